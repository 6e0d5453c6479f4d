// SPDX-License-Identifier: AGPL-3.0-or-later
// A plan as a Word file in the form of Decree 30/2020/NĐ-CP.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "features/plans/model.h"

namespace plans {

std::string as_word(const Plan& plan, const std::vector<Activity>& activities, std::string_view agency,
                    std::string_view parent_agency);

}  // namespace plans
