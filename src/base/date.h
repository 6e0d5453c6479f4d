// SPDX-License-Identifier: AGPL-3.0-or-later
// Calendar dates without a time of day. Written ISO 8601 in data, dd/mm/yyyy to people.
#pragma once
#include <chrono>
#include <optional>
#include <string>

namespace base {

using Date = std::chrono::year_month_day;

// The date, or nothing where the calendar has no such day.
std::optional<Date> make_date(int year, int month, int day);
int days_in_month(int year, int month);
std::string iso(Date date);         // "2025-03-26"
std::string for_people(Date date);  // "26/03/2025"

}  // namespace base
