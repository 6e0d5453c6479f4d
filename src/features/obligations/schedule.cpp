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

// Those that were over before the plan was issued bind nobody; the one it was issued in begins that day.
std::vector<Period> from_issue_on(std::vector<Period> periods, std::int64_t issued_on) {
  std::erase_if(periods, [&](const Period& period) { return period.due_on && *period.due_on < issued_on; });
  for (Period& period : periods)
    if (period.starts_on) period.starts_on = std::max(*period.starts_on, issued_on);
  return periods;
}

Period one(std::string label, std::int64_t from, std::int64_t to) { return {std::move(label), from, to, 1}; }

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

Schedule schedule_of_time(const compiler::Time& time, int year, std::int64_t issued_on, const base::Calendar& calendar,
                          const ScheduleRules& rules) {
  const auto from = time.from ? std::optional(base::day_number(*time.from)) : std::nullopt;
  const auto to = time.to ? std::optional(base::day_number(*time.to)) : std::nullopt;
  const int its_year = time.from ? static_cast<int>(time.from->year()) : year;
  switch (time.kind) {
    case TimeKind::continuous:
      return dated(from_issue_on(stretches(its_year, "year"), issued_on));
    case TimeKind::recurring:
      return dated(from_issue_on(stretches(its_year, time.every), issued_on));
    case TimeKind::before:
      if (to) return dated({one(time.raw, std::min(issued_on, *to - 1), *to - 1)});
      return undated(time.raw, "Văn bản nói “trước” nhưng không nêu ngày.");
    case TimeKind::after_issue: {
      const std::int64_t due = calendar.add_working(issued_on, rules.days_after_issue);
      return dated({one(time.raw, issued_on, due)});
    }
    case TimeKind::year:
      if (from && to)
        return dated({one("Năm " + std::to_string(its_year), std::max(*from, std::min(issued_on, *to)), *to)});
      return dated(from_issue_on(stretches(its_year, "year"), issued_on));
    case TimeKind::half:
    case TimeKind::quarter:
    case TimeKind::month:
    case TimeKind::date:
    case TimeKind::period:
    case TimeKind::event:
      if (to) return dated({one(time.raw, from.value_or(*to), *to)});
      if (from) return dated({one(time.raw, *from, *from)});
      return undated(time.raw, "Văn bản chưa nêu ngày cụ thể.");
    case TimeKind::other:
      if (to) return dated({one(time.raw, from.value_or(*to), *to)});
      return undated(time.raw, "Thời gian theo văn bản hoặc sự kiện khác; cần người định ngày.");
  }
  return undated(time.raw, "Văn bản chưa nêu ngày cụ thể.");
}

}  // namespace

Schedule schedule_of(const Assigned& activity, int year, std::int64_t issued_on, const base::Calendar& calendar,
                     const ScheduleRules& rules) {
  const bool has_rhythm = activity.quota && !activity.quota->per.empty();
  if (has_rhythm) {
    Schedule schedule = dated(from_issue_on(stretches(year, activity.quota->per), issued_on));
    // A time that is shorter than the year ("Quý II/2026") cuts the rhythm to itself.
    if (activity.time && activity.time->from && activity.time->to && activity.time->kind != TimeKind::recurring) {
      const std::int64_t from = base::day_number(*activity.time->from), to = base::day_number(*activity.time->to);
      std::erase_if(schedule.periods, [&](const Period& p) { return *p.due_on < from || *p.starts_on > to; });
    }
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
