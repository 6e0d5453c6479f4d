// SPDX-License-Identifier: AGPL-3.0-or-later
// The letters that a channel is learnt for, numbered: those of Vietnamese with their tones and f j w z, small and
// capital.
#pragma once
#include <cstdint>
#include <string_view>

namespace vietnamese {

using Letter = std::uint8_t;

inline constexpr std::u32string_view small_letters =
    U"aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz";
inline constexpr Letter small_letter_count = static_cast<Letter>(small_letters.size());
inline constexpr Letter letter_count = small_letter_count * 2;
inline constexpr Letter no_letter = 255;

Letter letter_of(char32_t c);  // no_letter for what is none of these
char32_t character_of(Letter letter);
constexpr Letter capital(Letter small) { return static_cast<Letter>(small + small_letter_count); }
constexpr bool is_capital(Letter letter) { return letter >= small_letter_count; }

}  // namespace vietnamese
