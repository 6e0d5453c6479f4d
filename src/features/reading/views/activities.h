// SPDX-License-Identifier: AGPL-3.0-or-later
// The activities of a plan, grouped by the sections they stand in, with the filter over them.
#pragma once
#include "features/reading/views/pieces.h"
#include "features/reading/views/plan.h"
#include "html/html.h"

namespace reading {

html::Html activities_view(const PlanView& view, const FactLinks& links);

}  // namespace reading
