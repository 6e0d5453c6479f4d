// SPDX-License-Identifier: AGPL-3.0-or-later
#include "speech/number_words.h"

#include <algorithm>
#include <array>

namespace speech {
namespace {

constexpr std::array<std::string_view, 10> units{"không", "một", "hai", "ba",  "bốn",
                                                 "năm",   "sáu", "bảy", "tám", "chín"};
constexpr std::size_t longest = 18;  // digits: tỷ tỷ
constexpr std::size_t group = 3, groups_of_ty = 3;

void say(std::string& out, std::string_view word) {
  if (!out.empty()) out += ' ';
  out += word;
}

// Three digits; `full`: something stands before them, so hundreds are said even where there are none.
void say_group(std::string& out, int value, bool full) {
  constexpr int ten = 10, hundred = 100, five = 5, four = 4;
  const int hundreds = value / hundred, tens = value / ten % ten, ones = value % ten;
  if (hundreds > 0 || full) {
    say(out, units[hundreds]);
    say(out, "trăm");
  }
  if (tens == 0) {
    if (ones == 0) return;
    if (hundreds > 0 || full) say(out, "linh");
    say(out, units[ones]);
    return;
  }
  if (tens == 1) {
    say(out, "mười");
  } else {
    say(out, units[tens]);
    say(out, "mươi");
  }
  if (ones == 0) return;
  if (ones == 1 && tens > 1)
    say(out, "mốt");
  else if (ones == four && tens > 1)
    say(out, "tư");
  else if (ones == five)
    say(out, "lăm");
  else
    say(out, units[ones]);
}

}  // namespace

std::string in_words(std::string_view digits) {
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
  if (digits.empty()) return std::string(units[0]);
  if (digits.size() > longest) return digit_words(digits);
  const std::size_t count = (digits.size() + group - 1) / group;
  std::string out;
  bool said_since_ty = false;  // something of the part above the last "tỷ"
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t place = count - 1 - i;  // 0: the last three digits
    const std::size_t length = i == 0 ? digits.size() - place * group : group;
    int value = 0;
    for (const char c : digits.substr(0, length)) value = value * 10 + (c - '0');
    digits.remove_prefix(length);
    if (value > 0) {
      say_group(out, value, i > 0);
      constexpr std::array<std::string_view, groups_of_ty> names{"", "nghìn", "triệu"};
      if (const std::string_view name = names[place % groups_of_ty]; !name.empty()) say(out, name);
      said_since_ty = true;
    }
    if (place > 0 && place % groups_of_ty == 0 && said_since_ty) {
      say(out, "tỷ");
      said_since_ty = false;
    }
  }
  return out;
}

std::string in_words(int number) { return in_words(std::to_string(number)); }

std::string digit_words(std::string_view digits) {
  std::string out;
  for (const char c : digits) say(out, units[c - '0']);
  return out;
}

std::string day_words(int day) {
  constexpr int last_of_first_ten = 10;
  return (day <= last_of_first_ten ? "mùng " : "") + in_words(day);
}

std::string month_words(int month) {
  constexpr int april = 4;
  return month == april ? "tư" : in_words(month);
}

std::string ordinal_words(int number) { return number == 1 ? "nhất" : month_words(number); }

int roman_value(std::u32string_view text) {
  constexpr std::array<std::u32string_view, 9> tens{U"X",
                                                    U"XX",
                                                    U"XX"
                                                    U"X",
                                                    U"XL",
                                                    U"L",
                                                    U"LX",
                                                    U"LXX",
                                                    U"LXXX",
                                                    U"XC"};
  constexpr std::array<std::u32string_view, 9> ones{U"I", U"II", U"III", U"IV", U"V", U"VI", U"VII", U"VIII", U"IX"};
  for (std::size_t ten = 0; ten <= tens.size(); ++ten) {  // none first
    const std::u32string_view head = ten == 0 ? std::u32string_view() : tens[ten - 1];
    if (!text.starts_with(head)) continue;
    const std::u32string_view rest = text.substr(head.size());
    if (rest.empty() && ten > 0) return static_cast<int>(ten * 10);
    for (std::size_t one = 0; one < ones.size(); ++one)
      if (rest == ones[one]) return static_cast<int>(ten * 10 + one + 1);
  }
  return 0;
}

}  // namespace speech
