// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/docx_walk.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "documents/read/genre.h"
#include "documents/read/lines.h"
#include "documents/read/xml.h"
#include "vietnamese/text.h"

namespace documents {
namespace {

// Letters that only Unicode has: text of an old font cannot hold them.
bool has_unicode_vietnamese(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::next_code_point(text, at);
    if ((c >= 0x1EA0 && c <= 0x1EF9) || c == 0x103 || c == 0x102 || c == 0x111 || c == 0x110 || c == 0x1A0 ||
        c == 0x1A1 || c == 0x1AF || c == 0x1B0)
      return true;
  }
  return false;
}

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

bool has_inner_table(const std::vector<GridRow>& rows) {
  return std::any_of(rows.begin(), rows.end(), [](const GridRow& row) {
    return std::any_of(row.begin(), row.end(), [](const GridCell& cell) { return inner_table(cell.node); });
  });
}

std::string own_text(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node child : node.children())
    text += is(child, "w:t") ? std::string(child.text().get()) : own_text(child);
  return text;
}

bool is_letterhead(const std::vector<GridRow>& rows) {
  if (rows.empty()) return false;
  return std::any_of(rows[0].begin(), rows[0].end(),
                     [](const GridCell& cell) { return is_state_name(own_text(cell.node)); });
}

}  // namespace

bool DocxWalker::walk(const pugi::xml_node& part, Part kind) {
  part_ = kind;
  blank_ = 0;
  blocks(part);
  if (carried_) write(*std::exchange(carried_, std::nullopt), {}, {});
  return !error_;
}

void DocxWalker::blocks(const pugi::xml_node& parent) {
  for (const pugi::xml_node child : parent.children()) {
    if (error_) return;
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
  if (block_ % 256 == 0 && !report(options_, "Đọc văn bản", block_, 0)) {
    error_ = cancelled();
    return;
  }
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
  if (!printed && !(cell_ && vietnamese::is_digit(label.empty() ? U' ' : static_cast<char32_t>(label[0]))))
    ++blank_;
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

void DocxWalker::write(const Runs& runs, const std::string& label, const ParagraphLook& look) {
  Line line;
  line.place.block = block_;
  line.part = part_;
  line.cell = part_ == Part::body ? cell_ : std::nullopt;
  line.centred = look.centred.value_or(false);
  line.indent = std::max(0.0, look.left.value_or(0) + look.first.value_or(0));
  bool unicode = false;
  for (const std::vector<Piece>& pieces : runs.lines)
    for (const Piece& piece : pieces) unicode = unicode || has_unicode_vietnamese(piece.text);
  const std::size_t before = lines_.size();
  for (std::size_t i = 0; i < runs.lines.size() && !error_; ++i) {
    const bool first = lines_.size() == before;
    line.start = first ? Start::paragraph : Start::unknown;
    write_line(runs.lines[i], first ? label : std::string(), line, unicode);
  }
}

void DocxWalker::write_line(const std::vector<Piece>& pieces, const std::string& label, Line line, bool unicode) {
  std::string printed = label.empty() ? std::string() : label + " ";
  Emphasis emphasis;
  std::size_t largest = 0;
  for (std::size_t i = 0; i < pieces.size();) {
    // Letter and mark of VNI may stand in two runs.
    const vietnamese::FontEncoding font = unicode ? vietnamese::FontEncoding::unicode : pieces[i].font;
    const bool capitals = pieces[i].capitals;
    std::string text;
    for (; i < pieces.size() && (unicode || pieces[i].font == font) && pieces[i].capitals == capitals; ++i) {
      const Piece& piece = pieces[i];
      text += piece.text;
      for (std::size_t at = 0; at < piece.text.size();)
        emphasis.count(base::next_code_point(piece.text, at), piece.bold, piece.italic);
      if (piece.text.size() > largest) {
        largest = piece.text.size();
        line.font_size = piece.size;
      }
    }
    if (font != vietnamese::FontEncoding::unicode) {
      text = vietnamese::from_font(text, font);
      old_fonts_ = true;
    }
    printed += capitals ? vietnamese::upper(text) : text;
  }
  if (!set_text(line, printed)) return;
  if (lines_.size() >= options_.limits.lines) {
    error_ = too_many_lines(options_.limits);
    return;
  }
  line.bold = emphasis.bold();
  line.italic = emphasis.italic();
  if (line.start == Start::unknown) line.start = start_after_break(lines_.back().text, line.text);
  line.blank_lines_before = std::exchange(blank_, 0);
  lines_.push_back(std::move(line));
}

// What hangs on a paragraph follows it: text boxes, then notes.
void DocxWalker::attached(const Runs& runs) {
  for (const pugi::xml_node& box : runs.boxes) {
    if (error_) return;
    blocks(box);
  }
  for (const Note& note : runs.notes) {
    const pugi::xml_node content = find_note_(note);
    if (!content || error_ || part_ == Part::footnote) continue;
    const Part outer = std::exchange(part_, Part::footnote);
    blocks(content);
    part_ = outer;
  }
}

void DocxWalker::table(const pugi::xml_node& node) {
  const std::vector<GridRow> rows = docx_grid(node);
  std::size_t cells_in_all = 0, widest = 0;
  for (const GridRow& row : rows) {
    cells_in_all += row.size();
    widest = std::max(widest, row.size());
  }
  // A single cell is a frame, no table. A table of one row or one column around another table is page layout.
  const bool frame = cells_in_all <= 1;
  const bool layout = frame || ((rows.size() == 1 || widest == 1) && has_inner_table(rows) && !is_letterhead(rows));
  const bool inside_cell = cell_ && !in_letterhead_;  // its text is that cell's
  if (layout || inside_cell) return cells(rows, std::nullopt);
  const bool outer = std::exchange(in_letterhead_, is_letterhead(rows));
  cells(rows, next_table_++);
  in_letterhead_ = outer;
}

void DocxWalker::cells(const std::vector<GridRow>& rows, std::optional<int> table_number) {
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (const GridCell& cell : rows[r]) {
      if (error_) return;
      if (cell.covered) continue;
      const std::optional<Cell> outer = cell_;
      blank_ = 0;
      if (table_number) cell_ = Cell{*table_number, static_cast<int>(r), cell.column, cell.row_span, cell.column_span};
      blocks(cell.node);
      cell_ = outer;
    }
  blank_ = 0;
}

}  // namespace documents
