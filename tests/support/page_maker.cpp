// SPDX-License-Identifier: AGPL-3.0-or-later
#include "support/page_maker.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <map>
#include <utility>

// Fontconfig and Pango keep their fonts until the process ends; the leak sanitizer need not hear of it.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\nleak:libpango\n"; }

namespace support {
namespace {

cairo_status_t append(void* closure, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

struct Unref {
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};
using Layout = std::unique_ptr<PangoLayout, Unref>;

struct Type {
  double size = 14;
  bool bold = false, italic = false;
  PangoAlignment alignment = PANGO_ALIGN_LEFT;
  bool justify = false;
  double indent = 0;
};

double points(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }

}  // namespace

Paper Paper::landscape() const {
  Paper turned = *this;
  std::swap(turned.width, turned.height);
  return turned;
}

struct PageMaker::Press {
  explicit Press(Paper p) : paper(std::move(p)), y(paper.top) {
    surface = cairo_pdf_surface_create_for_stream(append, &bytes, paper.width, paper.height);
    cairo = cairo_create(surface);
  }
  ~Press() { close(); }

  void close() {
    if (!cairo) return;
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    cairo_surface_destroy(surface);
    cairo = nullptr;
  }

  double text_width() const { return paper.width - paper.left - paper.right; }
  double bottom() const { return paper.height - paper.bottom; }

