// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vietnamese/collate.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"
#include "vietnamese/spelling.h"
#include "vietnamese/text.h"

namespace vietnamese {
namespace {

// The bytes of a key, lowest first, so that a shorter syllable and a shorter text come first.
constexpr char end_of_text = '\x01';
constexpr char end_of_syllable = '\x02';
constexpr char first_tone = '\x03';
constexpr char first_letter = '\x20';
constexpr char other_letter = '\x7E';

constexpr std::u32string_view alphabet = U"0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

struct Key {
  std::string letters{}, capitals{};

  void add_syllable(std::u32string_view syllable) {
    std::string tones;
    for (const char32_t c : syllable) {
      const char32_t small = lower(c);
      const char32_t letter = without_tone(small);
      if (const std::size_t at = alphabet.find(letter); at != std::u32string_view::npos) {
        letters.push_back(static_cast<char>(first_letter + static_cast<char>(at)));
      } else {
        letters.push_back(other_letter);
        base::append_utf8(letters, letter);
      }
      tones.push_back(static_cast<char>(first_tone + static_cast<char>(tone_of(small))));
      capitals.push_back(small == c ? '\x01' : '\x02');
    }
    letters.push_back(end_of_syllable);
    letters += tones;
  }
};

std::vector<std::u32string> syllables(std::string_view text) {
  std::vector<std::u32string> out;
  bool inside = false;
  for (const char32_t c : base::to_code_points(to_nfc(text))) {
    const bool part = is_letter(c) || is_digit(c);
    if (part && !inside) out.emplace_back();
    if (part) out.back().push_back(c);
    inside = part;
  }
  return out;
}

std::string key_of(const std::vector<std::u32string>& parts) {
  Key key;
  for (const std::u32string& part : parts) key.add_syllable(part);
  return key.letters + end_of_text + key.capitals;
}

}  // namespace

std::string sort_key(std::string_view text) { return key_of(syllables(text)); }

std::string stored_sort_key(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  constexpr std::size_t longest = 200;
  std::string stored;
  for (const char c : sort_key(text)) {
    const auto byte = static_cast<unsigned char>(c);
    stored += digits[byte / 16];
    stored += digits[byte % 16];
    if (stored.size() >= longest) break;
  }
  return stored;
}

std::string person_sort_key(std::string_view name) {
  std::vector<std::u32string> parts = syllables(name);
  if (parts.size() > 1) std::rotate(parts.begin(), parts.end() - 1, parts.end());
  return key_of(parts);
}

}  // namespace vietnamese
