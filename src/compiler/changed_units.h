// SPDX-License-Identifier: AGPL-3.0-or-later
// Levels and bodies of the state that were abolished or merged, with the day. A plan dated after that day should not
// give them work; a plan dated before is history.
#pragma once
#include <string_view>
#include <vector>

#include "base/date.h"

namespace compiler {

struct ChangedUnit {
  std::string_view folded;  // as vietnamese::fold gives it
  std::string_view printed;
  int year, month, day;     // the last day was the day before
  std::string_view became;  // Vietnamese, for the message
};

const std::vector<ChangedUnit>& changed_units();

// Two-level local government began (Law on organisation of local government 2025): no district level any more.
base::Date district_level_ended();

}  // namespace compiler
