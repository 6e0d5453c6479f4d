// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/html_walk.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/utf8.h"
#include "documents/read/genre.h"
#include "documents/read/numerals.h"
#include "vietnamese/text.h"

namespace documents {
namespace {

const GumboNode* child_at(const GumboElement& element, unsigned int i) {
  return static_cast<const GumboNode*>(element.children.data[i]);
}

bool is_skipped(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_CANVAS:
      return true;
    default:
      return false;
  }
}

bool is_block(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_P:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_LEGEND:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_BODY:
      return true;
    default:
      return false;
  }
}

bool is_heading(GumboTag tag) { return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6; }

std::string all_text(const GumboNode& node, int depth = 60) {
  if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE) return node.v.text.text;
  std::string text;
  if (node.type != GUMBO_NODE_ELEMENT || depth <= 0) return text;
  for (unsigned int i = 0; i < node.v.element.children.length; ++i)
    text += all_text(*child_at(node.v.element, i), depth - 1);
  return text;
}

bool holds_link(const GumboNode& node, int depth = 20) {
  if (node.type != GUMBO_NODE_ELEMENT || depth <= 0) return false;
  if (node.v.element.tag == GUMBO_TAG_A) return true;
  for (unsigned int i = 0; i < node.v.element.children.length; ++i)
    if (holds_link(*child_at(node.v.element, i), depth - 1)) return true;
  return false;
}

// "[1]", "1", "*", "(*)": what a note is called by.
bool is_note_mark(std::string_view text) {
  std::size_t figures = 0;
  for (const char c : text) {
    if ((c >= '0' && c <= '9') || c == '*')
      ++figures;
    else if (c != '[' && c != ']' && c != '(' && c != ')')
      return false;
  }
  return figures > 0 && figures <= 3;
}

// The link to a note, or back from it.
bool is_note_link(const GumboElement& element) {
  const std::string_view target = attribute(element, "href");
  return element.tag == GUMBO_TAG_A && (target.starts_with("#_ftn") || target.starts_with("#_edn") ||
                                        target.starts_with("#sdfootnote") || target.starts_with("#sdendnote"));
}

// Word and LibreOffice mark what stands at the edge of the page, each in its way.
std::optional<Part> part_of(const GumboElement& element, const HtmlLook& own) {
  const std::string_view id = attribute(element, "id"), title = attribute(element, "title");
  const bool office_note =
      element.tag == GUMBO_TAG_DIV && (id.starts_with("sdfootnote") || id.starts_with("sdendnote"));
  if (own.office == "footnote" || own.office == "endnote" || office_note) return Part::footnote;
  if (element.tag == GUMBO_TAG_DIV && title == "header") return Part::page_header;
  if (element.tag == GUMBO_TAG_DIV && title == "footer") return Part::page_footer;
  return std::nullopt;
}

// The line of the first character that is seen.
int line_of(const GumboText& text) {
  int line = static_cast<int>(text.start_pos.line);
  for (std::size_t i = 0; i < text.original_text.length; ++i) {
    const char c = text.original_text.data[i];
    if (c == '\n')
      ++line;
    else if (c != ' ' && c != '\t' && c != '\r')
      break;
  }
  return line;
}

}  // namespace

void HtmlWalker::walk(const GumboNode& body) {
  element(body, {});
  flush();
}

HtmlWalker::Look HtmlWalker::inherited(const GumboElement& element, const HtmlLook& own, Look look) const {
  switch (element.tag) {
    case GUMBO_TAG_B:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_TH:
      look.piece.bold = true;
      break;
    case GUMBO_TAG_I:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_CITE:
      look.piece.italic = true;
      break;
    case GUMBO_TAG_CENTER:
      look.centred = true;
      break;
    case GUMBO_TAG_PRE:
      look.kept_spaces = true;
      break;
    default:
      look.piece.bold = look.piece.bold || is_heading(element.tag);
      break;
  }
  look.piece.bold = own.bold.value_or(look.piece.bold);
  look.piece.italic = own.italic.value_or(look.piece.italic);
  look.piece.capitals = own.capitals.value_or(look.piece.capitals);
  look.piece.size = own.size.value_or(look.piece.size);
  look.piece.font = own.font.value_or(look.piece.font);
  look.centred = own.centred.value_or(look.centred);
  look.kept_spaces = own.kept_spaces.value_or(look.kept_spaces);
  look.no_marker = own.no_marker.value_or(look.no_marker);
  if (!own.marker.empty()) look.marker = own.marker;
  look.margin = own.margin.value_or(0);
  look.first = own.first.value_or(0);
  return look;
}

