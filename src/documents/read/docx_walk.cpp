// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/docx_walk.h"

#include <algorithm>
#include <utility>

#include "documents/read/genre.h"
#include "documents/read/xml.h"
#include "vietnamese/text.h"

namespace documents {
namespace {

bool wraps_blocks(const pugi::xml_node& node) {
  return is(node, "w:sdt") || is(node, "w:sdtContent") || is(node, "w:customXml") || is(node, "w:ins") ||
         is(node, "w:moveTo") || is(node, "w:smartTag");
}

pugi::xml_node inner_table(const pugi::xml_node& parent) {
  for (const pugi::xml_node child : parent.children()) {
    if (is(child, "w:tbl")) return child;
    if (wraps_blocks(child))
      if (const pugi::xml_node found = inner_table(child)) return found;
  }
  return {};
}

bool has_inner_table(const std::vector<DocxRow>& rows) {
  return std::any_of(rows.begin(), rows.end(), [](const DocxRow& row) {
    return std::any_of(row.begin(), row.end(), [](const DocxCell& cell) { return inner_table(cell.node); });
  });
}

std::string own_text(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node child : node.children())
    text += is(child, "w:t") ? std::string(child.text().get()) : own_text(child);
  return text;
}

bool is_letterhead(const std::vector<DocxRow>& rows) {
  if (rows.empty()) return false;
  return std::any_of(rows[0].begin(), rows[0].end(),
                     [](const DocxCell& cell) { return is_state_name(own_text(cell.node)); });
}

}  // namespace

bool DocxWalker::walk(const pugi::xml_node& part, Part kind) {
  writer_.part = kind;
  writer_.forget_empty_paragraphs();
  blocks(part);
  if (carried_) {
    Runs last = *std::exchange(carried_, std::nullopt);
    write(last, {}, {});
  }
  return !error();
}

void DocxWalker::blocks(const pugi::xml_node& parent) {
  for (const pugi::xml_node child : parent.children()) {
    if (error()) return;
    if (is(child, "w:p")) {
      paragraph(child);
    } else if (is(child, "w:tbl")) {
      table(child);
    } else if (wraps_blocks(child)) {
      blocks(child);
    } else if (is(child, "mc:AlternateContent")) {
      const pugi::xml_node choice = child.child("mc:Choice");
      blocks(choice ? choice : child.child("mc:Fallback"));
    }
  }
}

void DocxWalker::paragraph(const pugi::xml_node& node) {
  ++block_;
  if (!writer_.go_on()) return;
  const pugi::xml_node properties = node.child("w:pPr");
  const std::string_view style_name = value(properties.child("w:pStyle"), "w:val");
  const DocxStyles::Style& style = styles_.paragraph(style_name);
  ParagraphLook look = paragraph_look(properties);
  look.inherit(style.paragraph);
  const bool joined = carried_.has_value();
  Runs runs = joined ? *std::exchange(carried_, std::nullopt) : Runs{};
  collect_runs(node, styles_, style.run, runs);
  const pugi::xml_node mark = properties.child("w:rPr");
  if (mark.child("w:del") || mark.child("w:moveFrom")) {
    carried_ = std::move(runs);
    return;
  }
  const bool printed = runs.printed();
  // In a column of numbers the number is all there is; elsewhere a lone label is no text.
  const std::string label = label_of(look);
  if (!printed && !(writer_.cell && vietnamese::is_digit(label.empty() ? U' ' : static_cast<char32_t>(label[0]))))
    writer_.empty_paragraph();
  else
    write(runs, label, look);
  attached(runs);
}

std::string DocxWalker::label_of(const ParagraphLook& look) {
  if (!look.list || *look.list <= 0) return {};
  int level = look.level.value_or(0);
  if (!look.list_style.empty()) level = numbering_.level_of_style(*look.list, look.list_style).value_or(level);
  return numbering_.next_label(*look.list, level);
}

void DocxWalker::write(Runs& runs, const std::string& label, const ParagraphLook& look) {
  Line like;
  like.centred = look.centred.value_or(false);
  like.indent = std::max(0.0, look.left.value_or(0) + look.first.value_or(0));
  for (PieceLine& line : runs.lines) line.place.block = block_;
  writer_.paragraph(runs.lines, label, like);
}

// What hangs on a paragraph follows it: text boxes, then notes.
void DocxWalker::attached(const Runs& runs) {
  for (const pugi::xml_node& box : runs.boxes) {
    if (error()) return;
    blocks(box);
  }
  for (const Note& note : runs.notes) {
    const pugi::xml_node content = find_note_(note);
    if (!content || error() || writer_.part == Part::footnote) continue;
    const Part outer = std::exchange(writer_.part, Part::footnote);
    blocks(content);
    writer_.part = outer;
  }
}

void DocxWalker::table(const pugi::xml_node& node) {
  const std::vector<DocxRow> rows = docx_grid(node);
  std::size_t cells_in_all = 0, widest = 0;
  for (const DocxRow& row : rows) {
    cells_in_all += row.size();
    widest = std::max(widest, row.size());
  }
  // A single cell is a frame, no table. A table of one row or one column around another table is page layout.
  const bool frame = cells_in_all <= 1;
  const bool layout = frame || ((rows.size() == 1 || widest == 1) && has_inner_table(rows) && !is_letterhead(rows));
  const bool inside_cell = writer_.cell && !in_letterhead_;  // its text is that cell's
  if (layout || inside_cell) return cells(rows, std::nullopt);
  const bool outer = std::exchange(in_letterhead_, is_letterhead(rows));
  cells(rows, next_table_++);
  in_letterhead_ = outer;
}

void DocxWalker::cells(const std::vector<DocxRow>& rows, std::optional<int> table_number) {
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (const DocxCell& cell : rows[r]) {
      if (error()) return;
      if (cell.covered) continue;
      const std::optional<Cell> outer = writer_.cell;
      writer_.forget_empty_paragraphs();
      if (table_number)
        writer_.cell = Cell{*table_number, static_cast<int>(r), cell.column, cell.row_span, cell.column_span};
      blocks(cell.node);
      writer_.cell = outer;
    }
  writer_.forget_empty_paragraphs();
}

}  // namespace documents
