// SPDX-License-Identifier: AGPL-3.0-or-later
// What a Vietnamese syllable can be: onset, rime and tone put together by the rules of the spelling. No word list.
#pragma once
#include <cstddef>
#include <string_view>

namespace vietnamese {

// True for one syllable in any capitalisation, NFC or not, with the tone in the old or the new place (hòa, hoà).
// Place names of the state keep their own spelling (Đắk, Lắk, Kạn) and are syllables too.
bool is_valid_syllable(std::string_view word);

struct SyllableCount {
  std::size_t words = 0;   // words of letters: no numbers, document symbols, addresses or abbreviations
  std::size_t valid = 0;   // of them, possible syllables
  std::size_t marked = 0;  // of the valid ones, those with a mark (hat, hook, bar or tone)
};
SyllableCount count_syllables(std::string_view text);

// How much of a text is Vietnamese as it should be, 0 to 1: over 0.88 for sound text, under 0.53 for text that lost its
// marks or has them garbled, near 0 without any marks or in another language. 0 for a text without words.
double valid_share(std::string_view text);

}  // namespace vietnamese
