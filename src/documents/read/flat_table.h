// SPDX-License-Identifier: AGPL-3.0-or-later
// Tables of web pages that were dumped to Markdown with their line breaks: "|" stands alone on a line, or at its ends,
// and separates cells; a row begins and ends with one. Nothing marks where the table itself begins and ends, merged
// cells leave rows short, and empty cells look like row ends. The most plausible reading of all bars together is taken.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "documents/document.h"

namespace documents {

// A bar, or a line of text between bars.
struct FlatItem {
  bool bar = false;
  std::string_view text{};
  int blank_lines_before = 0;
};

// For each item its cell, or nothing where it stands outside of all tables. Tables are numbered from `next_table` on.
std::vector<std::optional<Cell>> find_flat_tables(const std::vector<FlatItem>& items, int& next_table);

}  // namespace documents
