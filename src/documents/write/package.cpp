// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/write/package.h"

#include <zip.h>

#include <memory>
#include <stdexcept>

namespace documents {
namespace {

struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};

constexpr zip_uint64_t some_day = 315532800;  // of every part: the first that ZIP can hold

}  // namespace

std::string package_of(const std::vector<std::pair<std::string, std::string>>& parts) {
  zip_error_t trouble;
  zip_error_init(&trouble);
  const std::unique_ptr<zip_source_t, FreeSource> target(zip_source_buffer_create(nullptr, 0, 0, &trouble));
  if (!target) throw std::runtime_error("office file: no memory");
  zip_source_keep(target.get());
  std::unique_ptr<zip_t, Discard> archive(zip_open_from_source(target.get(), ZIP_TRUNCATE, &trouble));
  zip_error_fini(&trouble);
  if (!archive) throw std::runtime_error("office file: the archive cannot be written");
  for (const auto& [name, content] : parts) {
    zip_source_t* source = zip_source_buffer(archive.get(), content.data(), content.size(), 0);
    const zip_int64_t at = source == nullptr ? -1 : zip_file_add(archive.get(), name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (at < 0) {
      zip_source_free(source);
      throw std::runtime_error("office file: a part cannot be added");
    }
    zip_file_set_mtime(archive.get(), static_cast<zip_uint64_t>(at), some_day, 0);
  }
  if (zip_close(archive.get()) != 0) throw std::runtime_error("office file: the archive cannot be closed");
  static_cast<void>(archive.release());  // closed above, which frees it
  zip_stat_t status;
  zip_source_stat(target.get(), &status);
  std::string bytes(status.size, '\0');
  if (zip_source_open(target.get()) != 0 ||
      zip_source_read(target.get(), bytes.data(), bytes.size()) != static_cast<zip_int64_t>(bytes.size()))
    throw std::runtime_error("office file: the archive cannot be read back");
  zip_source_close(target.get());
  return bytes;
}

std::string xml_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n') out += c;
    }
  }
  return out;
}

}  // namespace documents
