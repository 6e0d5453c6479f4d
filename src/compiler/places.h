// SPDX-License-Identifier: AGPL-3.0-or-later
// From spans back to the source: lines, pages and boxes, and the characters as they were printed.
#pragma once
#include <string>

#include "compiler/plan.h"
#include "documents/document.h"

namespace compiler {

// The bytes of Line::printed() that correspond to [from, to) of Line::text, cut at word borders where the two differ.
std::string_view printed_part(const documents::Line& line, std::size_t from, std::size_t to);

}  // namespace compiler
