// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/numerals.h"

#include <array>
#include <utility>

#include "vietnamese/text.h"

namespace documents {

std::string roman(int number) {
  constexpr std::array<std::pair<int, std::string_view>, 13> figures{{{1000, "M"},
                                                                      {900, "CM"},
                                                                      {500, "D"},
                                                                      {400, "CD"},
                                                                      {100, "C"},
                                                                      {90, "XC"},
                                                                      {50, "L"},
                                                                      {40, "XL"},
                                                                      {10, "X"},
                                                                      {9, "IX"},
                                                                      {5, "V"},
                                                                      {4, "IV"},
                                                                      {1, "I"}}};
  if (number <= 0 || number >= 4000) return std::to_string(number);
  std::string out;
  for (const auto& [value, figure] : figures)
    for (; number >= value; number -= value) out += figure;
  return out;
}

std::string letters(int number) {
  if (number <= 0 || number > 26 * 8) return std::to_string(number);
  return std::string(1 + static_cast<std::size_t>(number - 1) / 26, static_cast<char>('a' + (number - 1) % 26));
}

std::string counted(int number) {
  constexpr std::array<std::string_view, 10> units{"không", "một", "hai", "ba",  "bốn",
                                                   "năm",   "sáu", "bảy", "tám", "chín"};
  if (number < 0 || number > 99) return std::to_string(number);
  const auto tens = static_cast<std::size_t>(number) / 10, rest = static_cast<std::size_t>(number) % 10;
  if (tens == 0) return std::string(units[rest]);
  std::string out = tens == 1 ? "mười" : std::string(units[tens]) + " mươi";
  if (rest == 0) return out;
  if (rest == 1 && tens > 1) return out + " mốt";
  return out + " " + (rest == 5 ? "lăm" : std::string(units[rest]));
}

std::string numeral(std::string_view format, int number) {
  if (format == "none") return {};
  if (format == "upperRoman") return roman(number);
  if (format == "lowerRoman") return vietnamese::lower(roman(number));
  if (format == "lowerLetter") return letters(number);
  if (format == "upperLetter") return vietnamese::upper(letters(number));
  if (format == "decimalZero") return (number >= 0 && number < 10 ? "0" : "") + std::to_string(number);
  if (format == "vietnameseCounting" || format == "cardinalText") return counted(number);
  return std::to_string(number);
}

std::string bullet(std::string_view mark) {
  mark = vietnamese::trim(mark);
  return mark == "+" || mark == "*" ? std::string(mark) : "-";
}

}  // namespace documents