void HtmlWalker::children(const GumboElement& element, const Look& look) {
  for (unsigned int i = 0; i < element.children.length && !error(); ++i) {
    const GumboNode& child = *child_at(element, i);
    if (child.type == GUMBO_NODE_TEXT || child.type == GUMBO_NODE_WHITESPACE || child.type == GUMBO_NODE_CDATA)
      text(child, look);
    else if (child.type == GUMBO_NODE_ELEMENT)
      this->element(child, look);
  }
}

void HtmlWalker::element(const GumboNode& node, Look look) {
  const GumboElement& element = node.v.element;
  if (is_skipped(element.tag) || is_note_link(element) || !writer_.go_on()) return;
  const HtmlLook own = styles_.of(element);
  if (own.hidden.value_or(false) || own.office == "comment-list" || own.office == "header" || own.office == "footer")
    return;
  const bool counted = is_block(element.tag) || element.tag == GUMBO_TAG_TABLE || element.tag == GUMBO_TAG_UL ||
                       element.tag == GUMBO_TAG_OL || element.tag == GUMBO_TAG_LI;
  blocks_ += counted ? 1 : 0;
  ++depth_;
  if (blocks_ > limits_.nesting || depth_ > limits_.nesting * 8)
    writer_.fail({base::ErrorKind::too_large, "Trang HTML lồng nhau quá sâu nên bị từ chối để bảo đảm an toàn."});
  look = inherited(element, own, std::move(look));
  const Part outer = writer_.part;
  if (const auto part = part_of(element, own)) {
    flush();
    writer_.part = *part;
  }
  if (error()) {
    // Nothing more is read.
  } else if (own.printed_marker) {
    marker(node);
  } else if (element.tag == GUMBO_TAG_BR) {
    lines_.emplace_back();
  } else if (element.tag == GUMBO_TAG_SUP) {
    superscript(node, look);
  } else if (element.tag == GUMBO_TAG_TABLE) {
    table(node, look);
  } else if (element.tag == GUMBO_TAG_UL || element.tag == GUMBO_TAG_OL) {
    list(node, look);
  } else if (element.tag == GUMBO_TAG_LI) {
    item(node, look);
  } else if (is_block(element.tag)) {
    block(node, look);
  } else {
    children(element, look);
  }
  if (outer != writer_.part) flush();
  writer_.part = outer;
  --depth_;
  blocks_ -= counted ? 1 : 0;
}

void HtmlWalker::block(const GumboNode& node, const Look& look) {
  flush();
  like_.centred = look.centred;
  like_.indent = std::max(0.0, look.margin + look.first);
  children(node.v.element, look);
  if (!printed() && node.v.element.tag == GUMBO_TAG_P) writer_.empty_paragraph();
  flush();
}

bool HtmlWalker::printed() const {
  return std::any_of(lines_.begin(), lines_.end(), [](const PieceLine& line) { return line.printed(); });
}

void HtmlWalker::flush() {
  if (!error() && printed()) {
    writer_.paragraph(lines_, label_, like_);
    label_.clear();
  }
  lines_.assign(1, {});
  like_ = {};
}

void HtmlWalker::put(std::string_view text, const Look& look, int line) {
  PieceLine& open = lines_.back();
  if (open.place.line == 0 && !vietnamese::trim(text).empty()) open.place.line = line + first_line_ - 1;
  open.append(text, look.piece);
}

