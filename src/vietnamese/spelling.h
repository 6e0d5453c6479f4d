// SPDX-License-Identifier: AGPL-3.0-or-later
// Tones apart from letters: where a tone mark stands, and how a syllable is written with it. Lower case, NFC.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace vietnamese {

enum class Tone { level, falling, hooked, tilde, sharp, heavy };  // không, huyền, hỏi, ngã, sắc, nặng

struct Toned {
  std::u32string letters{};  // without tones; hats, hooks and the bar stay
  Tone tone = Tone::level;   // the last one met
  std::size_t at = 0;        // index of its letter
  int tones = 0;             // how many letters had one
};
Toned take_tone(std::u32string_view word);

char32_t without_tone(char32_t c);
Tone tone_of(char32_t c);
char32_t with_tone(char32_t c, Tone tone);  // the letter itself where it cannot bear one

// The letter that bears the tone: hoà and thuý in the modern place, hòa and thúy in the traditional one; else the same.
struct TonePlaces {
  std::size_t modern = 0, traditional = 0;
};
TonePlaces tone_places(std::u32string_view toneless);

}  // namespace vietnamese
