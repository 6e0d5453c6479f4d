// SPDX-License-Identifier: AGPL-3.0-or-later
// Numbers in Vietnamese words, from their decimal digits: mốt, tư, lăm and linh where the language wants them.
#pragma once
#include <string>
#include <string_view>

namespace speech {

// "1250000" → "một triệu hai trăm năm mươi nghìn". Digits only; leading zeros are passed over. More than 18 digits
// come out one by one.
std::string in_words(std::string_view digits);
std::string in_words(int number);
// "105" → "một không năm".
std::string digit_words(std::string_view digits);
// A day of a month: "mùng bốn", "mười lăm". A month: "tư", "mười một". What follows "thứ": "nhất", "tư".
std::string day_words(int day);
std::string month_words(int month);
std::string ordinal_words(int number);
// "XIV" → 14; 0 for what is no Roman number under 100.
int roman_value(std::u32string_view text);

}  // namespace speech
