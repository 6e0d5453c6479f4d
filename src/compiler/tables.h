// SPDX-License-Identifier: AGPL-3.0-or-later
// Tables that assign work: which column holds the work, the lead, the partners, the time.
#pragma once
#include <string>
#include <vector>

#include "compiler/blocks.h"
#include "compiler/fields.h"

namespace compiler {

struct TableRow {
  std::string group{};   // printed label of the group row above ("I", "A"), or empty
  std::string number{};  // printed row number, or the count of the row where none is printed
  Block content{}, lead{}, coordinate{}, time{}, output{}, channel{}, quota{};
  Span at{};  // the whole row
};

struct TableGroup {
  std::string label{};
  Block heading{};
};

struct AssignmentTable {
  std::vector<TableRow> rows{};
  std::vector<TableGroup> groups{};
  bool states_lead = false;  // it has a column for the lead or the partners
};

// Numbers of the tables whose lines stand in `range`, in order.
std::vector<int> tables_in(const Source& source, Lines range);

// The rows of table `table`; empty where its head names no columns that assign work.
AssignmentTable read_table(const Source& source, int table);

// Finds tables whose cells were written one under the other (text saved from a PDF) and gives their lines cells.
void find_flat_tables(Source& source, Lines range);

}  // namespace compiler
