// SPDX-License-Identifier: AGPL-3.0-or-later
// Numbers as lists print them.
#pragma once
#include <string>
#include <string_view>

namespace documents {

std::string roman(int number);    // "XIV"; decimal where Roman figures do not reach
std::string letters(int number);  // a … z, aa, bb …
std::string counted(int number);  // "một", "hai" …, Vietnamese

// By the names of Office Open XML: decimal, upperRoman, lowerLetter …; what is not known counts in decimals.
std::string numeral(std::string_view format, int number);

// The mark of a list without numbers: "+" and "*" stay, all dots, squares and dashes print as "-".
std::string bullet(std::string_view mark);

}  // namespace documents
