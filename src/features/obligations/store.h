// SPDX-License-Identifier: AGPL-3.0-or-later
// Rows of obligations into the model, and the sums that are kept with every change.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "features/obligations/model.h"

namespace obligations {

std::string_view code_of(State state);
std::string_view code_of(UnitRole role);

Occurrence occurrence_from(const db::Row& row);  // with what its obligation says, where the row has that
Tally tally_from(const db::Row& row);

// What one occurrence adds to the sums: nothing where it was dropped.
struct Parts {
  std::int64_t total = 0, done = 0, done_late = 0, late = 0, undated = 0, coordinate_total = 0, coordinate_done = 0;
};
Parts parts_of(const Occurrence& occurrence);
std::int64_t month_of(std::int64_t day);  // 202603

// Takes an occurrence out of the sums as it was, or puts it in as it is.
void put_into_sums(db::Connection& connection, const Occurrence& occurrence, int sign);

}  // namespace obligations
