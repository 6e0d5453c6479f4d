// SPDX-License-Identifier: AGPL-3.0-or-later
// Words that stand beside each other on a page make a row.
#pragma once
#include <string>
#include <vector>

#include "documents/read/page_layout.h"

namespace documents {

struct Row {
  std::vector<const Word*> words{};  // from left to right; never empty
  Box box{};
  double size = 0;  // of most of its letters
  double baseline() const { return box.y1 - 0.2 * (box.y1 - box.y0); }
};

// From top to bottom.
std::vector<Row> rows_of(std::vector<const Word*> words);

// The words with a space between those that had one.
std::string printed_text(const Row& row);

// Rows [from, to) stand in two columns that part at `channel`.
struct Columns {
  std::size_t from = 0, to = 0;
  double channel = 0;
};

// The head (agency | motto) and the tail (recipients | signature) of a document, where the page has them.
std::vector<Columns> find_columns(const std::vector<Row>& rows, const PageSize& page);

// Whether some of the words stand beside each other like the cells of a table. Errs on the side of yes: looking for the
// ruling lines of a page costs time, and only such pages are worth it.
bool may_hold_table(const std::vector<Word>& words, const PageSize& page);

}  // namespace documents
