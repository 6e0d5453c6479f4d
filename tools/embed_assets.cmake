# SPDX-License-Identifier: AGPL-3.0-or-later
# Writes the files of a folder into C++: cmake -DFOLDER=web -DOUT=… -P embed_assets.cmake
# gives OUT/html/asset_names.h (an address for each) and OUT/assets.cpp (their bytes).
file(GLOB files LIST_DIRECTORIES false ${FOLDER}/*.css ${FOLDER}/*.js ${FOLDER}/*.svg)
list(SORT files)
set(names "")
set(bytes "")
set(rows "")
foreach(file IN LISTS files)
  get_filename_component(stem ${file} NAME_WE)
  get_filename_component(ending ${file} EXT)
  string(SUBSTRING ${ending} 1 -1 ending)
  file(SHA256 ${file} hash)
  string(SUBSTRING ${hash} 0 8 hash)
  set(path "/static/${stem}.${hash}.${ending}")
  string(MAKE_C_IDENTIFIER "${stem}_${ending}" name)
  if(ending STREQUAL "css")
    set(type "text/css; charset=utf-8")
  elseif(ending STREQUAL "js")
    set(type "text/javascript; charset=utf-8")
  else()
    set(type "image/svg+xml")
  endif()
  file(READ ${file} hex HEX)
  string(LENGTH "${hex}" length)
  math(EXPR length "${length} / 2")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," hex "${hex}")
  string(APPEND names "inline const Url ${name}{\"${path}\"};\n")
  string(APPEND bytes "constexpr unsigned char ${name}[] = {${hex}};\n")
  string(APPEND rows "    Asset{\"${path}\", \"${type}\", text(${name}, ${length})},\n")
endforeach()
file(WRITE ${OUT}/html/asset_names.h "// Made by tools/embed_assets.cmake.\n#pragma once\n#include \"html/html.h\"\n
namespace html::asset {\n\n${names}\n}  // namespace html::asset\n")
file(WRITE ${OUT}/assets.cpp "// Made by tools/embed_assets.cmake.\n#include \"html/assets.h\"\n#include <array>\n
namespace html {\nnamespace {\n
std::string_view text(const unsigned char* bytes, std::size_t length) {
  return {reinterpret_cast<const char*>(bytes), length};\n}\n
${bytes}\n}  // namespace\n
std::span<const Asset> assets() {\n  static const std::array all{\n${rows}  };\n  return all;\n}\n\n}  // namespace html\n")
