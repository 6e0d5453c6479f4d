// SPDX-License-Identifier: AGPL-3.0-or-later
// The compiled plan for people. Rendering it numbers its facts, so that the source can be marked with them.
#pragma once
#include <vector>

#include "features/reading/model.h"
#include "features/reading/views/marks.h"
#include "html/html.h"

namespace reading {

struct UnitChoice {
  std::string name{};
  int activities = 0;
};

struct PlanView {
  const Entry& entry;
  const Reading& reading;
  const Filter& filter;
  const std::vector<int>& chosen;        // indices of the activities to show
  const std::vector<UnitChoice>& units;  // for the filter
};

html::Html plan_view(const PlanView& view, Facts& facts);

}  // namespace reading
