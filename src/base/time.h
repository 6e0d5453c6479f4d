// SPDX-License-Identifier: AGPL-3.0-or-later
// Moments and the days they fall on in Viet Nam. Moments are milliseconds since 1970, UTC; days are those of
// Asia/Ho_Chi_Minh, which is UTC+7 the whole year.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace base {

// Milliseconds since 1970, UTC. Tests move it by hand.
using Clock = std::function<std::int64_t()>;
std::int64_t system_now_ms();

inline constexpr std::int64_t ms_per_second = 1000, ms_per_minute = 60 * ms_per_second,
                              ms_per_hour = 60 * ms_per_minute, ms_per_day = 24 * ms_per_hour;

Date date_of(std::int64_t moment_ms);
// The first moment of that day in Viet Nam.
std::int64_t start_of(Date date);
int minute_of_day(std::int64_t moment_ms);       // 0 to 1439, in Viet Nam
std::string for_people(std::int64_t moment_ms);  // "26/03/2025 14:05"
std::string iso_moment(std::int64_t moment_ms);  // "2025-03-26T14:05:00+07:00"

// Days since 1970-01-01: how dates are stored and compared in the database (a BIGINT).
std::int64_t day_number(Date date);
Date date_of_day(std::int64_t day_number);
// "2025-03-26" and "26/03/2025"; nothing else.
std::optional<Date> parse_date(std::string_view text);

}  // namespace base
