// SPDX-License-Identifier: AGPL-3.0-or-later
#include "speech/figures.h"

#include <algorithm>

#include "base/date.h"
#include "vietnamese/text.h"

namespace speech {
namespace {

constexpr std::size_t group_of_amount = 3;
constexpr std::size_t most_groups = 6;  // behind the first: no amount is larger

char32_t at_or_none(View text, std::size_t at) { return at < text.size() ? text[at] : U'\0'; }

int number_of(const std::string& digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

// A number of 1 to `most` digits that ends there.
std::optional<int> short_number(View text, std::size_t& at, std::size_t least, std::size_t most) {
  const std::string digits = digits_at(text, at, most + 1);
  if (digits.size() < least || digits.size() > most) return std::nullopt;
  at += digits.size();
  return number_of(digits);
}

bool is_year(int year) {
  constexpr int first = 1000, last = 2999;
  return year >= first && year <= last;
}

// Behind it no digit, no letter, and no sign with a digit behind it that would make it longer.
bool ends_value(View text, std::size_t at, View joining) {
  if (is_digit_at(text, at) || is_letter_at(text, at)) return false;
  return !(joining.find(at_or_none(text, at)) != View::npos && is_digit_at(text, at + 1));
}

std::optional<Figure> spaced_amount(View text, std::size_t at) {
  Figure figure;
  figure.whole = digits_at(text, at);
  if (figure.whole.empty() || figure.whole.size() > group_of_amount || figure.whole[0] == '0') return std::nullopt;
  std::size_t end = at + figure.whole.size();
  const std::size_t head = figure.whole.size();
  bool hard = true;
  while (end < text.size() && vietnamese::is_space(text[end]) && figure.whole.size() <= most_groups * group_of_amount) {
    const std::string group = digits_at(text, end + 1, group_of_amount + 1);
    if (group.size() != group_of_amount) break;
    hard = hard && text[end] != U' ';
    figure.whole += group;
    end += 1 + group.size();
  }
  const std::size_t groups = (figure.whole.size() - head) / group_of_amount;
  // One group behind a plain space may be another number.
  if (groups == 0 || (groups == 1 && !hard) || !ends_value(text, end, U"/.-")) return std::nullopt;
  figure.is_grouped = true;
  figure.end = end;
  return figure;
}

std::size_t marked_groups(View text, std::size_t at, char32_t mark, std::string& digits) {
  std::size_t groups = 0;
  while (at_or_none(text, at) == mark && groups < most_groups) {
    const std::string group = digits_at(text, at + 1, group_of_amount + 1);
    if (group.size() != group_of_amount) break;
    digits += group;
    at += 1 + group.size();
    ++groups;
  }
  return groups;
}

}  // namespace

bool is_digit_at(View text, std::size_t at) { return at < text.size() && vietnamese::is_digit(text[at]); }
bool is_letter_at(View text, std::size_t at) { return at < text.size() && vietnamese::is_letter(text[at]); }
bool is_dash(char32_t c) { return c == U'-' || c == U'–' || c == U'—' || c == U'−'; }

std::string digits_at(View text, std::size_t at, std::size_t most) {
  std::string digits;
  for (; is_digit_at(text, at) && digits.size() < most; ++at) digits += static_cast<char>(text[at]);
  return digits;
}

std::size_t skip_spaces(View text, std::size_t at) {
  while (at < text.size() && vietnamese::is_space(text[at])) ++at;
  return at;
}

std::optional<Figure> figure_at(View text, std::size_t at) {
  if (!is_digit_at(text, at)) return std::nullopt;
  if (auto amount = spaced_amount(text, at)) return amount;
  Figure figure;
  figure.whole = digits_at(text, at);
  figure.end = at + figure.whole.size();
  if (figure.whole.size() <= group_of_amount && figure.whole[0] != '0') {
    for (const char32_t mark : {U'.', U','}) {
      std::string digits = figure.whole;
      const std::size_t groups = marked_groups(text, figure.end, mark, digits);
      const std::size_t end = figure.end + groups * (1 + group_of_amount);
      const std::size_t least = mark == U'.' ? 1 : 2;  // 1,250 is a decimal
      if (groups < least || is_digit_at(text, end)) continue;
      figure.whole = digits;
      figure.end = end;
      figure.is_grouped = true;
      break;
    }
  }
  const bool in_list = at > 1 && text[at - 1] == U',' && is_digit_at(text, at - 2);  // the 2 of "1,2,3"
  if (at_or_none(text, figure.end) == U',' && !in_list) {
    const std::string decimals = digits_at(text, figure.end + 1);
    const std::size_t end = figure.end + 1 + decimals.size();
    const bool lists =
        (at_or_none(text, end) == U',' && is_digit_at(text, end + 1)) ||
        (!figure.is_grouped && figure.whole.size() > group_of_amount && decimals.size() > group_of_amount);
    if (!decimals.empty() && !lists) {
      figure.decimals = decimals;
      figure.end = end;
      return figure;
    }
  }
  while (!figure.is_grouped && at_or_none(text, figure.end) == U'.' && is_digit_at(text, figure.end + 1)) {
    figure.dotted.push_back(digits_at(text, figure.end + 1));
    figure.end += 1 + figure.dotted.back().size();
  }
  return figure;
}

std::optional<DateFigure> full_date_at(View text, std::size_t at) {
  constexpr std::size_t year_digits = 4;
  std::size_t end = at;
  DateFigure date;
  if (digits_at(text, at).size() == year_digits) {
    date.year = *short_number(text, end, year_digits, year_digits);
    if (at_or_none(text, end) != U'-') return std::nullopt;
    const auto month = short_number(text, ++end, 2, 2);
    if (!month || at_or_none(text, end) != U'-') return std::nullopt;
    const auto day = short_number(text, ++end, 2, 2);
    if (!day) return std::nullopt;
    date.month = *month;
    date.day = *day;
  } else {
    const auto day = short_number(text, end, 1, 2);
    const char32_t mark = at_or_none(text, end);
    if (!day || (mark != U'/' && mark != U'-' && mark != U'.')) return std::nullopt;
    const auto month = short_number(text, ++end, 1, 2);
    if (!month || at_or_none(text, end) != mark) return std::nullopt;
    const auto year = short_number(text, ++end, year_digits, year_digits);
    if (!year) return std::nullopt;
    date = {*day, *month, *year, 0};
  }
  date.end = end;
  if (!is_year(date.year) || !base::make_date(date.year, date.month, date.day) || !ends_value(text, end, U"/."))
    return std::nullopt;
  return date;
}

std::optional<DateFigure> day_month_at(View text, std::size_t at) {
  constexpr int leap_year = 2024;
  std::size_t end = at;
  const auto day = short_number(text, end, 1, 2);
  if (!day || at_or_none(text, end) != U'/') return std::nullopt;
  const auto month = short_number(text, ++end, 1, 2);
  if (!month || !base::make_date(leap_year, *month, *day) || !ends_value(text, end, U"/.,")) return std::nullopt;
  return DateFigure{*day, *month, 0, end};
}

std::optional<DateFigure> month_year_at(View text, std::size_t at) {
  constexpr int months = 12;
  constexpr std::size_t year_digits = 4;
  std::size_t end = at;
  const auto month = short_number(text, end, 1, 2);
  if (!month || *month < 1 || *month > months || at_or_none(text, end) != U'/') return std::nullopt;
  const auto year = short_number(text, ++end, year_digits, year_digits);
  if (!year || !is_year(*year) || !ends_value(text, end, U"/.,")) return std::nullopt;
  return DateFigure{0, *month, *year, end};
}

std::optional<TimeFigure> time_at(View text, std::size_t at) {
  constexpr int hours = 24, minutes = 59;
  std::size_t end = at;
  TimeFigure time;
  const auto hour = short_number(text, end, 1, 2);
  if (!hour || *hour > hours) return std::nullopt;
  time.hour = *hour;
  const char32_t mark = at_or_none(text, end);
  if (mark != U'h' && mark != U'H' && mark != U'g' && mark != U':') return std::nullopt;
  ++end;
  if (const auto minute = short_number(text, end, 2, 2)) {
    if (*minute > minutes) return std::nullopt;
    time.minute = *minute;
    if (mark == U':' && at_or_none(text, end) == U':') {
      std::size_t behind = end + 1;
      if (const auto second = short_number(text, behind, 2, 2); second && *second <= minutes) {
        time.second = *second;
        end = behind;
      }
    }
    if (at_or_none(text, end) == U'\'' || at_or_none(text, end) == U'’') ++end;
  } else if (mark == U':' || mark == U'g') {  // "8g" is a weight
    return std::nullopt;
  }
  if (!ends_value(text, end, U":.,")) return std::nullopt;
  time.end = end;
  return time;
}

std::optional<PhoneFigure> phone_at(View text, std::size_t at) {
  constexpr std::size_t most = 11, least = 10, short_service = 8, least_head = 3, with_country = 12, service_head = 4;
  PhoneFigure phone;
  const std::size_t from = at;
  const bool bracket = at_or_none(text, at) == U'(';
  if (bracket) ++at;
  if (at_or_none(text, at) == U'+') {
    phone.has_plus = true;
    ++at;
  }
  std::string digits;
  while (is_digit_at(text, at)) {
    const std::string group = digits_at(text, at);
    if (digits.size() + group.size() > (phone.has_plus ? with_country : most)) break;
    digits += group;
    phone.groups.push_back(group);
    phone.end = at += group.size();
    const bool service = digits.starts_with("1900") || digits.starts_with("1800");
    if (!service && digits.size() >= least + (phone.has_plus ? 1 : 0)) break;
    if (bracket && phone.groups.size() == 1 && at_or_none(text, at) == U')') ++at;
    const char32_t between = at_or_none(text, at);
    if (vietnamese::is_space(between) || between == U'.' || between == U'-') ++at;
  }
  if (phone.groups.empty() || !ends_value(text, phone.end, U"/.,")) return std::nullopt;
  if (bracket && at_or_none(text, from + 1 + (phone.has_plus ? 1 : 0) + phone.groups[0].size()) != U')')
    return std::nullopt;
  if (phone.has_plus)
    return digits.starts_with("84") && digits.size() >= least + 1 ? std::optional(phone) : std::nullopt;
  if (phone.groups.size() == 1 && phone.groups[0].size() == short_service)
    phone.groups = {digits.substr(0, service_head), digits.substr(service_head)};
  if (digits.starts_with("1900") || digits.starts_with("1800"))
    return digits.size() == short_service || digits.size() == least ? std::optional(phone) : std::nullopt;
  const bool long_enough = digits.size() == least || digits.size() == most;
  return digits[0] == '0' && phone.groups[0].size() >= least_head && long_enough ? std::optional(phone) : std::nullopt;
}

}  // namespace speech
