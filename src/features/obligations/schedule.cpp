// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/obligations/schedule.h"

#include <algorithm>
#include <array>

#include "base/time.h"

namespace obligations {
namespace {

using compiler::TimeKind;

std::int64_t day(int year, int month, int date) { return base::day_number(*base::make_date(year, month, date)); }
std::int64_t first_of_month(int year, int month) { return day(year, month, 1); }
std::int64_t last_of_month(int year, int month) { return day(year, month, base::days_in_month(year, month)); }

constexpr int most_years = 10;  // of one time expression
constexpr std::array<const char*, 4> roman{"I", "II", "III", "IV"};

// The stretches of a year that "every" names.
std::vector<Period> stretches(int year, std::string_view every) {
  std::vector<Period> periods;
  const std::string of_year = "/" + std::to_string(year);
  const auto add = [&](std::string label, std::int64_t from, std::int64_t to) {
    periods.push_back({std::move(label), from, to, 1});
  };
  if (every == "month") {
    for (int m = 1; m <= 12; ++m)
      add("Tháng " + std::to_string(m) + of_year, first_of_month(year, m), last_of_month(year, m));
  } else if (every == "quarter") {
    for (int q = 0; q < 4; ++q)
      add("Quý " + std::string(roman[static_cast<std::size_t>(q)]) + of_year, first_of_month(year, q * 3 + 1),
          last_of_month(year, q * 3 + 3));
  } else if (every == "half") {
    add("6 tháng đầu năm " + std::to_string(year), first_of_month(year, 1), last_of_month(year, 6));
    add("6 tháng cuối năm " + std::to_string(year), first_of_month(year, 7), last_of_month(year, 12));
  } else if (every == "week" || every == "day") {
    const int length = every == "week" ? 7 : 1;
    const std::int64_t end = last_of_month(year, 12);
    std::int64_t at = first_of_month(year, 1);
    if (length == 7) at -= ((at + 3) % 7 + 7) % 7;  // weeks begin on Monday
    for (; at <= end; at += length) {
      const std::string from = base::for_people(base::date_of_day(at));
      add(length == 7 ? "Tuần từ " + from : "Ngày " + from, at, std::min(at + length - 1, end));
    }
  } else {
    add("Năm " + std::to_string(year), first_of_month(year, 1), last_of_month(year, 12));
  }
  return periods;
}

// Nobody can begin before the plan was issued; what ended before that keeps its day, and is late at once.
Period one(std::string label, std::int64_t from, std::int64_t to, std::int64_t issued_on) {
  return {std::move(label), std::min(std::max(from, issued_on), to), to, 1};
}

Schedule undated(const std::string& raw, std::string reason) {
  Schedule schedule;
  schedule.periods.push_back({raw.empty() ? "Chưa định ngày" : raw, std::nullopt, std::nullopt, 1});
  schedule.open_reason = std::move(reason);
  return schedule;
}

Schedule dated(std::vector<Period> periods) {
  Schedule schedule;
  schedule.periods = std::move(periods);
  return schedule;
}

// "every" over the years that the time names, or the plan's own where it names none. Stretches that were over before
// the plan was issued bind nobody; the one it was issued in begins that day. Never nothing: a duty that falls between
// the years is a person's to date.
Schedule rhythm(const std::optional<compiler::Time>& time, std::string_view every, int year, std::int64_t issued_on) {
  const bool has_bounds = time && time->from && time->to;
  const int first = has_bounds ? static_cast<int>(time->from->year()) : year;
  const int last = has_bounds ? static_cast<int>(time->to->year()) : year;
  if (last - first >= most_years)
    return undated(time->raw, "Thời gian dài quá " + std::to_string(most_years) + " năm; cần người định ngày.");
  std::vector<Period> periods;
  for (int y = first; y <= last; ++y)
    for (Period& period : stretches(y, every)) periods.push_back(std::move(period));
  std::erase_if(periods, [&](const Period& period) { return *period.due_on < issued_on; });
  if (has_bounds) {
    const std::int64_t from = base::day_number(*time->from), to = base::day_number(*time->to);
    std::erase_if(periods, [&](const Period& p) { return *p.due_on < from || *p.starts_on > to; });
  }
  if (periods.empty())
    return undated(time ? time->raw : "", "Kế hoạch ban hành sau khoảng thời gian này; cần người định ngày.");
  for (Period& period : periods) period.starts_on = std::max(*period.starts_on, issued_on);
  return dated(std::move(periods));
}

Schedule schedule_of_time(const compiler::Time& time, int year, std::int64_t issued_on, const base::Calendar& calendar,
                          const ScheduleRules& rules) {
  // Plain numbers beside flags: g++ 12 takes optional numbers here for uninitialised.
  const bool has_from = time.from.has_value(), has_to = time.to.has_value();
  const std::int64_t to = has_to ? base::day_number(*time.to) : 0;
  const std::int64_t from = has_from ? base::day_number(*time.from) : to;
  switch (time.kind) {
    case TimeKind::continuous:
      return rhythm(time, "year", year, issued_on);
    case TimeKind::recurring:
      return rhythm(time, time.every, year, issued_on);
    case TimeKind::before:
      if (has_to) return dated({one(time.raw, issued_on, to - 1, issued_on)});
      return undated(time.raw, "Văn bản nói “trước” nhưng không nêu ngày.");
    case TimeKind::after_issue: {
      const std::int64_t due = calendar.add_working(issued_on, rules.days_after_issue);
      return dated({one(time.raw, issued_on, due, issued_on)});
    }
    case TimeKind::year:
      if (has_from && has_to && time.from->year() == time.to->year())
        return dated({one("Năm " + std::to_string(static_cast<int>(time.from->year())), from, to, issued_on)});
      return rhythm(time, "year", year, issued_on);
    case TimeKind::half:
    case TimeKind::quarter:
    case TimeKind::month:
    case TimeKind::date:
    case TimeKind::period:
    case TimeKind::event:
      if (has_to) return dated({one(time.raw, from, to, issued_on)});
      if (has_from) return dated({one(time.raw, from, from, issued_on)});
      return undated(time.raw, "Văn bản chưa nêu ngày cụ thể.");
    case TimeKind::other:
      if (has_to) return dated({one(time.raw, from, to, issued_on)});
      return undated(time.raw, "Thời gian theo văn bản hoặc sự kiện khác; cần người định ngày.");
  }
  return undated(time.raw, "Văn bản chưa nêu ngày cụ thể.");
}

}  // namespace

Schedule schedule_of(const Assigned& activity, int year, std::int64_t issued_on, const base::Calendar& calendar,
                     const ScheduleRules& rules) {
  const bool has_rhythm = activity.quota && !activity.quota->per.empty();
  if (has_rhythm) {
    Schedule schedule = rhythm(activity.time, activity.quota->per, year, issued_on);
    for (Period& period : schedule.periods) period.required = std::max(1, activity.quota->count);
    return schedule;
  }
  if (!activity.time) return undated("", "Văn bản không nêu thời gian.");
  Schedule schedule = schedule_of_time(*activity.time, year, issued_on, calendar, rules);
  if (activity.quota)
    for (Period& period : schedule.periods) period.required = std::max(1, activity.quota->count);
  return schedule;
}

}  // namespace obligations
