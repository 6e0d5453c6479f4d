// SPDX-License-Identifier: AGPL-3.0-or-later
// Time expressions of plans: "Thường xuyên", "Quý I - II/2025", "trước ngày 15/11/2025", "hàng tháng", …
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "compiler/plan.h"

namespace compiler {

// A whole time value, as a time field or a table cell gives it. `raw` is the trimmed value without a closing "." or
// ";". Never fails: what is not understood is TimeKind::other. `year` is the plan's year, used where the text has none
// ("Quý II" in a plan for 2025); 0 where unknown.
Time parse_time(std::string_view value, int year);

// Time expressions inside a sentence, in order, with byte offsets.
struct FoundTime {
  std::size_t from = 0, to = 0;
  Time time{};
};
std::vector<FoundTime> find_times(std::string_view sentence, int year);

}  // namespace compiler
