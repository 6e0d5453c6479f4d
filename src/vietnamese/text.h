// SPDX-License-Identifier: AGPL-3.0-or-later
// Vietnamese text as the rest of the program sees it: UTF-8, NFC. No function here asks the C locale anything.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace vietnamese {

// NFC; broken UTF-8 becomes U+FFFD.
std::string to_nfc(std::string_view text);
bool is_nfc(std::string_view text);

char32_t lower(char32_t c);
char32_t upper(char32_t c);
std::string lower(std::string_view text);
std::string upper(std::string_view text);

bool is_letter(char32_t c);
bool is_digit(char32_t c);  // ASCII digits only
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_space(char32_t c);  // with no-break and zero-width spaces

// Has a letter, and no lower-case one.
bool is_all_upper(std::string_view text);
bool starts_upper(std::string_view text);
bool starts_lower(std::string_view text);

// The letter without any mark, đ as d; other characters as they are.
char32_t bare(char32_t c);
// For searching: lower case, no marks, đ as d. Same number of code points as the NFC text.
std::string fold(std::string_view text);
// For comparing: lower case, tone marks kept but moved to one place (hoà = hòa, uỷ = ủy), white space collapsed.
std::string comparable(std::string_view text);

// White space (also no-break and tabs) collapsed to one space, none at the ends.
std::string tidy(std::string_view text);
std::string_view trim(std::string_view text);
// Words between white space; the views point into `text`.
std::vector<std::string_view> words(std::string_view text);

}  // namespace vietnamese
