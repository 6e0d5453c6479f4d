// SPDX-License-Identifier: AGPL-3.0-or-later
// Rows of units into the model.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "features/agencies/model.h"

namespace agencies {

Unit unit_from(const db::Row& row);
std::vector<Unit> units_from(const db::Rows& rows);
std::optional<Unit> first_of(const db::Rows& rows);

// Vietnamese order as text that any engine can keep and compare.
std::string sort_key_of(std::string_view name);

}  // namespace agencies
