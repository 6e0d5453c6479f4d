// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/html_grid.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "documents/read/html_style.h"

namespace documents {
namespace {

constexpr int most_columns = 1000, most_rows = 65000;

int span_of(const GumboElement& element, const char* name, int most) {
  const std::string_view text = attribute(element, name);
  int number = 1;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return std::clamp(number, 1, most);
}

const GumboNode* child_at(const GumboVector& children, unsigned int i) {
  return static_cast<const GumboNode*>(children.data[i]);
}

class Builder {
 public:
  void section(const GumboNode& node) {
    const GumboVector& children = node.v.element.children;
    for (unsigned int i = 0; i < children.length; ++i) {
      const GumboNode* child = child_at(children, i);
      if (child->type != GUMBO_NODE_ELEMENT) continue;
      switch (child->v.element.tag) {
        case GUMBO_TAG_TR:
          row(*child);
          break;
        case GUMBO_TAG_THEAD:
        case GUMBO_TAG_TBODY:
        case GUMBO_TAG_TFOOT:
          section(*child);
          break;
        case GUMBO_TAG_CAPTION:
          grid_.captions.push_back(child);
          break;
        default:
          break;
      }
    }
  }

  HtmlGrid take() {
    for (HtmlCell& cell : grid_.cells) cell.row_span = std::min(cell.row_span, grid_.rows - cell.row);
    return std::move(grid_);
  }

 private:
  void row(const GumboNode& node) {
    const GumboVector& children = node.v.element.children;
    int column = 0;
    for (unsigned int i = 0; i < children.length; ++i) {
      const GumboNode* child = child_at(children, i);
      if (child->type != GUMBO_NODE_ELEMENT) continue;
      const GumboElement& element = child->v.element;
      if (element.tag != GUMBO_TAG_TD && element.tag != GUMBO_TAG_TH) continue;
      while (column < static_cast<int>(taken_.size()) && taken_[static_cast<std::size_t>(column)] > grid_.rows)
        ++column;
      if (column >= most_columns) break;
      const int span = std::min(span_of(element, "colspan", most_columns), most_columns - column);
      const int down = span_of(element, "rowspan", most_rows);
      grid_.cells.push_back({child, grid_.rows, column, down, span});
      if (static_cast<int>(taken_.size()) < column + span) taken_.resize(static_cast<std::size_t>(column + span));
      for (int c = column; c < column + span; ++c) taken_[static_cast<std::size_t>(c)] = grid_.rows + down;
      column += span;
      grid_.columns = std::max(grid_.columns, column);
    }
    ++grid_.rows;
  }

  HtmlGrid grid_{};
  std::vector<int> taken_{};  // by column: the first row that is free again
};

}  // namespace

HtmlGrid html_grid(const GumboNode& table) {
  Builder builder;
  builder.section(table);
  return builder.take();
}

TextAmount text_amount(const GumboNode& node, int depth) {
  TextAmount amount;
  if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA) {
    const std::string_view text = node.v.text.text;
    for (std::size_t i = 0; i < text.size(); ++i) {
      // A no-break space in UTF-8 is C2 A0.
      const auto byte = static_cast<unsigned char>(text[i]);
      amount.all += byte > 0x20 && byte != 0xC2 && byte != 0xA0 ? 1 : 0;
    }
    return amount;
  }
  if (node.type != GUMBO_NODE_ELEMENT || depth <= 0) return amount;
  const GumboElement& element = node.v.element;
  if (element.tag == GUMBO_TAG_SCRIPT || element.tag == GUMBO_TAG_STYLE) return amount;
  for (unsigned int i = 0; i < element.children.length; ++i) {
    const TextAmount inner = text_amount(*child_at(element.children, i), depth - 1);
    amount.all += inner.all;
    amount.in_tables += inner.in_tables;
  }
  if (element.tag == GUMBO_TAG_TABLE) amount.in_tables = amount.all;
  return amount;
}

}  // namespace documents
