// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/markdown_table.h"

#include <algorithm>

#include "vietnamese/text.h"

namespace documents {

std::vector<std::string_view> row_cells(std::string_view line) {
  line = vietnamese::trim(line);
  if (line.starts_with('|')) line.remove_prefix(1);
  if (line.ends_with('|') && !line.ends_with("\\|")) line.remove_suffix(1);
  std::vector<std::string_view> cells;
  std::size_t from = 0;
  for (std::size_t at = 0; at <= line.size(); ++at) {
    if (at < line.size() && (line[at] != '|' || (at > 0 && line[at - 1] == '\\'))) continue;
    cells.push_back(vietnamese::trim(line.substr(from, at - from)));
    from = at + 1;
  }
  return cells;
}

bool is_delimiter_row(std::string_view line, std::size_t columns) {
  if (line.find('-') == std::string_view::npos || line.find('|') == std::string_view::npos) return false;
  const auto cells = row_cells(line);
  if (cells.size() != columns) return false;
  return std::all_of(cells.begin(), cells.end(), [](std::string_view cell) {
    if (cell.starts_with(':')) cell.remove_prefix(1);
    if (cell.ends_with(':')) cell.remove_suffix(1);
    return !cell.empty() && cell.find_first_not_of('-') == std::string_view::npos;
  });
}

std::vector<SpannedCell> merged_cells(const std::vector<std::string_view>& cells) {
  const std::size_t columns = cells.size();
  // Where the repetition begins: at the first column, or behind the label of the row.
  for (std::size_t start = 0; start <= 1 && start + 2 < columns; ++start) {
    const std::string_view first = cells[start];
    if (first.size() < 4) continue;
    if (!std::all_of(cells.begin() + static_cast<std::ptrdiff_t>(start), cells.end(),
                     [&](std::string_view cell) { return cell == first; }))
      continue;
    std::vector<SpannedCell> merged;
    if (start == 1 && !cells[0].empty()) merged.push_back({cells[0], 0, 1});
    merged.push_back({first, static_cast<int>(start), static_cast<int>(columns - start)});
    return merged;
  }
  std::vector<SpannedCell> kept;
  for (std::size_t i = 0; i < columns; ++i)
    if (!cells[i].empty()) kept.push_back({cells[i], static_cast<int>(i), 1});
  return kept;
}

}  // namespace documents
