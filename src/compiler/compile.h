// SPDX-License-Identifier: AGPL-3.0-or-later
// Text into plan. Knows no file, no database and no web; the same document always gives the same plan.
#pragma once
#include <string>
#include <string_view>

#include "compiler/plan.h"
#include "documents/document.h"

namespace compiler {

Plan compile(const documents::Document& document);

// The characters of a span as they stand in the source (before normalising and restoring).
std::string quote(const documents::Document& document, const Span& span);

// Exactly docs/plan.schema.json, UTF-8, one object. `indent` < 0: one line.
std::string to_json(const Plan& plan, const documents::Document& document, int indent = 1);

// A summary for a terminal: the plan, then its diagnostics as `file:line: warning LT012: …` with the source line.
std::string to_text(const Plan& plan, const documents::Document& document);

}  // namespace compiler
