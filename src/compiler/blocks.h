// SPDX-License-Identifier: AGPL-3.0-or-later
// Lines into blocks: a block is one paragraph, heading or list item, with its printed label taken off. Broken lines are
// joined, page numbers and rules dropped. A table stands as one block in its place.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "compiler/labels.h"
#include "compiler/layout.h"
#include "compiler/plan.h"

namespace compiler {

// `length` bytes of Block::text from `in_block` on are the bytes of line `line` from `in_line` on.
struct Piece {
  int line = 0;
  std::size_t in_block = 0;
  std::size_t in_line = 0;
  std::size_t length = 0;
};

struct Block {
  std::string text{};  // with the printed label
  Label label{};
  std::vector<Piece> pieces{};
  int table = -1;  // a table: its number; text is empty
  bool bold = false;
  bool italic = false;
  bool centred = false;

  std::string_view body() const { return std::string_view(text).substr(label.length); }
  // The place of text[from, to).
  Span span(std::size_t from, std::size_t to) const;
  Span span() const { return span(0, text.size()); }
  Span body_span() const { return span(label.length, text.size()); }
};

// `cells[i]` is the cell line i stands in (Document's own, or found in a flattened table); `dropped[i]` marks lines
// that belong to no text (page numbers, repeated heads).
struct Source {
  const documents::Document& document;
  std::vector<std::optional<documents::Cell>> cells{};
  std::vector<bool> dropped{};
  bool damaged = false;  // recognised or restored

  explicit Source(const documents::Document& d);
};

std::vector<Block> build_blocks(const Source& source, Lines range);

// One block of the given lines, whatever they hold: for table cells and titles.
Block join_lines(const Source& source, const std::vector<std::size_t>& lines);

}  // namespace compiler
