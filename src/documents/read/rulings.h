// SPDX-License-Identifier: AGPL-3.0-or-later
// Ruling lines become the grids of tables, with merged cells. The lines come from the drawing of a PDF page or from the
// pixels of a scan; both are points from the upper left corner of the page.
#pragma once
#include <vector>

#include "documents/read/page_layout.h"

namespace documents {

struct Rule {
  double at = 0;            // y of a horizontal rule, x of a vertical one
  double from = 0, to = 0;  // along it
};

struct Rules {
  std::vector<Rule> horizontal{};
  std::vector<Rule> vertical{};
};

// Pieces that lie in one line and touch, or nearly touch, become one rule.
std::vector<Rule> joined_rules(std::vector<Rule> pieces, double apart, double gap);

struct RulingTolerance {
  double meet = 2.5;   // rules that miss each other by this much still meet
  double merge = 4;    // rules closer than this are one (double lines)
  double cover = 0.6;  // share of the side of a cell that a rule must cover to part it from its neighbour
};

// From top to bottom. A single box is no grid: there are at least two columns and two cells.
std::vector<Grid> grids_of(const Rules& rules, const RulingTolerance& tolerance);

}  // namespace documents
