// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vietnamese/legacy.h"

#include "base/utf8.h"

namespace vietnamese {
namespace {

enum class ByteOrder { little, big };

std::string from_utf16(std::string_view bytes, ByteOrder order) {
  std::string out;
  out.reserve(bytes.size());
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]), second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(order == ByteOrder::little ? first | second << 8 : first << 8 | second);
  };
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    const char32_t c = unit(at);
    if (c < 0xD800 || c > 0xDFFF) {
      base::append_utf8(out, c);
      continue;
    }
    const char32_t low = c < 0xDC00 && at + 3 < bytes.size() ? unit(at + 2) : 0;
    const bool pair = low >= 0xDC00 && low <= 0xDFFF;
    base::append_utf8(out, pair ? 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00) : base::replacement);
    if (pair) at += 2;
  }
  return out;
}

std::string from_utf8(std::string_view bytes) {
  if (base::is_valid_utf8(bytes)) return std::string(bytes);
  return base::from_code_points(base::to_code_points(bytes));
}

}  // namespace

Decoded decode(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return {from_utf8(bytes.substr(3)), "UTF-8"};
  if (bytes.starts_with("\xFF\xFE")) return {from_utf16(bytes.substr(2), ByteOrder::little), "UTF-16LE"};
  if (bytes.starts_with("\xFE\xFF")) return {from_utf16(bytes.substr(2), ByteOrder::big), "UTF-16BE"};
  return {from_utf8(bytes), "UTF-8"};
}

}  // namespace vietnamese
