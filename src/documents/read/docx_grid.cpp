// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/docx_grid.h"

#include <algorithm>
#include <map>
#include <utility>

#include "documents/read/xml.h"

namespace documents {
namespace {

constexpr int most_columns = 1000;

bool wraps(const pugi::xml_node& node) {
  return is(node, "w:sdt") || is(node, "w:sdtContent") || is(node, "w:customXml") || is(node, "w:ins") ||
         is(node, "w:moveTo");
}

template <class Use>
void each_child(const pugi::xml_node& parent, std::string_view name, const Use& use) {
  for (const pugi::xml_node child : parent.children()) {
    if (is(child, name))
      use(child);
    else if (wraps(child))
      each_child(child, name, use);
  }
}

int count_of(const pugi::xml_node& node, int least) {
  return std::clamp(node.attribute("w:val").as_int(least), least, most_columns);
}

bool continues(const pugi::xml_node& merge) { return merge && value(merge, "w:val") != "restart"; }

DocxRow read_row(const pugi::xml_node& row) {
  DocxRow cells;
  int column = 0;
  if (const pugi::xml_node before = row.child("w:trPr").child("w:gridBefore")) column = count_of(before, 0);
  each_child(row, "w:tc", [&](const pugi::xml_node& node) {
    const pugi::xml_node properties = node.child("w:tcPr");
    if (properties.child("w:cellDel")) return;
    int span = 1;
    if (const pugi::xml_node grid = properties.child("w:gridSpan")) span = count_of(grid, 1);
    if (continues(properties.child("w:hMerge")) && !cells.empty()) {
      cells.back().column_span += span;
    } else if (column < most_columns) {
      cells.push_back({node, column, span, 1, continues(properties.child("w:vMerge"))});
    }
    column += span;
  });
  return cells;
}

}  // namespace

std::vector<DocxRow> docx_grid(const pugi::xml_node& table) {
  std::vector<DocxRow> rows;
  each_child(table, "w:tr", [&](const pugi::xml_node& row) {
    if (!row.child("w:trPr").child("w:del")) rows.push_back(read_row(row));
  });
  std::map<int, std::pair<std::size_t, std::size_t>> open;  // column → the cell (row, index) that reaches down there
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::size_t i = 0; i < rows[r].size(); ++i) {
      DocxCell& cell = rows[r][i];
      const auto above = open.find(cell.column);
      const bool joined = cell.covered && above != open.end() && above->second.first < r;
      if (joined) {
        DocxCell& top = rows[above->second.first][above->second.second];
        if (top.row_span == static_cast<int>(r - above->second.first)) {
          ++top.row_span;
          continue;
        }
      }
      cell.covered = false;  // nothing above that it could lie under
      open[cell.column] = {r, i};
    }
  }
  return rows;
}

}  // namespace documents
