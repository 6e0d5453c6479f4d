// SPDX-License-Identifier: AGPL-3.0-or-later
// Facts that stand anywhere in the text: cited documents, abbreviations, indices, contacts, units, report deadlines.
#pragma once
#include <vector>

#include "compiler/outline.h"
#include "compiler/plan.h"

namespace compiler {

// Citations of one block; `path` is the item it stands in.
void collect_citations(const Block& block, Role role, const std::string& path, Plan& plan);
// Abbreviations, indices and contacts of one block, each once a document.
void collect_small_facts(const Block& block, Plan& plan);
// "… gửi về Văn phòng trước ngày 15/11/2025": dated duties and reports of the organisation part.
void collect_deadlines(const Outline& outline, int year, Plan& plan);
// Units named as lead or partner, variants of one name put together.
void collect_units(Plan& plan);

}  // namespace compiler