void HtmlWalker::text(const GumboNode& node, const Look& look) {
  const GumboText& source = node.v.text;
  int line = line_of(source);
  std::string_view rest = source.text;
  if (!look.kept_spaces) {
    std::string flat(rest);
    std::replace_if(
        flat.begin(), flat.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t' || c == '\f'; }, ' ');
    put(flat, look, line);
    return;
  }
  line = static_cast<int>(source.start_pos.line);
  while (true) {
    const std::size_t end = rest.find('\n');
    put(rest.substr(0, end), look, line);
    if (end == std::string_view::npos) return;
    lines_.emplace_back();
    rest.remove_prefix(end + 1);
    ++line;
  }
}

// The number of a note is no part of the sentence; that of a unit of measure (m², m³) is.
void HtmlWalker::superscript(const GumboNode& node, const Look& look) {
  const std::string raised = vietnamese::tidy(all_text(node));
  const std::string before = lines_.back().pieces.empty() ? std::string() : lines_.back().pieces.back().text;
  const bool measure = before.ends_with("m") && (raised == "2" || raised == "3");
  if (!measure && is_note_mark(raised) && (holds_link(node) || !before.empty())) return;
  children(node.v.element, look);
}

// Word prints its automatic numbers into the page, in spans of their own; bullets come as letters of symbol fonts.
void HtmlWalker::marker(const GumboNode& node) {
  const std::string printed = vietnamese::tidy(all_text(node));
  if (printed.empty()) return;
  const std::u32string letters = base::to_code_points(printed);
  const bool number = letters.size() > 1 || vietnamese::is_digit(letters[0]) || vietnamese::is_upper(letters[0]);
  label_ = number ? printed : bullet(printed);
}

void HtmlWalker::list(const GumboNode& node, const Look& look) {
  const GumboElement& element = node.v.element;
  flush();
  List list;
  list.numbered = element.tag == GUMBO_TAG_OL;
  const std::string_view type = attribute(element, "type");
  if (type == "a" || look.marker == "lower-alpha" || look.marker == "lower-latin")
    list.format = "lowerLetter";
  else if (type == "A" || look.marker == "upper-alpha" || look.marker == "upper-latin")
    list.format = "upperLetter";
  else if (type == "i" || look.marker == "lower-roman")
    list.format = "lowerRoman";
  else if (type == "I" || look.marker == "upper-roman")
    list.format = "upperRoman";
  const std::string_view start = attribute(element, "start");
  std::from_chars(start.data(), start.data() + start.size(), list.next);
  lists_.push_back(list);
  Look inner = look;
  inner.marker.clear();
  children(element, inner);
  flush();
  lists_.pop_back();
}

void HtmlWalker::item(const GumboNode& node, const Look& look) {
  flush();
  label_.clear();
  if (!lists_.empty()) {
    List& list = lists_.back();
    const std::string_view value = attribute(node.v.element, "value");
    std::from_chars(value.data(), value.data() + value.size(), list.next);
    if (list.next < 1'000'000) ++list.next;
    const std::string text = vietnamese::tidy(all_text(node));
    const bool labelled = text.starts_with("- ") || text.starts_with("+ ") || text.starts_with("– ");
    if (list.numbered)
      label_ = numeral(list.format, list.next - 1) + ".";
    else
      label_ = "-";
    if (look.no_marker || labelled) label_.clear();
  }
  like_.centred = look.centred;
  children(node.v.element, look);
  flush();
  label_.clear();
}

void HtmlWalker::table(const GumboNode& node, const Look& look) {
  flush();
  const std::string label = std::exchange(label_, {});
  const HtmlGrid grid = html_grid(node);
  for (const GumboNode* caption : grid.captions) element(*caption, look);
  TextAmount amount;
  bool letterhead = false;
  for (const HtmlCell& cell : grid.cells) {
    const TextAmount one = text_amount(*cell.node, limits_.nesting);
    amount.all += one.all;
    amount.in_tables += one.in_tables;
    if (cell.row == 0 && one.all < 400) letterhead = letterhead || is_state_name(all_text(*cell.node));
  }
  // One cell is a frame. A table that is mostly other tables, or one row or column around them, lays out the page.
  const bool line = grid.rows == 1 || grid.columns == 1;
  const bool layout =
      grid.cells.size() <= 1 || (amount.in_tables > 0 && !letterhead && (line || amount.in_tables * 2 > amount.all));
  const bool inside_cell = writer_.cell && !in_letterhead_;
  if (layout || inside_cell) {
    cells(grid, look, std::nullopt);
  } else {
    const bool outer = std::exchange(in_letterhead_, letterhead);
    cells(grid, look, next_table_++);
    in_letterhead_ = outer;
  }
  label_ = label;
}

void HtmlWalker::cells(const HtmlGrid& grid, const Look& look, std::optional<int> number) {
  const std::vector<List> outer_lists = std::exchange(lists_, {});
  const std::optional<Cell> outer = writer_.cell;
  for (const HtmlCell& cell : grid.cells) {
    if (error()) break;
    writer_.forget_empty_paragraphs();
    if (number) writer_.cell = Cell{*number, cell.row, cell.column, cell.row_span, cell.column_span};
    element(*cell.node, look);
    flush();
  }
  writer_.cell = outer;
  writer_.forget_empty_paragraphs();
  lists_ = outer_lists;
}

}  // namespace documents
