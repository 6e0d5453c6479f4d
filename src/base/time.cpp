// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/time.h"

#include <array>
#include <charconv>
#include <chrono>

namespace base {
namespace {

constexpr std::int64_t zone_ms = 7 * ms_per_hour;

std::int64_t floor_division(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

std::string two(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::optional<int> number_in(std::string_view text) {
  int number = 0;
  const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (trouble != std::errc{} || end != text.data() + text.size() || text.starts_with('-')) return std::nullopt;
  return number;
}

}  // namespace

std::int64_t system_now_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::int64_t day_number(Date date) { return std::chrono::sys_days(date).time_since_epoch().count(); }

Date date_of_day(std::int64_t day_number) {
  return Date(std::chrono::sys_days(std::chrono::days(static_cast<int>(day_number))));
}

Date date_of(std::int64_t moment_ms) { return date_of_day(floor_division(moment_ms + zone_ms, ms_per_day)); }

std::int64_t start_of(Date date) { return day_number(date) * ms_per_day - zone_ms; }

int minute_of_day(std::int64_t moment_ms) {
  return static_cast<int>((moment_ms - start_of(date_of(moment_ms))) / ms_per_minute);
}

std::string for_people(std::int64_t moment_ms) {
  const int minute = minute_of_day(moment_ms);
  return for_people(date_of(moment_ms)) + " " + two(minute / 60) + ":" + two(minute % 60);
}

std::string iso_moment(std::int64_t moment_ms) {
  const int minute = minute_of_day(moment_ms);
  const std::int64_t second = (moment_ms - start_of(date_of(moment_ms))) / ms_per_second % 60;
  return iso(date_of(moment_ms)) + "T" + two(minute / 60) + ":" + two(minute % 60) + ":" + two(second) + "+07:00";
}

std::optional<Date> parse_date(std::string_view text) {
  const char mark = text.find('/') == std::string_view::npos ? '-' : '/';
  const std::size_t first = text.find(mark);
  const std::size_t second = first == std::string_view::npos ? first : text.find(mark, first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const std::array<std::optional<int>, 3> parts{number_in(text.substr(0, first)),
                                                number_in(text.substr(first + 1, second - first - 1)),
                                                number_in(text.substr(second + 1))};
  if (!parts[0] || !parts[1] || !parts[2]) return std::nullopt;
  if (mark == '-') return make_date(*parts[0], *parts[1], *parts[2]);
  return make_date(*parts[2], *parts[1], *parts[0]);
}

}  // namespace base
