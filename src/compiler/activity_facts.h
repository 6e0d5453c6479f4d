// SPDX-License-Identifier: AGPL-3.0-or-later
// The small facts of an activity: what block.text[from, to) says of channels, audiences, amounts and time.
#pragma once
#include "compiler/blocks.h"
#include "compiler/plan.h"

namespace compiler {

void add_channels(const Block& block, std::size_t from, std::size_t to, Activity& activity);
void add_audiences(const Block& block, std::size_t from, std::size_t to, Activity& activity);
void add_quota(const Block& block, std::size_t from, std::size_t to, Activity& activity);  // the first one found stays
Time time_of(const Block& block, std::size_t from, std::size_t to, int year);

}  // namespace compiler
