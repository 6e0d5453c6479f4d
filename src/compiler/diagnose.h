// SPDX-License-Identifier: AGPL-3.0-or-later
// What a careful reader would notice about a plan: contradictions, gaps, misprints. Every code is described in
// docs/diagnostics.md; a plan without such faults yields none.
#pragma once
#include "compiler/outline.h"
#include "compiler/plan.h"

namespace compiler {

// Adds the diagnostics to the plan, in the order of the text.
void diagnose(const Source& source, const Layout& layout, const Outline& outline, Plan& plan);

}  // namespace compiler
