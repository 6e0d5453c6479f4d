// SPDX-License-Identifier: AGPL-3.0-or-later
// Rows of plans into the model and back.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "features/plans/model.h"

namespace plans {

Plan plan_from(const db::Row& row);
Activity activity_from(const db::Row& row);  // without its parties
// The activities of a plan with their parties, in order.
std::vector<Activity> activities_of(db::Connection& connection, std::string_view tenant, std::string_view plan);
void insert_activity(db::Connection& connection, const Plan& plan, std::int64_t position, const Activity& activity);
bool update_activity(db::Connection& connection, std::string_view tenant, const Activity& activity, std::int64_t edits);

// A version as it is kept, and back.
std::string packed(const std::vector<Activity>& activities);
std::vector<Activity> unpacked(std::string_view content);

}  // namespace plans
