// SPDX-License-Identifier: AGPL-3.0-or-later
// What differs between two versions of a plan, for people.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "features/plans/model.h"

namespace plans {

// Activities that are the same are left out.
std::vector<Difference> differences(const std::vector<Activity>& before, const std::vector<Activity>& after);

// An activity as one text: what, who, when, how much.
std::string as_text(const Activity& activity);

std::string as_text(const Edit& edit);
std::string as_text(const HeadEdit& head);
HeadEdit head_of(const Plan& plan);  // as its form shows it

// Lines are told apart by "•".
std::vector<Piece> word_differences(std::string_view before, std::string_view after);

}  // namespace plans
