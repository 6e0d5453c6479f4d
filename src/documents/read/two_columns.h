// SPDX-License-Identifier: AGPL-3.0-or-later
// Letterhead and signature stand in two columns. Where they were set with tabs or blanks instead of a table (saved as
// text, typed in old programs), every line holds a piece of both: they are parted into the cells of a table.
#pragma once
#include <vector>

#include "documents/document.h"

namespace documents {

void part_columns(std::vector<Line>& lines);

}  // namespace documents
