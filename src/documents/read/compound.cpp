// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/compound.h"

#include <cstdint>

namespace documents {
namespace {

constexpr std::size_t header_size = 512, entry_size = 128, places_in_header = 109;
constexpr std::size_t most_sectors = 4096;  // of a directory: far more than an office file has
constexpr std::uint32_t end_of_chain = 0xFFFFFFFE;

std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t length = 4) {
  std::uint32_t value = 0;
  if (at + length > bytes.size()) return end_of_chain;
  for (std::size_t i = length; i > 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
  return value;
}

class File {
 public:
  explicit File(std::string_view bytes) : bytes_(bytes) {
    const std::uint32_t shift = number(bytes, 30, 2);
    sector_size_ = shift == 9 || shift == 12 ? std::size_t{1} << shift : 0;
  }

  bool known() const { return sector_size_ != 0; }

  std::string_view sector(std::uint32_t index) const {
    const std::size_t from = (static_cast<std::size_t>(index) + 1) * sector_size_;
    return from < bytes_.size() ? bytes_.substr(from, sector_size_) : std::string_view();
  }

  // The sector behind this one, by the table of sectors.
  std::uint32_t next(std::uint32_t index) const {
    const std::size_t per_sector = sector_size_ / 4;
    const std::size_t table = index / per_sector;
    if (table >= places_in_header) return end_of_chain;
    return number(sector(number(bytes_, 76 + table * 4)), index % per_sector * 4);
  }

 private:
  std::string_view bytes_;
  std::size_t sector_size_ = 0;
};

}  // namespace

std::optional<std::vector<CompoundStream>> compound_streams(std::string_view bytes) {
  if (bytes.size() < header_size || !bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return std::nullopt;
  const File file(bytes);
  if (!file.known()) return std::nullopt;
  std::vector<CompoundStream> streams;
  std::uint32_t sector = number(bytes, 48);
  for (std::size_t count = 0; sector < end_of_chain && count < most_sectors; ++count) {
    const std::string_view entries = file.sector(sector);
    if (entries.empty()) break;
    for (std::size_t at = 0; at + entry_size <= entries.size(); at += entry_size) {
      const std::string_view entry = entries.substr(at, entry_size);
      const std::uint32_t name_bytes = number(entry, 64, 2);
      if (name_bytes < 4 || name_bytes > 64 || entry[66] == '\0') continue;
      CompoundStream stream;
      for (std::size_t i = 0; i + 2 < name_bytes; i += 2)
        if (entry[i + 1] == '\0' && entry[i] >= ' ') stream.name.push_back(entry[i]);
      stream.start = file.sector(number(entry, 116));
      streams.push_back(std::move(stream));
    }
    sector = file.next(sector);
  }
  if (streams.empty()) return std::nullopt;
  return streams;
}

}  // namespace documents
