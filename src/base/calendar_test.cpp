// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/calendar.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/time.h"

namespace {

std::int64_t day(std::string_view iso) { return base::day_number(*base::parse_date(iso)); }

TEST(LunarCalendar, gives_the_tet_and_the_tenth_of_the_third_of_every_year_known) {
  std::ifstream in(SOURCE_DIR "/tests/fixtures/calendar/lunar.csv");
  int years = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.size() < 26 || line.front() < '1' || line.front() > '9') continue;
    const int year = (line[0] - '0') * 1000 + (line[1] - '0') * 100 + (line[2] - '0') * 10 + (line[3] - '0');
    EXPECT_EQ(base::iso(base::tet_of(year)), line.substr(5, 10));
    EXPECT_EQ(base::iso(base::solar_of({year, 3, 10, false})), line.substr(16, 10));
    ++years;
  }
  EXPECT_EQ(years, 36);
}

// Years in which the Tết of Viet Nam and that of its northern neighbour fell on different days.
TEST(LunarCalendar, follows_the_midnight_of_viet_nam) {
  EXPECT_EQ(base::iso(base::tet_of(1968)), "1968-01-29");
  EXPECT_EQ(base::iso(base::tet_of(1985)), "1985-01-21");
  EXPECT_EQ(base::iso(base::tet_of(2007)), "2007-02-17");
  EXPECT_EQ(base::iso(base::tet_of(2030)), "2030-02-02");
}

TEST(LunarCalendar, goes_there_and_back) {
  for (std::int64_t d = day("2024-01-01"); d < day("2034-01-01"); ++d) {
    const base::LunarDate lunar = base::lunar_of(base::date_of_day(d));
    ASSERT_EQ(base::day_number(base::solar_of(lunar)), d) << lunar.year << " " << lunar.month << " " << lunar.day;
    ASSERT_GE(lunar.day, 1);
    ASSERT_LE(lunar.day, 30);
  }
  EXPECT_TRUE(base::lunar_of(*base::parse_date("2025-08-10")).is_leap_month);  // the second sixth month of 2025
}

TEST(WorkingCalendar, knows_the_holidays_of_each_year) {
  const base::Calendar calendar;
  EXPECT_EQ(calendar.holiday(day("2026-02-16")), "Tết Nguyên đán");
  EXPECT_EQ(calendar.holiday(day("2026-02-20")), "Tết Nguyên đán");
  EXPECT_TRUE(calendar.is_working(day("2026-02-23")));
  EXPECT_EQ(calendar.holiday(day("2026-04-27")), "Nghỉ bù Giỗ Tổ Hùng Vương");  // the day itself is a Sunday
  EXPECT_EQ(calendar.holiday(day("2026-11-24")), "Ngày Văn hóa Việt Nam");
  EXPECT_TRUE(calendar.is_working(day("2025-11-24")));  // not yet a holiday then
}

TEST(WorkingCalendar, counts_working_days_over_holidays_and_swapped_days) {
  // Friday 2 January 2026 was off and Saturday the 10th worked instead.
  const base::Calendar calendar({{day("2026-01-02"), true}, {day("2026-01-10"), false}});
  EXPECT_EQ(calendar.add_working(day("2025-12-31"), 1), day("2026-01-05"));
  EXPECT_EQ(calendar.add_working(day("2026-01-09"), 1), day("2026-01-10"));
  EXPECT_EQ(base::Calendar().add_working(day("2026-01-09"), 1), day("2026-01-12"));
  EXPECT_EQ(calendar.add_working(day("2026-01-05"), -1), day("2025-12-31"));
  EXPECT_EQ(calendar.next_working(day("2026-02-14")), day("2026-02-23"));
  EXPECT_EQ(calendar.previous_working(day("2026-02-22")), day("2026-02-13"));
}

}  // namespace
