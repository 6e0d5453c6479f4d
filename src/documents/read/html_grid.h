// SPDX-License-Identifier: AGPL-3.0-or-later
// The grid of an HTML table, merged cells included.
#pragma once
#include <gumbo.h>

#include <vector>

namespace documents {

struct HtmlCell {
  const GumboNode* node = nullptr;
  int row = 0, column = 0, row_span = 1, column_span = 1;
};

struct HtmlGrid {
  std::vector<HtmlCell> cells{};
  std::vector<const GumboNode*> captions{};
  int rows = 0, columns = 0;
};

HtmlGrid html_grid(const GumboNode& table);

// Characters of text below a node, white space not counted; with and without what stands in tables inside.
struct TextAmount {
  std::size_t all = 0, in_tables = 0;
};
TextAmount text_amount(const GumboNode& node, int depth);

}  // namespace documents
