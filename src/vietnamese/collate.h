// SPDX-License-Identifier: AGPL-3.0-or-later
// Vietnamese alphabetical order as a key whose bytes compare as the texts do; to be stored beside the text, since no
// database sorts Vietnamese alike.
#pragma once
#include <string>
#include <string_view>

namespace vietnamese {

// Syllable by syllable: letters first (a ă â b c d đ e ê …), then tones (không huyền hỏi ngã sắc nặng); capitals decide
// last. Spaces and punctuation only part syllables.
std::string sort_key(std::string_view text);

// Of its beginning, in characters that every database sorts alike.
std::string stored_sort_key(std::string_view text);

// For names of people: by the given name, then the family name, then what stands between.
std::string person_sort_key(std::string_view name);

}  // namespace vietnamese
