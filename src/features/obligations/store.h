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

// Takes an occurrence out of the sums as it was, or puts it in as it is.
void put_into_sums(db::Connection& connection, const Occurrence& occurrence, int sign);

}  // namespace obligations
