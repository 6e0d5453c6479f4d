// SPDX-License-Identifier: AGPL-3.0-or-later
// Astronomy after Meeus, "Astronomical Algorithms": new moons (chapter 49, the larger terms) and the longitude of the
// sun (chapter 25, low accuracy). Both are exact to about a minute, which decides no day between 1900 and 2100 but the
// ones the tests name.
#include "base/calendar.h"

#include <array>
#include <cmath>
#include <mutex>
#include <numbers>
#include <optional>
#include <vector>

#include "base/time.h"

namespace base {
namespace {

constexpr double radians = std::numbers::pi / 180.0;
constexpr double synodic_month = 29.530588861;  // days
constexpr double zone_days = 7.0 / 24.0;
constexpr double julian_day_of_1970 = 2440587.5;

double sine(double degrees) { return std::sin(degrees * radians); }

// How far the clock of the earth is behind that of astronomy, in days; good to some seconds for 1900 to 2100.
double delta_t(double year) {
  const double t = year - 2000;
  if (year < 1986) {
    const double u = year - 1975;
    return (45.45 + 1.067 * u - u * u / 260) / 86400;
  }
  if (year < 2005) return (63.86 + 0.3345 * t - 0.060374 * t * t) / 86400;
  return (62.92 + 0.32217 * t + 0.005589 * t * t) / 86400;
}

// Julian day (UT) of the k-th new moon since January 2000.
double new_moon(int k) {
  const double t = k / 1236.85;
  const double mean = 2451550.09766 + synodic_month * k + 0.00015437 * t * t;
  const double e = 1 - 0.002516 * t;
  const double sun = 2.5534 + 29.10535670 * k - 0.0000014 * t * t;
  const double moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t;
  const double node = 160.7108 + 390.67050284 * k - 0.0016118 * t * t;
  const double omega = 124.7746 - 1.56375588 * k + 0.0020672 * t * t;
  double shift = -0.40720 * sine(moon) + 0.17241 * e * sine(sun) + 0.01608 * sine(2 * moon) + 0.01039 * sine(2 * node) +
                 0.00739 * e * sine(moon - sun) - 0.00514 * e * sine(moon + sun) + 0.00208 * e * e * sine(2 * sun) -
                 0.00111 * sine(moon - 2 * node) - 0.00057 * sine(moon + 2 * node) +
                 0.00056 * e * sine(2 * moon + sun) - 0.00042 * sine(3 * moon) + 0.00042 * e * sine(sun + 2 * node) +
                 0.00038 * e * sine(sun - 2 * node) - 0.00024 * e * sine(2 * moon - sun) - 0.00017 * sine(omega);
  shift += 0.000325 * sine(299.77 + 0.107408 * k - 0.009173 * t * t) + 0.000165 * sine(251.88 + 0.016321 * k) +
           0.000164 * sine(251.83 + 26.651886 * k) + 0.000126 * sine(349.42 + 36.412478 * k) +
           0.000110 * sine(84.66 + 18.206239 * k);
  return mean + shift - delta_t(2000 + t * 100);
}

// Apparent longitude of the sun in degrees, 0 to 360.
double sun_longitude(double julian_day_ut) {
  const double t = (julian_day_ut - 2451545.0) / 36525;
  const double mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t;
  const double anomaly = 357.52911 + 35999.05029 * t - 0.0001537 * t * t;
  const double centre = (1.914602 - 0.004817 * t) * sine(anomaly) + (0.019993 - 0.000101 * t) * sine(2 * anomaly) +
                        0.000289 * sine(3 * anomaly);
  const double longitude = mean + centre - 0.00569 - 0.00478 * sine(125.04 - 1934.136 * t);
  return longitude - 360 * std::floor(longitude / 360);
}

// The day in Viet Nam that a moment falls on.
std::int64_t day_of(double julian_day_ut) {
  return static_cast<std::int64_t>(std::floor(julian_day_ut - julian_day_of_1970 + zone_days));
}
double midnight(std::int64_t day) { return static_cast<double>(day) + julian_day_of_1970 - zone_days; }

// Which of the twelve principal terms came last before that midnight of Viet Nam.
int term_at(std::int64_t day) { return static_cast<int>(sun_longitude(midnight(day)) / 30); }

// The new moon that begins the lunar month with the winter solstice of that year (longitude 270°).
int solstice_month(int year) {
  const std::int64_t end = day_number(*make_date(year, 12, 31));
  int k = static_cast<int>((static_cast<double>(end) + julian_day_of_1970 - 2451550.1) / synodic_month);
  while (day_of(new_moon(k + 1)) <= end) ++k;
  while (day_of(new_moon(k)) > end) --k;
  if (term_at(day_of(new_moon(k))) >= 9) --k;  // the solstice lies before this month
  return k;
}

struct Month {
  std::int64_t first = 0;
  int year = 0, number = 0;
  bool is_leap = false;
};

// The months from the 11th of the lunar year before to the 10th (and leap ones) of this.
std::vector<Month> months_between_solstices(int year) {
  const int from = solstice_month(year - 1), to = solstice_month(year);
  const bool has_leap = to - from == 13;
  std::vector<Month> months;
  int number = 11, lunar_year = year - 1;
  bool leap_found = false;
  for (int k = from; k < to; ++k) {
    const std::int64_t first = day_of(new_moon(k)), next = day_of(new_moon(k + 1));
    const bool is_leap = has_leap && !leap_found && k > from && term_at(first) == term_at(next);
    if (is_leap) leap_found = true;
    if (k > from && !is_leap) {
      number = number % 12 + 1;
      if (number == 1) lunar_year = year;
    }
    months.push_back({first, lunar_year, number, is_leap});
  }
  return months;
}

const std::vector<Month>& months_of(int year) {
  static std::mutex mutex;
  static std::map<int, std::vector<Month>> known;
  const std::lock_guard lock(mutex);
  const auto found = known.find(year);
  if (found != known.end()) return found->second;
  return known.emplace(year, months_between_solstices(year)).first->second;
}

int year_of(std::int64_t day) { return static_cast<int>(date_of_day(day).year()); }

bool is_weekend(std::int64_t day) {
  const std::int64_t weekday = ((day + 4) % 7 + 7) % 7;  // 1970-01-01 was a Thursday; 0 is Sunday
  return weekday == 0 || weekday == 6;
}

struct Fixed {
  int month, day, since_year;
  const char* name;
};
// Labour Code 2019, article 112; 24 November by resolution 28/2026/QH16, from 2026. The day beside National Day is the
// one before it unless an exception says otherwise.
constexpr std::array fixed_holidays{Fixed{1, 1, 0, "Tết Dương lịch"},
                                    Fixed{4, 30, 0, "Ngày Chiến thắng"},
                                    Fixed{5, 1, 0, "Ngày Quốc tế lao động"},
                                    Fixed{9, 1, 2021, "Quốc khánh"},
                                    Fixed{9, 2, 0, "Quốc khánh"},
                                    Fixed{11, 24, 2026, "Ngày Văn hóa Việt Nam"}};

std::map<std::int64_t, std::string> holidays_of(int year) {
  std::map<std::int64_t, std::string> days;
  for (const Fixed& fixed : fixed_holidays)
    if (year >= fixed.since_year) days.emplace(day_number(*make_date(year, fixed.month, fixed.day)), fixed.name);
  const std::int64_t tet = day_number(tet_of(year));
  for (std::int64_t day = tet - 1; day <= tet + 3; ++day) days.emplace(day, "Tết Nguyên đán");
  days.emplace(day_number(solar_of({year, 3, 10, false})), "Giỗ Tổ Hùng Vương");
  return days;
}

// With the days that make good for holidays on a weekend: the next working day, each one of its own.
std::map<std::int64_t, std::string> days_off_in(int year) {
  std::map<std::int64_t, std::string> days = holidays_of(year);
  const std::map<std::int64_t, std::string> holidays = days;
  for (const auto& [day, name] : holidays) {
    if (!is_weekend(day)) continue;
    std::int64_t instead = day + 1;
    while (is_weekend(instead) || days.contains(instead)) ++instead;
    days.emplace(instead, "Nghỉ bù " + name);
  }
  return days;
}

const std::map<std::int64_t, std::string>& known_days_off(int year) {
  static std::mutex mutex;
  static std::map<int, std::map<std::int64_t, std::string>> known;
  const std::lock_guard lock(mutex);
  const auto found = known.find(year);
  if (found != known.end()) return found->second;
  return known.emplace(year, days_off_in(year)).first->second;
}

}  // namespace

LunarDate lunar_of(Date date) {
  const std::int64_t day = day_number(date);
  for (const int year : {year_of(day) + 1, year_of(day)}) {
    const std::vector<Month>& months = months_of(year);
    for (std::size_t i = months.size(); i-- > 0;)
      if (months[i].first <= day)
        return {months[i].year, months[i].number, static_cast<int>(day - months[i].first) + 1, months[i].is_leap};
  }
  return {};
}

Date solar_of(LunarDate lunar) {
  for (const int year : {lunar.year, lunar.year + 1})
    for (const Month& month : months_of(year))
      if (month.year == lunar.year && month.number == lunar.month && month.is_leap == lunar.is_leap_month)
        return date_of_day(month.first + lunar.day - 1);
  return date_of_day(0);
}

Date tet_of(int year) { return solar_of({year, 1, 1, false}); }

bool Calendar::is_working(std::int64_t day) const {
  if (const auto exception = exceptions_.find(day); exception != exceptions_.end()) return !exception->second;
  return !is_weekend(day) && holiday(day).empty();
}

std::string Calendar::holiday(std::int64_t day) const {
  const std::map<std::int64_t, std::string>& days = known_days_off(year_of(day));
  const auto found = days.find(day);
  return found == days.end() ? "" : found->second;
}

std::int64_t Calendar::next_working(std::int64_t day) const {
  while (!is_working(day)) ++day;
  return day;
}

std::int64_t Calendar::previous_working(std::int64_t day) const {
  while (!is_working(day)) --day;
  return day;
}

std::int64_t Calendar::add_working(std::int64_t day, int days) const {
  const int step = days < 0 ? -1 : 1;
  for (int left = std::abs(days); left > 0;) {
    day += step;
    if (is_working(day)) --left;
  }
  return day;
}

}  // namespace base
