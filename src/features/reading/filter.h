// SPDX-License-Identifier: AGPL-3.0-or-later
// Choosing among the activities of a plan.
#pragma once
#include <string>
#include <vector>

#include "features/reading/model.h"

namespace reading {

// The indices of the activities that the filter lets through, in order.
std::vector<int> chosen(const compiler::Plan& plan, const Filter& filter);

struct UnitCount {
  std::string name{};
  int activities = 0;
};
// The units that lead or coordinate something, in alphabetical order; names that differ in case only count as one.
std::vector<UnitCount> units_of(const compiler::Plan& plan);

}  // namespace reading
