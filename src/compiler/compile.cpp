// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/compile.h"

#include <algorithm>

#include "compiler/activities.h"
#include "compiler/collect.h"
#include "compiler/diagnose.h"
#include "compiler/header.h"
#include "compiler/layout.h"
#include "compiler/outline.h"
#include "compiler/scan.h"
#include "compiler/signature.h"
#include "compiler/tables.h"

namespace compiler {
namespace {

// Every cell of a table as a block: what tables cite and define counts as well.
void collect_cells(const Source& source, Lines range, const std::string& path, Plan& plan) {
  std::size_t i = range.first;
  while (i < range.last) {
    if (!source.cells[i]) {
      ++i;
      continue;
    }
    std::vector<std::size_t> lines;
    const documents::Cell first = *source.cells[i];
    while (i < range.last && source.cells[i] && source.cells[i]->table == first.table &&
           source.cells[i]->row == first.row && source.cells[i]->column == first.column)
      lines.push_back(i++);
    const Block block = join_lines(source, lines);
    collect_citations(block, Role::mention, path, plan);
    collect_small_facts(block, plan);
  }
}

void compile_appendix(const Source& source, const Appendix& appendix, int year, Plan& plan) {
  for (const int table : tables_in(source, appendix.lines)) {
    const AssignmentTable read = read_table(source, table);
    if (read.rows.empty()) continue;
    collect_table(read, appendix.label, true, year, plan);
  }
  collect_cells(source, appendix.lines, appendix.label, plan);
  const std::vector<Block> blocks = build_blocks(source, appendix.lines);
  // a list of slogans or messages is often an appendix of its own
  bool slogans = false;
  for (std::size_t i = 0; i < blocks.size() && i < 4; ++i)
    slogans = slogans || zone_of_heading(blocks[i].text, Zone::none) == Zone::slogans;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    if (block.table >= 0) continue;
    collect_citations(block, Role::mention, appendix.label, plan);
    collect_small_facts(block, plan);
    if (slogans && (block.label.marker == Marker::number || block.label.marker == Marker::dash) &&
        !block.text.ends_with(':'))
      plan.slogans.push_back({appendix.label + "/" + block.label.text, std::string(block.body()), block.body_span()});
  }
}

}  // namespace

bool Plan::has_errors() const {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::error; });
}

Plan compile(const documents::Document& document) {
  Plan plan;
  Source source(document);
  const Layout layout = find_layout(document);
  find_flat_tables(source, layout.body);
  for (const Appendix& appendix : layout.appendices) find_flat_tables(source, appendix.lines);
  const Outline outline = build_outline(source, layout.body);

  plan.header = read_header(source, layout);
  std::vector<Block> preamble(outline.blocks.begin(),
                              outline.blocks.begin() + static_cast<std::ptrdiff_t>(outline.preamble_end));
  if (!layout.issuing.empty()) {
    std::vector<Block> issuing = build_blocks(source, layout.issuing);
    preamble.insert(preamble.begin(), issuing.begin(), issuing.end());
  }
  infer_header(plan.header, preamble);
  read_tail(document, layout, plan.header);
  const int year = plan.header.year.value_or(0);

  for (const Block& block : preamble) {
    collect_citations(block, Role::base, "", plan);
    collect_small_facts(block, plan);
  }
  for (const Node& node : outline.nodes) {
    if (node.table >= 0) continue;
    collect_citations(outline.block(node), Role::mention, node.path, plan);
    collect_small_facts(outline.block(node), plan);
  }
  collect_activities(source, outline, year, plan);
  collect_cells(source, layout.body, "", plan);
  for (const Appendix& appendix : layout.appendices) compile_appendix(source, appendix, year, plan);
  collect_deadlines(outline, year, plan);
  collect_units(plan);
  diagnose(source, layout, outline, plan);
  return plan;
}

}  // namespace compiler
