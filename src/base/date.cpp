// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/date.h"

#include <array>
#include <cstdio>

namespace base {

std::optional<Date> make_date(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                  std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

int days_in_month(int year, int month) {
  const std::chrono::year_month_day_last last{
      std::chrono::year{year}, std::chrono::month_day_last{std::chrono::month{static_cast<unsigned>(month)}}};
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

namespace {
std::string printed(const char* format, int a, int b, int c) {
  std::array<char, 48> buffer{};
  const int length = std::snprintf(buffer.data(), buffer.size(), format, a, b, c);
  return {buffer.data(), static_cast<std::size_t>(length)};
}
}  // namespace

std::string iso(Date date) {
  return printed("%04d-%02d-%02d", static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
                 static_cast<int>(static_cast<unsigned>(date.day())));
}

std::string for_people(Date date) {
  return printed("%02d/%02d/%04d", static_cast<int>(static_cast<unsigned>(date.day())),
                 static_cast<int>(static_cast<unsigned>(date.month())), static_cast<int>(date.year()));
}

}  // namespace base
