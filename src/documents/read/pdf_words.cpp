// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/pdf_words.h"

#include <poppler-page.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.h"

namespace documents {
namespace {

// poppler's own conversion opens an iconv handle for every word.
std::string to_utf8(const poppler::ustring& units) {
  std::string out;
  for (std::size_t i = 0; i < units.size(); ++i) {
    char32_t c = units[i];
    const bool high = c >= 0xD800 && c < 0xDC00, low = c >= 0xDC00 && c < 0xE000;
    if (high && i + 1 < units.size() && units[i + 1] >= 0xDC00 && units[i + 1] < 0xE000)
      c = 0x10000 + ((c - 0xD800) << 10) + (static_cast<char32_t>(units[++i]) - 0xDC00);
    else if (high || low)
      c = base::replacement;
    base::append_utf8(out, c);
  }
  return out;
}

bool holds(std::string_view name, std::string_view part) { return name.find(part) != std::string_view::npos; }

struct Style {
  bool bold = false, italic = false;
};

// A PDF names its fonts and says nothing else of their weight: "ABCDEF+TimesNewRomanPS-BoldItalicMT", "Tinos,Bold".
Style style_of(std::string_view font) {
  return {
      holds(font, "Bold") || holds(font, "bold") || holds(font, "Black") || holds(font, "Heavy") || holds(font, "Demi"),
      holds(font, "Italic") || holds(font, "italic") || holds(font, "Oblique")};
}

// Turns a box of text that runs at `rotation` quarter turns so that it runs from left to right.
Box upright(const Box& box, int rotation, const PageSize& page) {
  switch (rotation) {
    case 1:
      return {box.y0, page.width - box.x1, box.y1, page.width - box.x0};
    case 2:
      return {page.width - box.x1, page.height - box.y1, page.width - box.x0, page.height - box.y0};
    case 3:
      return {page.height - box.y1, box.x0, page.height - box.y0, box.x1};
    default:
      return box;
  }
}

PageSize turned_size(const PageSize& size, int turn) { return turn % 2 ? PageSize{size.height, size.width} : size; }

}  // namespace

Rules upright(const Rules& rules, int turn, const PageSize& turned) {
  if (turn == 0) return rules;
  const PageSize shown = turned_size(turned, turn);
  Rules out;
  auto add = [&](const Box& line) {
    const Box box = upright(line, turn, shown);
    if (box.x1 - box.x0 > box.y1 - box.y0)
      out.horizontal.push_back({box.y0, box.x0, box.x1});
    else
      out.vertical.push_back({box.x0, box.y0, box.y1});
  };
  for (const Rule& rule : rules.horizontal) add({rule.from, rule.at, rule.to, rule.at});
  for (const Rule& rule : rules.vertical) add({rule.at, rule.from, rule.at, rule.to});
  return out;
}

TextLayer text_layer(const poppler::page& page) {
  TextLayer layer;
  const poppler::rectf rect = page.page_rect();
  layer.size = {rect.width(), rect.height()};
  if (page.orientation() == poppler::page::landscape || page.orientation() == poppler::page::seascape)
    std::swap(layer.size.width, layer.size.height);

  const std::vector<poppler::text_box> boxes = page.text_list(poppler::page::text_list_include_font);
  std::array<std::size_t, 4> turned{};
  for (const poppler::text_box& box : boxes) ++turned[static_cast<std::size_t>(box.rotation() & 3)];
  const auto most = static_cast<int>(std::max_element(turned.begin(), turned.end()) - turned.begin());

  std::string font;
  Style style;
  layer.words.reserve(boxes.size());
  for (const poppler::text_box& box : boxes) {
    if (box.rotation() != most) continue;  // a stamp or a mark in the margin
    const poppler::rectf r = box.bbox();
    Word word;
    word.text = to_utf8(box.text());
    word.box = upright({r.left(), r.top(), r.right(), r.bottom()}, most, layer.size);
    word.size = box.get_font_size();
    word.space_after = box.has_space_after();
    if (std::string name = box.get_font_name(0); name != font) style = style_of(font = std::move(name));
    word.bold = style.bold, word.italic = style.italic;
    layer.words.push_back(std::move(word));
  }
  layer.size = turned_size(layer.size, most);
  layer.turn = most;
  return layer;
}

}  // namespace documents
