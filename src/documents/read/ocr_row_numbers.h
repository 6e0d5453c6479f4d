// SPDX-License-Identifier: AGPL-3.0-or-later
// The running number in the first cell of a table row is a lone sign, which recognition often misreads; the rows around
// it tell what it must be.
#pragma once
#include <vector>

#include "documents/document.h"

namespace documents {

// Only recognised lines are changed, and marked as repaired.
void mend_row_numbers(std::vector<Line>& lines);

}  // namespace documents
