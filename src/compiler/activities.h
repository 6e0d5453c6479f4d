// SPDX-License-Identifier: AGPL-3.0-or-later
// The outline into activities, sections, slogans and budget. Facts come from labels ("Đơn vị chủ trì: …"), from table
// columns, from sentences ("X chủ trì, phối hợp với Y …") and, in the organisation part, from headings and subjects.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "compiler/outline.h"
#include "compiler/plan.h"
#include "compiler/tables.h"

namespace compiler {

// Adds what `outline` holds to the plan, in the order of the text. `year` is the plan's, 0 where unknown.
void collect_activities(const Source& source, const Outline& outline, int year, Plan& plan);

// Adds the rows of a table; `path` stands before the group and the number of each row.
void collect_table(const AssignmentTable& table, const std::string& path, bool in_appendix, int year, Plan& plan);

// Lead and partners of a value such as "Văn phòng Sở chủ trì, phối hợp với Phòng A". The value is text[from, to) of the
// block.
struct Assignment {
  std::vector<Mention> lead{}, coordinate{};
};
Assignment read_lead(const Block& block, std::size_t from, std::size_t to);
std::vector<Mention> read_units(const Block& block, std::size_t from, std::size_t to);

}  // namespace compiler
