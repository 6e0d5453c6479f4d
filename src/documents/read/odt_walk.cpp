// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/odt_walk.h"

#include <algorithm>
#include <utility>

#include "documents/read/genre.h"
#include "documents/read/xml.h"
#include "vietnamese/text.h"

namespace documents {
namespace {

constexpr int most_columns = 1000;

int count_of(const pugi::xml_node& node, const char* name, int most) {
  return std::clamp(node.attribute(name).as_int(1), 1, most);
}

bool is_note_or_remark(const pugi::xml_node& node) {
  return is(node, "office:annotation") || is(node, "office:annotation-end") || is(node, "text:tracked-changes") ||
         is(node, "text:note-citation") || is(node, "text:ruby-text") || is(node, "office:forms") ||
         is(node, "text:sequence-decls") || is(node, "office:event-listeners");
}

std::string own_text(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node child : node.children())
    text += child.type() == pugi::node_pcdata ? std::string(child.value()) : own_text(child);
  return text;
}

bool holds_table(const pugi::xml_node& cell) {
  return cell.child("table:table") || cell.child("text:section").child("table:table");
}

}  // namespace

void OdtWalker::walk(const pugi::xml_node& part, Part kind) {
  writer_.part = kind;
  writer_.forget_empty_paragraphs();
  blocks(part);
}

void OdtWalker::blocks(const pugi::xml_node& parent) {
  for (const pugi::xml_node child : parent.children()) {
    if (error()) return;
    if (is(child, "text:p") || is(child, "text:h"))
      paragraph(child);
    else if (is(child, "text:list"))
      list(child);
    else if (is(child, "table:table"))
      table(child);
    else if (!is_note_or_remark(child) && child.type() == pugi::node_element)
      blocks(child);
  }
}

void OdtWalker::paragraph(const pugi::xml_node& node) {
  ++block_;
  if (!writer_.go_on()) return;
  const OdtStyles::Style style = styles_.paragraph(value(node, "text:style-name"));
  // What is read inside a text box or a note must not mix with the paragraph that it hangs on.
  std::vector<PieceLine> outer_lines = std::exchange(lines_, std::vector<PieceLine>(1));
  std::vector<pugi::xml_node> outer_boxes = std::exchange(boxes_, {}), outer_notes = std::exchange(notes_, {});
  inlines(node, style.run);
  std::string label = std::exchange(label_, std::nullopt).value_or("");
  if (is(node, "text:h") && list_level_ == 0 && !node.attribute("text:is-list-header").as_bool())
    label =
        lists_.heading_label(static_cast<std::size_t>(std::max(node.attribute("text:outline-level").as_int(1), 1)) - 1);
  Line like;
  like.centred = style.paragraph.centred.value_or(false);
  like.indent = std::max(0.0, style.paragraph.left.value_or(0) + style.paragraph.first.value_or(0));
  for (PieceLine& line : lines_) line.place.block = block_;
  const bool printed = std::any_of(lines_.begin(), lines_.end(), [](const PieceLine& line) { return line.printed(); });
  const bool number_only = writer_.cell && !label.empty() && vietnamese::is_digit(static_cast<unsigned char>(label[0]));
  if (printed || number_only)
    writer_.paragraph(lines_, label, like);
  else
    writer_.empty_paragraph();
  const std::vector<pugi::xml_node> boxes = std::exchange(boxes_, std::move(outer_boxes));
  const std::vector<pugi::xml_node> notes = std::exchange(notes_, std::move(outer_notes));
  lines_ = std::move(outer_lines);
  for (const pugi::xml_node& box : boxes) blocks(box);
  for (const pugi::xml_node& note : notes) {
    const Part outer = std::exchange(writer_.part, Part::footnote);
    blocks(note);
    writer_.part = outer;
  }
}

void OdtWalker::put(std::string_view text, const RunLook& look) {
  if (look.hidden.value_or(false)) return;
  Piece piece;
  piece.bold = look.bold.value_or(false);
  piece.italic = look.italic.value_or(false);
  piece.capitals = look.capitals.value_or(false);
  piece.size = look.size.value_or(0);
  piece.font = look.font.value_or(vietnamese::FontEncoding::unicode);
  lines_.back().append(text, piece);
}

