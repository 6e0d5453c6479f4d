// SPDX-License-Identifier: AGPL-3.0-or-later
// The grid of a DOCX table: which cell stands where, and over how many rows and columns.
#pragma once
#include <pugixml.hpp>
#include <vector>

namespace documents {

struct DocxCell {
  pugi::xml_node node{};
  int column = 0;
  int column_span = 1;
  int row_span = 1;
  bool covered = false;  // lies under the merged cell above
};
using DocxRow = std::vector<DocxCell>;

// Rows that were deleted under tracked changes are left out.
std::vector<DocxRow> docx_grid(const pugi::xml_node& table);

}  // namespace documents