  Layout set(const std::string& text, double width, const Type& type) const {
    Layout layout(pango_cairo_create_layout(cairo));
    PangoFontDescription* font = pango_font_description_from_string(paper.font.c_str());
    pango_font_description_set_absolute_size(font, type.size * PANGO_SCALE);
    if (type.bold) pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
    if (type.italic) pango_font_description_set_style(font, PANGO_STYLE_ITALIC);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_alignment(layout.get(), type.alignment);
    pango_layout_set_justify(layout.get(), type.justify);
    pango_layout_set_indent(layout.get(), static_cast<int>(type.indent * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD);
    pango_layout_set_text(layout.get(), text.c_str(), -1);
    return layout;
  }

  double height_of(PangoLayout* layout) const {
    int height = 0;
    pango_layout_get_size(layout, nullptr, &height);
    return points(height);
  }

  double show(PangoLayout* layout, double x, double top) const {
    cairo_move_to(cairo, x, top);
    pango_cairo_show_layout(cairo, layout);
    return top + height_of(layout);
  }

  void new_page() {
    cairo_show_page(cairo);
    ++page;
    y = paper.top;
    if (!paper.page_numbers) return;
    const Layout number = set(std::to_string(page), text_width(), {13, false, false, PANGO_ALIGN_CENTER, false, 0});
    show(number.get(), paper.left, paper.top * 0.5);
  }

  // Line by line, over page ends.
  void flow(const std::string& text, const Type& type) {
    const Layout layout = set(text, text_width(), type);
    PangoLayoutIter* at = pango_layout_get_iter(layout.get());
    do {
      PangoRectangle box;
      pango_layout_iter_get_line_extents(at, nullptr, &box);
      const double height = points(box.height) * 1.08;
      if (y + height > bottom()) new_page();
      cairo_move_to(cairo, paper.left + points(box.x), y + type.size);
      pango_cairo_show_layout_line(cairo, pango_layout_iter_get_line_readonly(at));
      y += height;
    } while (pango_layout_iter_next_line(at));
    pango_layout_iter_free(at);
    y += 4;
  }

  void rule(double x0, double y0, double x1, double y1, bool filled) const {
    if (filled) {
      cairo_rectangle(cairo, x0 - 0.24, y0 - 0.24, x1 - x0 + 0.48, y1 - y0 + 0.48);
      cairo_fill(cairo);
      return;
    }
    cairo_set_line_width(cairo, 0.5);
    cairo_move_to(cairo, x0, y0);
    cairo_line_to(cairo, x1, y1);
    cairo_stroke(cairo);
  }

  Paper paper;
  std::string bytes{};
  cairo_surface_t* surface = nullptr;
  cairo_t* cairo = nullptr;
  double y = 0;
  int page = 1;
};

namespace {

struct PlacedCell {
  const PrintedCell* cell = nullptr;
  std::size_t row = 0, column = 0;
};

std::vector<PlacedCell> place(const PrintedTable& table) {
  std::vector<PlacedCell> placed;
  std::map<std::pair<std::size_t, std::size_t>, bool> taken;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    std::size_t column = 0;
    for (const PrintedCell& cell : table.rows[r]) {
      while (taken[{r, column}]) ++column;
      placed.push_back({&cell, r, column});
      for (int down = 0; down < cell.rows; ++down)
        for (int across = 0; across < cell.columns; ++across)
          taken[{r + static_cast<std::size_t>(down), column + static_cast<std::size_t>(across)}] = true;
      column += static_cast<std::size_t>(cell.columns);
    }
  }
  return placed;
}

}  // namespace

PageMaker::PageMaker(Paper paper) : press_(std::make_unique<Press>(std::move(paper))) {}
PageMaker::~PageMaker() = default;

void PageMaker::head(const PrintedHead& head) {
  Press& p = *press_;
  const double left = p.text_width() * 0.44, right = p.text_width() - left;
  double y0 = p.y, y1 = p.y;
  auto put = [&](const std::string& text, bool on_left, Type type) {
    type.alignment = PANGO_ALIGN_CENTER;
    double& at = on_left ? y0 : y1;
    const Layout layout = p.set(text, on_left ? left : right, type);
    at = p.show(layout.get(), p.paper.left + (on_left ? 0 : left), at);
  };
  for (const std::string& line : head.agency) put(line, true, {12, &line == &head.agency.back()});
  put("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", false, {12, true});
  put("Độc lập - Tự do - Hạnh phúc", false, {13, true});
  y0 = y1 = std::max(y0, y1) + 8;
  put(head.number, true, {13});
  put(head.place_and_date, false, {13, false, true});
  p.y = std::max(y0, y1) + 12;
}

void PageMaker::title(const std::vector<std::string>& lines) {
  for (const std::string& line : lines) press_->flow(line, {14, true, false, PANGO_ALIGN_CENTER});
  press_->y += 8;
}

void PageMaker::heading(const std::string& text) {
  press_->flow(text, {press_->paper.size, true, false, PANGO_ALIGN_LEFT, false, press_->paper.indent});
}

void PageMaker::paragraph(const std::string& text) {
  press_->flow(text, {press_->paper.size, false, false, PANGO_ALIGN_LEFT, true, press_->paper.indent});
}

void PageMaker::centred(const std::string& text) {
  press_->flow(text, {press_->paper.size, false, false, PANGO_ALIGN_CENTER});
}

void PageMaker::space(double points) { press_->y += points; }
void PageMaker::page_break() { press_->new_page(); }

void PageMaker::table(const PrintedTable& table) {
  Press& p = *press_;
  constexpr double padding = 5.4;
  const std::vector<PlacedCell> placed = place(table);
  std::vector<double> edges{p.paper.left};
  for (double width : table.widths) edges.push_back(edges.back() + width);
  auto set = [&](const PlacedCell& at) {
    const double width = edges[at.column + static_cast<std::size_t>(at.cell->columns)] - edges[at.column];
    return p.set(at.cell->text, width - 2 * padding, {p.paper.size - 2, at.cell->bold});
  };
  std::vector<double> heights(table.rows.size(), 0);
  for (const int rows : {1, 2, 3, 4, 5, 6}) {  // a cell that spans rows stretches the last of them
    for (const PlacedCell& at : placed) {
      if (at.cell->rows != rows) continue;
      const std::size_t end = at.row + static_cast<std::size_t>(rows);
      double have = 0;
      for (std::size_t r = at.row; r < end; ++r) have += heights[r];
      heights[end - 1] += std::max(0.0, p.height_of(set(at).get()) + 4 - have);
    }
  }

  auto draw_rows = [&](std::size_t from, std::size_t to) {
    std::map<std::size_t, double> tops;
    double y = p.y;
    for (std::size_t r = from; r < to; ++r) tops[r] = y, y += heights[r];
    tops[to] = y;
    for (const PlacedCell& at : placed) {
      if (at.row < from || at.row >= to) continue;
      const double x0 = edges[at.column], x1 = edges[at.column + static_cast<std::size_t>(at.cell->columns)];
      const double y0 = tops[at.row], y1 = tops[std::min(to, at.row + static_cast<std::size_t>(at.cell->rows))];
      p.show(set(at).get(), x0 + padding, y0 + 2);
      p.rule(x0, y0, x1, y0, table.filled_rules);
      p.rule(x0, y1, x1, y1, table.filled_rules);
      p.rule(x0, y0, x0, y1, table.filled_rules);
      p.rule(x1, y0, x1, y1, table.filled_rules);
    }
    p.y = y;
  };

  const auto header = static_cast<std::size_t>(table.header_rows);
  for (std::size_t from = 0; from < table.rows.size();) {
    // Rows that a cell holds together stay on one page.
    std::size_t to = from + 1;
    double height = heights[from];
    for (bool grew = true; grew;) {
      grew = false;
      for (const PlacedCell& at : placed) {
        const std::size_t end = at.row + static_cast<std::size_t>(at.cell->rows);
        if (at.row < from || at.row >= to || end <= to) continue;
        while (to < end) height += heights[to++];
        grew = true;
      }
    }
    if (p.y + height > p.bottom()) {
      p.new_page();
      if (header > 0 && from >= header) draw_rows(0, header);
    }
    draw_rows(from, to);
    from = to;
  }
  p.y += 10;
}

void PageMaker::tail(const PrintedTail& tail) {
  Press& p = *press_;
  const double left = p.text_width() * 0.5;
  if (p.y + 150 > p.bottom()) p.new_page();
  double y0 = p.y + 6, y1 = p.y + 4;
  auto put_left = [&](const std::string& text, Type type) {
    y0 = p.show(p.set(text, left, type).get(), p.paper.left, y0);
  };
  auto put_right = [&](const std::string& text, Type type) {
    type.alignment = PANGO_ALIGN_CENTER;
    y1 = p.show(p.set(text, p.text_width() - left, type).get(), p.paper.left + left, y1);
  };
  put_left("Nơi nhận:", {12, true, true});
  for (const std::string& line : tail.recipients) put_left(line, {11});
  for (const std::string& line : tail.capacity) put_right(line, {14, true});
  y1 += 60;
  put_right(tail.name, {14, true});
  p.y = std::max(y0, y1);
}

std::string PageMaker::pdf() {
  press_->close();
  return press_->bytes;
}

}  // namespace support
