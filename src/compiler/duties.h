// SPDX-License-Identifier: AGPL-3.0-or-later
// Duties of the organisation part, and sentences that assign: whose work an item is, told by the heading above it, by
// its subject, or by "X chủ trì, phối hợp với Y".
#pragma once
#include <string_view>
#include <vector>

#include "compiler/outline.h"
#include "compiler/plan.h"

namespace compiler {

// Sets lead and partners of the activity made from node `index`; turns it into Kind::assigned where one sentence says
// "chủ trì, phối hợp với" and names both sides.
void assign_duty(const Outline& outline, int index, Activity& activity);

// A closing paragraph that lays something on someone ("…các đơn vị đề xuất gửi Văn phòng tổng hợp"), unlike the formula
// "Trên đây là Kế hoạch …".
bool is_duty_closing(std::string_view text);

}  // namespace compiler
