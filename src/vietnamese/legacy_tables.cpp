// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vietnamese/legacy_tables.h"

#include <array>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "vietnamese/legacy.h"
#include "vietnamese/text.h"

namespace vietnamese {
namespace {

constexpr char32_t acute = 0x301, grave = 0x300, hook = 0x309, tilde = 0x303, dot = 0x323, hat = 0x302, breve = 0x306,
                   horn = 0x31B;

// TCVN 5712:1993, third table, from 0xA1 on. Places that hold no letter are zero.
constexpr std::array<char32_t, 94> tcvn3{
    U'Ă', U'Â', U'Ê', U'Ô', U'Ơ', U'Ư', U'Đ', U'ă', U'â', U'ê', U'ô', U'ơ', U'ư', U'đ', 0,    0,    0,    0,    0,
    0,    U'à', U'ả', U'ã', U'á', U'ạ', 0,    U'ằ', U'ẳ', U'ẵ', U'ắ', 0,    0,    0,    0,    0,    0,    0,    U'ặ',
    U'ầ', U'ẩ', U'ẫ', U'ấ', U'ậ', U'è', 0,    U'ẻ', U'ẽ', U'é', U'ẹ', U'ề', U'ể', U'ễ', U'ế', U'ệ', U'ì', U'ỉ', 0,
    0,    0,    U'ĩ', U'í', U'ị', U'ò', 0,    U'ỏ', U'õ', U'ó', U'ọ', U'ồ', U'ổ', U'ỗ', U'ố', U'ộ', U'ờ', U'ở', U'ỡ',
    U'ớ', U'ợ', U'ù', 0,    U'ủ', U'ũ', U'ú', U'ụ', U'ừ', U'ử', U'ữ', U'ứ', U'ự', U'ỳ', U'ỷ', U'ỹ', U'ý', U'ỵ'};

constexpr std::array<char32_t, 32> western_80{0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                              0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                              0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                              0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

// Fonts of the symbol kind come as U+F0xx.
char32_t without_symbol_offset(char32_t c) { return c >= 0xF020 && c <= 0xF0FF ? c - 0xF000 : c; }

// What a byte of VNI behind a letter adds to it: a shape, a tone, or both.
struct Marks {
  char32_t shape = 0, tone = 0;
};
Marks vni_marks(char32_t c) {
  if (c >= 0xC0 && c <= 0xDE) c += 0x20;
  switch (c) {
    case 0xF9:
      return {0, acute};
    case 0xF8:
      return {0, grave};
    case 0xFB:
      return {0, hook};
    case 0xF5:
      return {0, tilde};
    case 0xEF:
      return {0, dot};
    case 0xE2:
      return {hat, 0};
    case 0xE1:
      return {hat, acute};
    case 0xE0:
      return {hat, grave};
    case 0xE5:
      return {hat, hook};
    case 0xE3:
      return {hat, tilde};
    case 0xE4:
      return {hat, dot};
    case 0xEA:
      return {breve, 0};
    case 0xE9:
      return {breve, acute};
    case 0xE8:
      return {breve, grave};
    case 0xFA:
      return {breve, hook};
    case 0xFC:
      return {breve, tilde};
    case 0xEB:
      return {breve, dot};
    default:
      return {};
  }
}

char32_t vni_single(char32_t c) {
  switch (c) {
    case 0xF1:
      return U'đ';
    case 0xD1:
      return U'Đ';
    case 0xF4:
      return U'ơ';
    case 0xD4:
      return U'Ơ';
    case 0xF6:
      return U'ư';
    case 0xD6:
      return U'Ư';
    case 0xED:
      return U'í';
    case 0xCD:
      return U'Í';
    case 0xEC:
      return U'ì';
    case 0xCC:
      return U'Ì';
    case 0xE6:
      return U'ỉ';
    case 0xC6:
      return U'Ỉ';
    case 0xF3:
      return U'ĩ';
    case 0xD3:
      return U'Ĩ';
    case 0xF2:
      return U'ị';
    case 0xD2:
      return U'Ị';
    case 0xEE:
      return U'ỵ';
    case 0xCE:
      return U'Ỵ';
    default:
      return c;
  }
}

bool takes(char32_t letter, Marks marks) {
  const char32_t c = lower(letter);
  if (marks.shape == breve) return c == U'a';
  if (marks.shape == hat) return c == U'a' || c == U'e' || c == U'o';
  return marks.tone != 0 && (c == U'a' || c == U'e' || c == U'i' || c == U'o' || c == U'u' || c == U'y' || c == U'ơ' ||
                             c == U'ư' || c == U'ă' || c == U'â' || c == U'ê' || c == U'ô');
}

Marks viqr_marks(char32_t c) {
  switch (c) {
    case U'\'':
      return {0, acute};
    case U'`':
      return {0, grave};
    case U'?':
      return {0, hook};
    case U'~':
      return {0, tilde};
    case U'.':
      return {0, dot};
    default:
      return {};
  }
}

char32_t viqr_shape(char32_t letter, char32_t mark) {
  const char32_t c = lower(letter);
  if (mark == U'^' && (c == U'a' || c == U'e' || c == U'o')) return hat;
  if (mark == U'(' && c == U'a') return breve;
  if ((mark == U'+' || mark == U'*') && (c == U'o' || c == U'u')) return horn;
  return 0;
}

}  // namespace

namespace legacy {

char32_t windows_1252(unsigned char byte) { return byte >= 0x80 && byte < 0xA0 ? western_80[byte - 0x80u] : byte; }

char32_t windows_1258(unsigned char byte) {
  switch (byte) {
    case 0xC3:
      return U'Ă';
    case 0xE3:
      return U'ă';
    case 0xCC:
      return grave;
    case 0xD2:
      return hook;
    case 0xDE:
      return tilde;
    case 0xEC:
      return acute;
    case 0xF2:
      return dot;
    case 0xD0:
      return U'Đ';
    case 0xF0:
      return U'đ';
    case 0xD5:
      return U'Ơ';
    case 0xF5:
      return U'ơ';
    case 0xDD:
      return U'Ư';
    case 0xFD:
      return U'ư';
    case 0xFE:
      return U'₫';
    default:
      return windows_1252(byte);
  }
}

}  // namespace legacy

std::string from_tcvn3(std::string_view text) {
  std::string out;
  out.reserve(text.size() * 2);
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = without_symbol_offset(base::next_code_point(text, at));
    const char32_t letter = c >= 0xA1 && c < 0xA1 + tcvn3.size() ? tcvn3[c - 0xA1] : 0;
    base::append_utf8(out, letter != 0 ? letter : c);
  }
  return out;
}

std::string from_vni(std::string_view text) {
  std::string out;
  out.reserve(text.size() * 2);
  char32_t before = 0;  // the letter that a mark may follow
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = without_symbol_offset(base::next_code_point(text, at));
    const Marks marks = vni_marks(c);
    if (before != 0 && takes(before, marks)) {
      if (marks.shape != 0) base::append_utf8(out, marks.shape);
      if (marks.tone != 0) base::append_utf8(out, marks.tone);
      before = 0;
      continue;
    }
    before = vni_single(c);
    base::append_utf8(out, before);
  }
  return to_nfc(out);
}

std::string from_viqr(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 2);
  char32_t before = 0;
  bool shaped = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::next_code_point(text, at);
    if (c == U'\\' && at < text.size()) {
      before = 0;
      base::append_utf8(out, base::next_code_point(text, at));
      continue;
    }
    const char32_t shape = shaped ? 0 : viqr_shape(before, c);
    if (before != 0 && shape != 0) {
      base::append_utf8(out, shape);
      shaped = true;
      continue;
    }
    const Marks marks = viqr_marks(c);
    if (before != 0 && takes(before, marks)) {
      base::append_utf8(out, marks.tone);
      before = 0;
      shaped = false;
      continue;
    }
    if ((c == U'd' || c == U'D') && lower(before) == U'd') {
      out.pop_back();
      base::append_utf8(out, before == U'D' ? U'Đ' : U'đ');
      before = 0;
      continue;
    }
    before = c;
    shaped = false;
    base::append_utf8(out, c);
  }
  return to_nfc(out);
}

}  // namespace vietnamese
