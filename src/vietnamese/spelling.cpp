// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vietnamese/spelling.h"

#include <algorithm>
#include <array>

namespace vietnamese {
namespace {

using namespace std::literals;

// One row a vowel, in the order of Tone.
constexpr std::array vowels{U"aàảãáạ"sv, U"ăằẳẵắặ"sv, U"âầẩẫấậ"sv, U"eèẻẽéẹ"sv, U"êềểễếệ"sv, U"iìỉĩíị"sv,
                            U"oòỏõóọ"sv, U"ôồổỗốộ"sv, U"ơờởỡớợ"sv, U"uùủũúụ"sv, U"ưừửữứự"sv, U"yỳỷỹýỵ"sv};

bool is_vowel(char32_t c) {
  return std::any_of(vowels.begin(), vowels.end(), [c](std::u32string_view row) { return row.front() == c; });
}

}  // namespace

char32_t without_tone(char32_t c) {
  if (c < 0x80) return c;
  for (const std::u32string_view row : vowels)
    if (row.find(c) != std::u32string_view::npos) return row.front();
  return c;
}

Tone tone_of(char32_t c) {
  if (c < 0x80) return Tone::level;
  for (const std::u32string_view row : vowels)
    if (const std::size_t at = row.find(c); at != std::u32string_view::npos) return static_cast<Tone>(at);
  return Tone::level;
}

char32_t with_tone(char32_t c, Tone tone) {
  for (const std::u32string_view row : vowels)
    if (row.front() == c) return row[static_cast<std::size_t>(tone)];
  return c;
}

Toned take_tone(std::u32string_view word) {
  Toned out;
  out.letters.reserve(word.size());
  for (const char32_t c : word) {
    if (const Tone tone = tone_of(c); tone != Tone::level) {
      out.tone = tone;
      out.at = out.letters.size();
      ++out.tones;
    }
    out.letters.push_back(without_tone(c));
  }
  return out;
}

TonePlaces tone_places(std::u32string_view toneless) {
  std::size_t from = 0;
  while (from < toneless.size() && !is_vowel(toneless[from])) ++from;
  // the glide of "qu" and the i of "gi" belong to the onset where a vowel follows
  const bool swallowed =
      (toneless.starts_with(U"qu") || toneless.starts_with(U"gi")) && toneless.size() > 2 && is_vowel(toneless[2]);
  if (swallowed) from = 2;
  std::size_t to = from;
  while (to < toneless.size() && is_vowel(toneless[to])) ++to;
  const bool closed = to < toneless.size();
  const std::u32string_view nucleus = toneless.substr(from, to - from);
  if (nucleus.size() <= 1) return {from, from};
  // a hat or a hook draws the tone; of ươ the second letter
  for (std::size_t i = nucleus.size(); i-- > 0;)
    if (U"ăâêôơư"sv.find(nucleus[i]) != std::u32string_view::npos) return {from + i, from + i};
  if (closed) return {from + nucleus.size() - 1, from + nucleus.size() - 1};
  if (nucleus == U"oa" || nucleus == U"oe" || nucleus == U"uy") return {from + 1, from};
  if (nucleus.size() == 3) return {from + 1, from + 1};
  return {from, from};
}

}  // namespace vietnamese
