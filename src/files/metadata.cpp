// SPDX-License-Identifier: AGPL-3.0-or-later
// What a camera writes beside a picture. Formats: ITU-T T.81 (JPEG segments), PNG third edition, WebP container. What
// does not keep to its format comes back as it was.
#include <algorithm>
#include <array>
#include <cstdint>

#include "files/shelf.h"

namespace files {
namespace {

std::uint32_t big(std::string_view bytes, std::size_t at, int count) {
  std::uint32_t number = 0;
  for (int i = 0; i < count; ++i)
    number = number << 8U | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  return number;
}

std::uint32_t little(std::string_view bytes, std::size_t at, int count) {
  std::uint32_t number = 0;
  for (int i = count; i-- > 0;)
    number = number << 8U | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  return number;
}

// The turning (1 to 8) out of an Exif segment; 1 where there is none.
unsigned turning_in(std::string_view exif) {
  if (exif.size() < 14 || !exif.starts_with("Exif")) return 1;
  const std::string_view tiff = exif.substr(6);
  const bool is_little = tiff.starts_with("II");
  const auto number = [&](std::size_t at, int count) {
    return is_little ? little(tiff, at, count) : big(tiff, at, count);
  };
  const std::size_t directory = number(4, 4);
  if (directory + 2 > tiff.size()) return 1;
  const unsigned entries = number(directory, 2);
  constexpr unsigned turning_tag = 0x0112;
  for (unsigned i = 0; i < entries; ++i) {
    const std::size_t at = directory + 2 + i * std::size_t{12};
    if (at + 12 > tiff.size()) return 1;
    if (number(at, 2) != turning_tag) continue;
    const unsigned turning = number(at + 8, 2);
    return turning >= 1 && turning <= 8 ? turning : 1;
  }
  return 1;
}

// An Exif segment that says the turning and nothing else.
std::string segment_of(unsigned turning) {
  std::string exif("Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 25);
  exif += static_cast<char>(turning);
  exif.append(6, '\0');
  const std::size_t length = exif.size() + 2;
  return std::string("\xFF\xE1") + static_cast<char>(length >> 8U) + static_cast<char>(length & 0xFFU) + exif;
}

std::string jpeg(std::string_view picture) {
  std::string out(picture.substr(0, 2)), kept;
  unsigned turning = 1;
  std::size_t at = 2;
  while (at + 4 <= picture.size()) {
    // Any number of fill bytes may stand before a marker (T.81, B.1.1.2).
    while (at + 4 < picture.size() && static_cast<unsigned char>(picture[at]) == 0xFFU &&
           static_cast<unsigned char>(picture[at + 1]) == 0xFFU)
      ++at;
    const auto marker = static_cast<unsigned char>(picture[at + 1]);
    if (static_cast<unsigned char>(picture[at]) != 0xFFU) return std::string(picture);
    if (marker == 0xDAU) break;  // the picture itself
    const std::size_t length = big(picture, at + 2, 2) + std::size_t{2};
    if (length < 4 || at + length > picture.size()) return std::string(picture);
    const std::string_view body = picture.substr(at + 4, length - 4);
    const bool is_exif = marker == 0xE1U;
    if (is_exif) turning = std::max(turning, turning_in(body));
    // Of the application segments only JFIF, colour profiles and Adobe's colour mark say how to draw.
    const bool draws = marker < 0xE0U || marker > 0xEFU || marker == 0xE0U ||
                       (marker == 0xE2U && body.starts_with("ICC_PROFILE")) || marker == 0xEEU;
    if (draws && marker != 0xFEU) kept += picture.substr(at, length);
    at += length;
  }
  if (turning > 1) out += segment_of(turning);
  // A second picture behind the end would bring its own camera data.
  std::string_view scan = picture.substr(at);
  const std::size_t end = scan.rfind("\xFF\xD9\xFF\xD8");
  if (end != std::string_view::npos) scan = scan.substr(0, scan.find("\xFF\xD9") + 2);
  return out + kept + std::string(scan);
}

std::string png(std::string_view picture) {
  constexpr std::array<std::string_view, 5> told{"tEXt", "zTXt", "iTXt", "eXIf", "tIME"};
  std::string out(picture.substr(0, 8));
  std::size_t at = 8;
  while (at + 12 <= picture.size()) {
    const std::size_t length = std::size_t{big(picture, at, 4)} + 12;
    if (at + length > picture.size()) return std::string(picture);
    const std::string_view kind = picture.substr(at + 4, 4);
    bool tells = false;
    for (const std::string_view name : told) tells = tells || kind == name;
    if (!tells) out += picture.substr(at, length);
    at += length;
    if (kind == "IEND") return out;  // what hides behind the end goes as well
  }
  return std::string(picture);
}

std::string webp(std::string_view picture) {
  std::string chunks;
  std::size_t at = 12;
  while (at + 8 <= picture.size()) {
    const std::size_t size = little(picture, at + 4, 4);
    const std::size_t length = 8 + size + size % 2;
    if (at + length > picture.size()) return std::string(picture);
    const std::string_view kind = picture.substr(at, 4);
    if (kind != "EXIF" && kind != "XMP ") chunks += picture.substr(at, length);
    at += length;
  }
  if (chunks.starts_with("VP8X") && chunks.size() > 8) {
    constexpr unsigned has_exif_or_xmp = 0x0CU;
    chunks[8] = static_cast<char>(static_cast<unsigned char>(chunks[8]) & ~has_exif_or_xmp);
  }
  const auto size = static_cast<std::uint32_t>(chunks.size() + 4);
  std::string out = "RIFF";
  for (unsigned shift = 0; shift < 32; shift += 8) out += static_cast<char>(size >> shift & 0xFFU);
  return out + "WEBP" + chunks;
}

}  // namespace

std::string without_metadata(std::string_view picture, Type type) {
  if (type == Type::jpeg && picture.size() > 4) return jpeg(picture);
  if (type == Type::png && picture.size() > 20) return png(picture);
  if (type == Type::webp && picture.size() > 20) return webp(picture);
  return std::string(picture);
}

}  // namespace files
