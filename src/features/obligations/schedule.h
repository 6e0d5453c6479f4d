// SPDX-License-Identifier: AGPL-3.0-or-later
// The words of a plan about time into days. What the text does not fix stays without a day, and says why.
//
//   thường xuyên, năm 2026      one period, due on the last day of the plan's year
//   quý II, quý I - II, tháng 4 one period, due on its last day
//   hằng tháng, hằng quý, …     one period for each month, quarter, … that ends after the plan was issued
//   ngày 10/10, trước ngày 15/11 due on that day; "trước" on the day before
//   ngay sau khi ban hành        due so many working days after the day of issue
//   theo kế hoạch của tỉnh, đột xuất, kịp thời   no day
//
// A time of several years has its periods in each of them, ten years at most. Nothing starts before the plan was
// issued; what ended before it was issued keeps its day. A rhythm with no period left stays without a day: no duty is
// lost.
//
// A quota for a period rules over the time: "ít nhất 02 tin, bài/tháng", thường xuyên, is twelve periods of two each.
#pragma once
#include "base/calendar.h"
#include "features/obligations/model.h"

namespace obligations {

struct ScheduleRules {
  int days_after_issue = 5;  // working days for "ngay sau khi ban hành"
};

Schedule schedule_of(const Assigned& activity, int year, std::int64_t issued_on, const base::Calendar& calendar,
                     const ScheduleRules& rules = {});

}  // namespace obligations
