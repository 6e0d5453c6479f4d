// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vietnamese/text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <stdexcept>

#include "base/utf8.h"

namespace vietnamese {
namespace {

const icu::Normalizer2& nfc() {
  static const icu::Normalizer2& instance = []() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status) != 0 || found == nullptr) throw std::runtime_error("ICU has no NFC data");
    return *found;
  }();
  return instance;
}

const icu::Normalizer2& nfd() {
  static const icu::Normalizer2& instance = []() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status) != 0 || found == nullptr) throw std::runtime_error("ICU has no NFD data");
    return *found;
  }();
  return instance;
}

bool is_ascii(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

// Blocks that hold every letter of Vietnamese: Latin-1, Extended-A/B and Extended Additional.
constexpr std::size_t table_size = 0x250 + 0x100;
constexpr std::size_t slot(char32_t c) {
  if (c < 0x250) return c;
  if (c >= 0x1E00 && c < 0x1F00) return c - 0x1E00 + 0x250;
  return table_size;
}

struct Properties {
  char32_t lower, upper, bare;
  bool letter, is_upper, is_lower;
};

Properties look_up(char32_t c) {
  const auto u = static_cast<UChar32>(c);
  Properties p{static_cast<char32_t>(u_tolower(u)),
               static_cast<char32_t>(u_toupper(u)),
               c,
               u_isalpha(u) != 0,
               u_isupper(u) != 0,
               u_islower(u) != 0};
  icu::UnicodeString decomposed;
  if (nfd().getDecomposition(u, decomposed) != 0 && u_isalpha(decomposed.char32At(0)) != 0)
    p.bare = static_cast<char32_t>(decomposed.char32At(0));
  if (c == U'đ') p.bare = U'd';
  if (c == U'Đ') p.bare = U'D';
  return p;
}

const Properties* table_entry(char32_t c) {
  static const std::array<Properties, table_size> table = [] {
    std::array<Properties, table_size> t{};
    for (char32_t i = 0; i < 0x250; ++i) t[i] = look_up(i);
    for (char32_t i = 0x1E00; i < 0x1F00; ++i) t[slot(i)] = look_up(i);
    return t;
  }();
  const std::size_t at = slot(c);
  return at < table_size ? &table[at] : nullptr;
}

// Tone marks as they stand in decomposed text.
bool is_tone(char32_t c) { return c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309 || c == 0x323; }

template <class Change>
std::string changed(std::string_view text, Change change) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::next_code_point(text, at);
    base::append_utf8(out, change(c));
  }
  return out;
}

}  // namespace

std::string to_nfc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  const icu::UnicodeString source =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString composed = nfc().normalize(source, status);
  if (U_FAILURE(status) != 0) throw std::runtime_error("ICU could not normalise a text");
  std::string out;
  composed.toUTF8String(out);
  return out;
}

bool is_nfc(std::string_view text) { return is_ascii(text) || to_nfc(text) == text; }

char32_t lower(char32_t c) {
  const Properties* p = table_entry(c);
  return p != nullptr ? p->lower : static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}
char32_t upper(char32_t c) {
  const Properties* p = table_entry(c);
  return p != nullptr ? p->upper : static_cast<char32_t>(u_toupper(static_cast<UChar32>(c)));
}
char32_t bare(char32_t c) {
  const Properties* p = table_entry(c);
  return p != nullptr ? p->bare : c;
}
bool is_letter(char32_t c) {
  const Properties* p = table_entry(c);
  return p != nullptr ? p->letter : u_isalpha(static_cast<UChar32>(c)) != 0;
}
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_upper(char32_t c) {
  const Properties* p = table_entry(c);
  return p != nullptr ? p->is_upper : u_isupper(static_cast<UChar32>(c)) != 0;
}
bool is_lower(char32_t c) {
  const Properties* p = table_entry(c);
  return p != nullptr ? p->is_lower : u_islower(static_cast<UChar32>(c)) != 0;
}
bool is_space(char32_t c) {
  return c == U' ' || (c >= 9 && c <= 13) || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

std::string lower(std::string_view text) {
  return changed(text, [](char32_t c) { return lower(c); });
}
std::string upper(std::string_view text) {
  return changed(text, [](char32_t c) { return upper(c); });
}

bool is_all_upper(std::string_view text) {
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::next_code_point(text, at);
    if (is_lower(c)) return false;
    any = any || is_upper(c);
  }
  return any;
}

bool starts_upper(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && is_upper(base::next_code_point(text, at));
}
bool starts_lower(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && is_lower(base::next_code_point(text, at));
}

std::string fold(std::string_view text) {
  return changed(text, [](char32_t c) { return lower(bare(c)); });
}

std::string comparable(std::string_view text) {
  const std::string neat = lower(tidy(text));
  const icu::UnicodeString source = icu::UnicodeString::fromUTF8(neat);
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString apart = nfd().normalize(source, status);
  icu::UnicodeString moved;
  char32_t tone = 0;
  const auto flush = [&] {
    if (tone != 0) moved.append(static_cast<UChar32>(tone));
    tone = 0;
  };
  for (int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
    const auto c = static_cast<char32_t>(apart.char32At(i));
    if (is_tone(c)) {
      tone = c;
      continue;
    }
    const bool inside = u_isalpha(static_cast<UChar32>(c)) != 0 || u_getCombiningClass(static_cast<UChar32>(c)) != 0;
    if (!inside) flush();
    moved.append(static_cast<UChar32>(c));
  }
  flush();
  const icu::UnicodeString composed = nfc().normalize(moved, status);
  if (U_FAILURE(status) != 0) throw std::runtime_error("ICU could not normalise a text");
  std::string out;
  composed.toUTF8String(out);
  return out;
}

std::string tidy(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool pending = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::next_code_point(text, at);
    if (is_space(c)) {
      pending = !out.empty();
      continue;
    }
    if (pending) out.push_back(' ');
    pending = false;
    base::append_utf8(out, c);
  }
  return out;
}

std::string_view trim(std::string_view text) {
  std::size_t from = 0;
  while (from < text.size()) {
    std::size_t at = from;
    if (!is_space(base::next_code_point(text, at))) break;
    from = at;
  }
  std::size_t to = text.size();
  while (to > from) {
    const char32_t c = base::code_point_before(text, to);
    if (!is_space(c)) break;
    std::string encoded;
    base::append_utf8(encoded, c);
    to -= encoded.size();
  }
  return text.substr(from, to - from);
}

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t start = text.size();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const char32_t c = base::next_code_point(text, at);
    if (is_space(c)) {
      if (start < here) out.push_back(text.substr(start, here - start));
      start = text.size();
    } else if (start == text.size()) {
      start = here;
    }
  }
  if (start < text.size()) out.push_back(text.substr(start));
  return out;
}

}  // namespace vietnamese
