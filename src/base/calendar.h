// SPDX-License-Identifier: AGPL-3.0-or-later
// The working calendar of Viet Nam: lunar dates by astronomical computation for UTC+7, the holidays of the law with
// their validity in time, and exceptions that are announced each year (swapped days), which are data.
#pragma once
#include <cstdint>
#include <map>
#include <string>

#include "base/date.h"

namespace base {

struct LunarDate {
  int year = 0, month = 0, day = 0;
  bool is_leap_month = false;
};
LunarDate lunar_of(Date date);
// The day of that lunar date; the leap month only where the year has it.
Date solar_of(LunarDate lunar);
Date tet_of(int year);  // the first day of the lunar year

class Calendar {
 public:
  // By day number: true, a day off; false, a working day (even on a weekend).
  explicit Calendar(std::map<std::int64_t, bool> exceptions = {}) : exceptions_(std::move(exceptions)) {}

  bool is_working(std::int64_t day) const;
  // The name of the holiday, or of what it makes good; empty on other days.
  std::string holiday(std::int64_t day) const;
  std::int64_t next_working(std::int64_t day) const;      // that day or the first after it
  std::int64_t previous_working(std::int64_t day) const;  // that day or the last before it
  // `days` working days after that day (before it, where negative).
  std::int64_t add_working(std::int64_t day, int days) const;

 private:
  std::map<std::int64_t, bool> exceptions_;
};

}  // namespace base
