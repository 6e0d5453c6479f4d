// SPDX-License-Identifier: AGPL-3.0-or-later
// Tables with a delimiter row (GitHub's Markdown): one row a line.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace documents {

// The cells of a row, without the outer bars. "\|" is a bar inside a cell.
std::vector<std::string_view> row_cells(std::string_view line);

// "|---|:-:|" with as many cells as the head above it.
bool is_delimiter_row(std::string_view line, std::size_t columns);

struct SpannedCell {
  std::string_view text{};
  int column = 0;
  int span = 1;
};

// The cells that hold something. Converters repeat the text of a merged cell in every column it covers: one cell then.
std::vector<SpannedCell> merged_cells(const std::vector<std::string_view>& cells);

}  // namespace documents