void OdtWalker::inlines(const pugi::xml_node& node, const RunLook& look) {
  for (const pugi::xml_node child : node.children()) {
    const std::string_view name = child.name();
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      std::string flat = child.value();
      std::replace_if(
          flat.begin(), flat.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
      put(flat, look);
    } else if (name == "text:s") {
      put(" ", look);
    } else if (name == "text:tab") {
      put("\t", look);
    } else if (name == "text:line-break") {
      lines_.emplace_back();
    } else if (name == "text:note") {
      notes_.push_back(child.child("text:note-body"));
    } else if (name.starts_with("draw:")) {
      boxes_.push_back(child);
    } else if (name == "text:span" || name == "text:a") {
      RunLook own = styles_.text(value(child, "text:style-name"));
      own.inherit(look);
      inlines(child, own);
    } else if (!is_note_or_remark(child) && !name.starts_with("svg:")) {
      inlines(child, look);
    }
  }
}

void OdtWalker::list(const pugi::xml_node& node) {
  const std::string outer_style = list_style_;
  const std::string_view own = value(node, "text:style-name");
  if (!own.empty()) list_style_ = own;
  if (list_level_ == 0)
    lists_.begin(list_style_,
                 node.attribute("text:continue-numbering").as_bool() || node.attribute("text:continue-list"));
  ++list_level_;
  for (const pugi::xml_node child : node.children()) {
    if (error()) break;
    if (is(child, "text:list-item"))
      item(child, true);
    else if (is(child, "text:list-header"))
      item(child, false);
  }
  --list_level_;
  list_style_ = outer_style;
}

// The first paragraph of an item bears its number; an item of nothing but lists has none.
void OdtWalker::item(const pugi::xml_node& node, bool numbered) {
  bool first = numbered;
  for (const pugi::xml_node child : node.children()) {
    if (error()) return;
    if (is(child, "text:list")) {
      list(child);
    } else if (is(child, "text:p") || is(child, "text:h")) {
      if (std::exchange(first, false)) {
        std::optional<int> start;
        if (const pugi::xml_attribute given = node.attribute("text:start-value")) start = given.as_int(1);
        label_ = lists_.next_label(list_style_, list_level_ - 1, start);
      }
      paragraph(child);
    } else if (is(child, "table:table")) {
      table(child);
    }
  }
}

void OdtWalker::rows(const pugi::xml_node& node, std::vector<Row>& out) const {
  for (const pugi::xml_node child : node.children()) {
    if (is(child, "table:table-row")) {
      Row row;
      for (const pugi::xml_node cell : child.children()) {
        const bool covered = is(cell, "table:covered-table-cell");
        if (!covered && !is(cell, "table:table-cell")) continue;
        if (!covered && row.columns < most_columns)
          row.cells.push_back({cell, row.columns, count_of(cell, "table:number-columns-spanned", most_columns),
                               count_of(cell, "table:number-rows-spanned", 65000)});
        row.columns += count_of(cell, "table:number-columns-repeated", most_columns);
        row.columns = std::min(row.columns, most_columns);
      }
      out.push_back(std::move(row));
    } else if (is(child, "table:table-rows") || is(child, "table:table-header-rows") ||
               is(child, "table:table-row-group")) {
      rows(child, out);
    }
  }
}

void OdtWalker::table(const pugi::xml_node& node) {
  std::vector<Row> grid;
  rows(node, grid);
  std::size_t count = 0;
  int widest = 0;
  bool inner = false, letterhead = false;
  for (const Row& row : grid) {
    count += row.cells.size();
    widest = std::max(widest, row.columns);
    for (const Row::Place& cell : row.cells) {
      inner = inner || holds_table(cell.node);
      if (&row == &grid.front()) letterhead = letterhead || is_state_name(own_text(cell.node));
    }
  }
  // As in DOCX: one cell is a frame, one row or column around another table is page layout.
  const bool layout = count <= 1 || ((grid.size() == 1 || widest == 1) && inner && !letterhead);
  const bool inside_cell = writer_.cell && !in_letterhead_;
  if (layout || inside_cell) return cells(grid, std::nullopt);
  const bool outer = std::exchange(in_letterhead_, letterhead);
  cells(grid, next_table_++);
  in_letterhead_ = outer;
}

void OdtWalker::cells(const std::vector<Row>& grid, std::optional<int> number) {
  const std::optional<Cell> outer = writer_.cell;
  const std::size_t outer_level = std::exchange(list_level_, 0);
  const std::string outer_style = std::exchange(list_style_, {});
  for (std::size_t r = 0; r < grid.size(); ++r)
    for (const Row::Place& cell : grid[r].cells) {
      if (error()) break;
      writer_.forget_empty_paragraphs();
      if (number) writer_.cell = Cell{*number, static_cast<int>(r), cell.column, cell.row_span, cell.column_span};
      blocks(cell.node);
      writer_.cell = outer;
    }
  writer_.forget_empty_paragraphs();
  list_level_ = outer_level;
  list_style_ = outer_style;
}

}  // namespace documents
