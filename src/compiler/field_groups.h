// SPDX-License-Identifier: AGPL-3.0-or-later
// Which items a run of labelled fields speaks of: the item above it, all bullets since the last fields, or the heading
// of a whole list.
#pragma once
#include <vector>

#include "compiler/outline.h"

namespace compiler {

// Indices of nodes of the outline.
struct FieldGroup {
  std::vector<int> items{};   // the activity is these items together; the first one names it
  std::vector<int> fields{};  // the field nodes
};

// Every run of fields that assigns something (a lead, a partner, a time), in the order of the text.
std::vector<FieldGroup> share_fields(const Outline& outline);

}  // namespace compiler
