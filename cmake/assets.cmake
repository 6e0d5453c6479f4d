# SPDX-License-Identifier: AGPL-3.0-or-later
# What the program carries with it. Included after the rooms.
file(GLOB web_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/*.css ${CMAKE_SOURCE_DIR}/web/*.js ${CMAKE_SOURCE_DIR}/web/*.svg)
set(assets_folder ${CMAKE_BINARY_DIR}/assets)
add_custom_command(
  OUTPUT ${assets_folder}/assets.cpp ${assets_folder}/html/asset_names.h
  COMMAND ${CMAKE_COMMAND} -DFOLDER=${CMAKE_SOURCE_DIR}/web -DOUT=${assets_folder}
          -P ${CMAKE_SOURCE_DIR}/tools/embed_assets.cmake
  DEPENDS ${web_files} ${CMAKE_SOURCE_DIR}/tools/embed_assets.cmake
  COMMENT "Embedding web/")
# Made before anything of the rooms that show pages is compiled.
add_custom_target(web_assets DEPENDS ${assets_folder}/assets.cpp ${assets_folder}/html/asset_names.h)
target_sources(lantoa_html PRIVATE ${assets_folder}/assets.cpp)
target_include_directories(lantoa_html PUBLIC ${assets_folder})
foreach(room html features app)
  add_dependencies(lantoa_${room} web_assets)
endforeach()

target_compile_definitions(lantoa_app PRIVATE LANTOA_VERSION="${PROJECT_VERSION}")
