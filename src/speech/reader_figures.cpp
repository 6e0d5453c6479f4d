// SPDX-License-Identifier: AGPL-3.0-or-later
// The figures of a line: dates, times, telephones, numbers with what follows them.
#include <algorithm>
#include <array>
#include <utility>

#include "base/numbers.h"
#include "speech/number_words.h"
#include "speech/reader.h"
#include "vietnamese/text.h"

namespace speech {
namespace {

// "sáng 15/11" is a day; "15/11 xã" is not.
constexpr std::array<std::string_view, 16> before_day{"ngày", "mùng", "mồng", "sáng", "trưa", "chiều", "tối", "đêm",
                                                      "hôm",  "dịp",  "lễ",   "mốc",  "hạn",  "trước", "sau", "niệm"};

bool is_one_of(std::string_view word, const auto& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

int small(const std::string& digits) {
  constexpr std::int64_t most = 1'000'000;
  return static_cast<int>(base::whole(digits, most).value_or(0));
}

std::string grouped_digits(const std::vector<std::string>& groups) {
  constexpr std::size_t breath = 5, of_three = 3;  // a longer run is said in threes from its end
  std::string out;
  for (const std::string& group : groups) {
    std::size_t length =
        group.size() > breath ? (group.size() % of_three == 0 ? of_three : group.size() % of_three) : group.size();
    if (group.size() > breath && length == 1) length += of_three;
    for (std::size_t from = 0; from < group.size(); from += std::exchange(length, of_three))
      out += (out.empty() ? "" : ", ") + digit_words(std::string_view(group).substr(from, length));
  }
  return out;
}

}  // namespace

void Reader::say_date(const DateFigure& date) {
  if (date.day > 0) {
    const bool named = before_ == "ngày" || before_ == "mùng" || before_ == "mồng";
    if (!named) say("ngày");
    say(before_ == "mùng" || before_ == "mồng" ? in_words(date.day) : day_words(date.day));
  }
  if (date.month > 0) {
    if (date.day > 0 || before_ != "tháng") say("tháng");
    say(month_words(date.month));
  }
  if (date.year > 0) {
    say("năm");
    say(in_words(date.year));
  }
}

bool Reader::date() {
  if (!at_word_start()) return false;
  if (const auto full = full_date_at(text_, at_)) {
    say_date(*full);
    done(full->end, Value::date);
    return true;
  }
  if (day_before_range()) return true;
  if (at_ > 0 && text_[at_ - 1] == U'/') return false;  // the rest of what was no date
  if (const auto month = month_year_at(text_, at_)) {
    if (before_ == "số") return false;
    say_date(*month);
    done(month->end, Value::date);
    return true;
  }
  const auto day = day_month_at(text_, at_);
  if (!day) return false;
  const std::size_t behind = skip_spaces(text_, day->end);
  const bool leads = before_ == "từ" && (View(text_).substr(behind).starts_with(U"đến") ||
                                         (behind < text_.size() && is_dash(text_[behind])));
  if (!leads && value_ != Value::date && !is_one_of(before_, before_day)) return false;
  say_date(*day);
  done(day->end, Value::date);
  return true;
}

// The 15 of "15-20/11/2025", the 3 of "tháng 3-5/2026".
bool Reader::day_before_range() {
  const std::string first = digits_at(text_, at_);
  std::size_t behind = skip_spaces(text_, at_ + first.size());
  if (first.size() > 2 || behind >= text_.size() || !is_dash(text_[behind])) return false;
  behind = skip_spaces(text_, behind + 1);
  DateFigure next;  // what the range goes to
  if (const auto full = full_date_at(text_, behind)) {
    next = *full;
  } else if (is_one_of(before_, before_day)) {
    if (const auto day = day_month_at(text_, behind)) next = *day;
  } else if (before_ == "tháng") {
    if (const auto month = month_year_at(text_, behind)) next = *month;
  }
  const int value = small(first), last = next.day > 0 ? next.day : next.month;
  if (value == 0 || value >= last) return false;
  say_date(next.day > 0 ? DateFigure{value, 0, 0, 0} : DateFigure{0, value, 0, 0});
  done(at_ + first.size(), Value::date);
  return true;
}

bool Reader::time() {
  const auto time = at_word_start() ? time_at(text_, at_) : std::nullopt;
  if (!time) return false;
  say(in_words(time->hour) + " giờ");
  done(time->end, Value::time);
  const bool said_behind = next_word() == "phút";
  if (time->minute > 0 || said_behind) say(in_words(time->minute) + (said_behind ? "" : " phút"));
  if (time->second > 0) say(in_words(time->second) + " giây");
  return true;
}

bool Reader::phone() {
  const auto phone = at_word_start() && before_ != "năm" ? phone_at(text_, at_) : std::nullopt;
  if (!phone) return false;
  if (phone->has_plus) say("cộng");
  say(grouped_digits(phone->groups));
  done(phone->end, Value::none);
  return true;
}

// Numbers of cards and codes: nobody says them as amounts.
bool Reader::long_digits() {
  constexpr std::size_t long_run = 12, with_zero = 3;
  const std::string digits = digits_at(text_, at_);
  const std::size_t least = digits.starts_with('0') ? with_zero : long_run;
  if (!at_word_start() || digits.size() < least || is_letter_at(text_, at_ + digits.size())) return false;
  say(grouped_digits({digits}));
  done(at_ + digits.size(), Value::none);
  return true;
}

bool Reader::number() {
  const auto figure = figure_at(text_, at_);
  if (!figure) return false;
  const int value = figure->decimals.empty() && figure->dotted.empty() ? small(figure->whole) : 0;
  constexpr int last_mung = 10, months = 12;
  const bool zero_led = figure->whole.size() > 1 && figure->whole[0] == '0';
  const std::string before = before_;
  if (fraction(*figure)) return true;
  done(figure->end, Value::number);
  last_whole_ = figure->whole;
  if (before == "thứ" && value > 0)
    say(ordinal_words(value));
  else if (before == "tháng" && value > 0 && value <= months)
    say(month_words(value));
  else if (before == "ngày" && value > 0 && value <= last_mung && (zero_led || next_word() == "tháng"))
    say(day_words(value));
  else
    after_number(*figure);
  unit(false);
  return true;
}

void Reader::after_number(const Figure& figure) {
  std::string words = in_words(figure.whole);
  if (!figure.decimals.empty()) {
    const std::string& decimals = figure.decimals;
    const std::size_t zeros = std::min(decimals.find_first_not_of('0'), decimals.size());
    constexpr std::size_t as_number = 2;
    words += " phẩy ";
    words += zeros == 0 && decimals.size() <= as_number ? in_words(decimals) : digit_words(decimals);
  }
  for (const std::string& part : figure.dotted) words += " chấm " + in_words(part);
  say(words);
}

// 2/3 → "hai phần ba"; with larger numbers it is "trên", which the slash says.
bool Reader::fraction(const Figure& figure) {
  constexpr int most = 10;
  if (figure.end >= text_.size() || text_[figure.end] != U'/' || before_ == "số") return false;
  const std::string below = digits_at(text_, figure.end + 1);
  const std::size_t end = figure.end + 1 + below.size();
  const int over = small(figure.whole), under = below.size() <= 2 ? small(below) : 0;
  const bool longer = is_letter_at(text_, end) || (end < text_.size() && text_[end] == U'/');
  if (!figure.decimals.empty() || !figure.dotted.empty() || over == 0 || over >= under || under > most || longer)
    return false;
  say(in_words(over) + " phần " + month_words(under));
  done(end, Value::number);
  last_whole_.clear();
  return true;
}

// The dash between two values of one sort.
bool Reader::range() {
  if (value_ == Value::none) return false;
  const std::size_t next = skip_spaces(text_, at_ + 1);
  bool joins = false;
  if (value_ == Value::roman) {
    std::size_t end = next;
    while (is_letter_at(text_, end)) ++end;
    joins = roman_value(View(text_).substr(next, end - next)) > 0;
  } else if (value_ == Value::time) {
    joins = time_at(text_, next).has_value();
  } else if (value_ == Value::date) {
    joins = full_date_at(text_, next) || month_year_at(text_, next) || day_month_at(text_, next);
  } else if (const auto figure = figure_at(text_, next)) {
    const std::string low = last_whole_.substr(std::min(last_whole_.find_first_not_of('0'), last_whole_.size()));
    const std::string high = figure->whole;
    joins = low.size() < high.size() || (low.size() == high.size() && low <= high);
    const bool spaced = next > at_ + 1;  // "năm 2025 - 3000 hộ" is none, "2021 - 2030" is one
    if (spaced) joins = joins && low.size() == high.size();
  }
  if (!joins) return false;
  say("đến");
  at_ = next;
  return true;
}

bool Reader::unit(bool after_slash) {
  const std::size_t from = after_slash ? at_ : skip_spaces(text_, at_);
  const auto found = table_.longest(Table::Of::unit, text_, from);
  if (!found) return false;
  // "3 đ/c": what goes on behind the slash is a unit, or this was none
  const bool slash = found->end < text_.size() && text_[found->end] == U'/';
  if (slash && is_letter_at(text_, found->end + 1) && !table_.longest(Table::Of::unit, text_, found->end + 1)) {
    if (after_slash || table_.longest(Table::Of::word, text_, from)) return false;
  }
  if (after_slash) say("trên");
  say(*found->spoken);
  at_ = found->end;
  before_.clear();
  if (after_slash) value_ = Value::none;
  return true;
}

}  // namespace speech
