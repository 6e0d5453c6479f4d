// SPDX-License-Identifier: AGPL-3.0-or-later
// Words with boxes in, lines in reading order out: for printed pages, whether the words come from a text layer or from
// recognition. Knows how a Vietnamese office document is laid out: the two columns of the head and of the signature,
// page numbers and running heads, tables that run over pages.
#pragma once
#include <string>
#include <vector>

#include "documents/document.h"

namespace documents {

// All measures are points from the upper left corner of the page.
struct Word {
  std::string text{};
  Box box{};  // as wide as the word, as high as the line it stands in
  double size = 0;
  bool bold = false;
  bool italic = false;
  bool space_after = true;
  int confidence = -1;  // 0 to 100 where the word was recognised
};

struct GridCell {
  int row = 0, column = 0;
  int row_span = 1, column_span = 1;
  Box box{};
};

// A ruled table as it stands on one page.
struct Grid {
  int rows = 0, columns = 0;
  Box box{};
  std::vector<double> column_edges{};  // columns + 1 of them
  std::vector<GridCell> cells{};       // by row, then by column
};

struct LaidPage {
  int number = 0;  // from 1
  PageSize size{};
  std::vector<Word> words{};
  std::vector<Grid> grids{};
};

// A line with what only the page knows of it.
struct LaidLine {
  Line line{};
  double left = 0, right = 0;  // the edges of the text it is part of
  double leading = 0;          // from base line to base line, usual on this page
  double baseline = 0;
  bool in_column = false;  // of the head or of the signature
};

// What is left of a page when its words are lines.
struct PageLines {
  int number = 0;
  PageSize size{};
  std::vector<LaidLine> lines{};  // Cell::table counts from 0 on this page
  std::vector<Grid> grids{};      // without their cells; n-th grid = table n
};

PageLines lay_out(const LaidPage& page);

// The lines of all pages as one text: running heads and page numbers marked, tables numbered through and joined over
// pages, beginnings of paragraphs marked where certain.
std::vector<Line> join_pages(std::vector<PageLines> pages);

}  // namespace documents
