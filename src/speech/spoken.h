// SPDX-License-Identifier: AGPL-3.0-or-later
// Vietnamese text as it is read aloud, for a voice that knows nothing but words: numbers, dates, times, money, symbols
// of documents, telephones, addresses and abbreviations are written out; bullets, headings and brackets become pauses.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace speech {

inline constexpr std::size_t longest_breath = 200;  // letters

// One sentence a line, or a piece of one: a line has at most longest_breath letters, and all but the last end with a
// mark of pause. Text of any encoding fault comes out as well as it can; the same text always comes out the same.
std::string spoken(std::string_view text);

}  // namespace speech
