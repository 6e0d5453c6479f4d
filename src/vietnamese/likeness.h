// SPDX-License-Identifier: AGPL-3.0-or-later
// Which characters a letter may be read as before anything is learnt: those that look like it.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "vietnamese/alphabet.h"

namespace vietnamese {

// Observed characters, numbered; 0 is any character that office text does not have.
using Seen = std::uint16_t;
inline constexpr std::size_t seen_count = 300;
Seen seen_of(char32_t c);
char32_t character_of_seen(Seen seen);

// Letters that differ by marks alone are misread alike. The family is named by its bare letter; đ is no d.
Letter family_of(Letter letter);
const std::vector<Letter>& family_members(Letter family);
// The bare small letters of both, to tell which are alike.
const std::array<char32_t, letter_count>& bare_letters();
const std::array<char32_t, seen_count>& bare_seen();

// How likely, before anything is learnt, a letter is read as one character (as a logarithm: [letter][seen]), as none,
// as two of which one is alike, as any two, as any three.
const std::vector<float>& general_priors();
inline constexpr double prior_of_silence = 4e-3;
inline constexpr double prior_of_two_alike = 4e-4;
inline constexpr double prior_of_two = 1e-5;
inline constexpr double prior_of_three = 3e-7;

}  // namespace vietnamese
