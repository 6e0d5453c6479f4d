// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/write/poster.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <qrencode.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string_view>

#include "documents/write/poster_colours.h"
#include "vietnamese/text.h"

namespace documents {
namespace {

constexpr double points_per_mm = 72 / 25.4;

struct Free {
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
  void operator()(QRcode* code) const { QRcode_free(code); }
};
template <class T>
using Held = std::unique_ptr<T, Free>;

struct Box {
  double x = 0, y = 0, width = 0, height = 0;
};

base::Error fault(std::string sentence, std::string field) {
  return {base::ErrorKind::invalid, std::move(sentence), std::move(field)};
}

// Valid NFC without signs that draw nothing.
std::string clean(std::string_view text) {
  constexpr unsigned char first_printable = 0x20;
  std::string out = vietnamese::to_nfc(text);
  for (char& c : out)
    if (static_cast<unsigned char>(c) < first_printable) c = ' ';
  return vietnamese::tidy(out);
}

Poster cleaned(Poster poster) {
  poster.agency = vietnamese::upper(clean(poster.agency));
  for (std::string* text : {&poster.headline, &poster.slogan, &poster.address}) *text = clean(*text);
  for (std::string& line : poster.lines) line = clean(line);
  std::erase_if(poster.lines, [](const std::string& line) { return line.empty(); });
  return poster;
}

Box page_of(Poster::Size size) {
  constexpr Box a2{0, 0, 420, 594}, a3{0, 0, 297, 420}, a4{0, 0, 210, 297}, banner{0, 0, 4000, 800};
  const Box& mm = size == Poster::Size::a2   ? a2
                  : size == Poster::Size::a3 ? a3
                  : size == Poster::Size::a4 ? a4
                                             : banner;
  return {0, 0, mm.width * points_per_mm, mm.height * points_per_mm};
}

struct Text {
  std::string words{};
  double share = 1;    // of the height, against the others
  double largest = 0;  // points
  bool is_bold = false, is_italic = false;
  enum class Kind { plain, list, address } kind = Kind::plain;
  Colour colour{};
};

// Draws in points, the corner of the trimmed poster at 0, 0.
class Drawing {
 public:
  Drawing(cairo_t* cairo, const Poster& poster, const Palette& palette)
      : cairo_(cairo), poster_(poster), palette_(palette), page_(page_of(poster.size)) {}

  std::optional<base::Error> run(double bleed) {
    fill({-bleed, -bleed, page_.width + 2 * bleed, page_.height + 2 * bleed}, palette_.paper);
    if (poster_.size == Poster::Size::banner)
      banner(bleed);
    else
      upright(bleed);
    return error_;
  }

 private:
  void set(const Colour& colour) { cairo_set_source_rgb(cairo_, colour.red, colour.green, colour.blue); }

  void fill(const Box& box, const Colour& colour) {
    set(colour);
    cairo_rectangle(cairo_, box.x, box.y, box.width, box.height);
    cairo_fill(cairo_);
  }

  Colour on_accent() const {
    constexpr Colour white{1, 1, 1}, black{};
    return contrast(palette_.accent, white) >= contrast(palette_.accent, black) ? white : black;
  }

  std::vector<Text> stack() const {
    const double height = page_.height;
    const bool wide = poster_.size == Poster::Size::banner;
    std::vector<Text> texts{
        {poster_.headline, 5, height * (wide ? 0.3 : 0.16), true, false, Text::Kind::plain, palette_.accent}};
    if (!poster_.slogan.empty())
      texts.push_back({"“" + poster_.slogan + "”", 1.6, height * 0.08, false, true, Text::Kind::plain, palette_.ink});
    if (!poster_.lines.empty()) {
      std::string words;
      for (const std::string& line : poster_.lines) words += (words.empty() ? "• " : "\n• ") + line;
      texts.push_back(
          {words, wide ? 2.4 : 5.0, height * (wide ? 0.07 : 0.035), false, false, Text::Kind::list, palette_.ink});
    }
    return texts;
  }

  void upright(double bleed) {
    const double width = page_.width, height = page_.height, margin = width * 0.07;
    const double band = height * 0.1, strip = height * 0.02, code = poster_.address.empty() ? 0 : height * 0.17;
    fill({-bleed, -bleed, width + 2 * bleed, band + bleed}, palette_.accent);
    fill({-bleed, height - strip, width + 2 * bleed, strip + bleed}, palette_.accent);
    put({poster_.agency, 1, band * 0.4, true, false, Text::Kind::plain, on_accent()},
        {margin, band * 0.15, width - 2 * margin, band * 0.7});
    put_stack(stack(), {margin, band + margin * 0.5, width - 2 * margin, height - strip - band - code - margin});
    if (code == 0) return;
    const double side = code * 0.9, y = height - strip - code - margin * 0.2;
    put_code({margin, y, side, side});
    put({poster_.address, 1, side * 0.2, false, false, Text::Kind::address, palette_.ink},
        {margin * 1.4 + side, y, width - margin * 2.4 - side, side});
  }

  void banner(double bleed) {
    const double width = page_.width, height = page_.height, margin = height * 0.08, edge = height * 0.03;
    for (const double y : {-bleed, height - edge}) fill({-bleed, y, width + 2 * bleed, edge + bleed}, palette_.accent);
    const double side = poster_.address.empty() ? 0 : height * 0.6;
    std::vector<Text> texts = stack();
    if (!poster_.agency.empty())
      texts.insert(texts.begin(), {poster_.agency, 1.2, height * 0.08, true, false, Text::Kind::plain, palette_.ink});
    put_stack(texts, {margin, margin, width - 2 * margin - (side > 0 ? side + margin : 0), height - 2 * margin});
    if (side == 0) return;
    const double x = width - margin - side;
    put_code({x, margin, side, side});
    put({poster_.address, 1, height * 0.06, false, false, Text::Kind::address, palette_.ink},
        {x, margin + side * 1.02, side, height - 2 * margin - side * 1.04});
  }

  void put_stack(const std::vector<Text>& texts, const Box& box) {
    constexpr double gap = 0.03;  // of the height, below each text
    double shares = 0, y = box.y;
    for (const Text& text : texts) shares += text.share;
    for (const Text& text : texts) {
      const double height = box.height * text.share / shares;
      put(text, {box.x, y, box.width, height - box.height * gap});
      y += height;
    }
  }

  Held<PangoLayout> layout_of(const Text& text, const Box& box) {
    Held<PangoLayout> layout(pango_cairo_create_layout(cairo_));
    PangoContext* context = pango_layout_get_context(layout.get());
    // The same places of letters on paper and on every screen.
    const Held<cairo_font_options_t> options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options.get());
    pango_context_set_round_glyph_positions(context, 0);
    pango_layout_set_text(layout.get(), text.words.c_str(), static_cast<int>(text.words.size()));
    pango_layout_set_width(layout.get(), static_cast<int>(box.width * PANGO_SCALE));
    pango_layout_set_alignment(layout.get(), text.kind == Text::Kind::list ? PANGO_ALIGN_LEFT : PANGO_ALIGN_CENTER);
    return layout;
  }

  static void set_size(PangoLayout* layout, const Text& text, double points) {
    const Held<PangoFontDescription> font(pango_font_description_from_string("Arimo,Liberation Sans,DejaVu Sans"));
    pango_font_description_set_weight(font.get(), text.is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(font.get(), text.is_italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_font_description_set_absolute_size(font.get(), points * PANGO_SCALE);
    pango_layout_set_font_description(layout, font.get());
    constexpr double bullet = 0.6;  // of the size: what a bullet and its space take
    if (text.kind == Text::Kind::list)
      pango_layout_set_indent(layout, static_cast<int>(-bullet * points * PANGO_SCALE));
  }

  static bool fits(PangoLayout* layout, const Box& box) {
    PangoRectangle ink, logical;
    pango_layout_get_extents(layout, &ink, &logical);
    const double width = box.width * PANGO_SCALE, height = box.height * PANGO_SCALE;
    // Marks on capitals may reach above the line, italics beyond its end.
    return logical.height <= height && logical.width <= width && ink.x >= -1 && ink.x + ink.width <= width + 1 &&
           ink.y >= 0 && ink.y + ink.height <= height;
  }

  // The largest size that fits, by halving. An address stays on one line if it can; words are broken only where one
  // alone is wider than the box.
  double fitting_size(PangoLayout* layout, const Text& text, const Box& box) const {
    const double smallest = page_.height * 0.006;
    const int width = pango_layout_get_width(layout);
    struct Way {
      PangoWrapMode wrap;
      bool one_line;
    };
    for (const Way way : {Way{PANGO_WRAP_WORD, true}, Way{PANGO_WRAP_WORD, false}, Way{PANGO_WRAP_WORD_CHAR, false}}) {
      if (way.one_line && text.kind != Text::Kind::address) continue;
      pango_layout_set_wrap(layout, way.wrap);
      pango_layout_set_width(layout, way.one_line ? -1 : width);
      double low = smallest, high = std::max(text.largest, smallest);
      set_size(layout, text, low);
      if (!fits(layout, box)) continue;
      constexpr double enough = 0.25;
      while (high - low > enough) {
        const double middle = (low + high) / 2;
        set_size(layout, text, middle);
        (fits(layout, box) ? low : high) = middle;
      }
      set_size(layout, text, low);
      return low;
    }
    return 0;
  }

  void put(const Text& text, const Box& box) {
    if (text.words.empty()) return;
    const Held<PangoLayout> layout = layout_of(text, box);
    if (fitting_size(layout.get(), text, box) == 0) {
      error_ = {
          base::ErrorKind::too_large,
          "Nội dung quá dài so với khổ này, chữ sẽ nhỏ đến mức không đọc được; hãy bớt chữ hoặc chọn khổ lớn hơn.",
          {}};
      return;
    }
    PangoRectangle logical;
    pango_layout_get_extents(layout.get(), nullptr, &logical);
    const bool one_line = pango_layout_get_width(layout.get()) < 0;
    const double across = one_line ? box.width - static_cast<double>(logical.width) / PANGO_SCALE : 0;
    const double down = box.height - static_cast<double>(logical.height) / PANGO_SCALE;
    set(text.colour);
    cairo_move_to(cairo_, box.x + across / 2, box.y + (text.kind == Text::Kind::list ? 0 : down / 2));
    pango_cairo_show_layout(cairo_, layout.get());
  }

  void put_code(const Box& box) {
    constexpr Colour white{1, 1, 1}, black{};
    constexpr int margin = 4;  // modules, as the standard asks
    const Held<QRcode> code(QRcode_encodeString8bit(poster_.address.c_str(), 0, QR_ECLEVEL_M));
    if (!code) {
      error_ = fault("Địa chỉ quá dài để vẽ thành mã QR.", "address");
      return;
    }
    fill(box, white);
    const double module = box.width / (code->width + 2 * margin);
    set(black);
    cairo_set_antialias(cairo_, CAIRO_ANTIALIAS_NONE);
    for (int y = 0; y < code->width; ++y)
      for (int x = 0; x < code->width; ++x) {
        if ((code->data[y * code->width + x] & 1U) == 0) continue;
        const int from = x;
        while (x + 1 < code->width && (code->data[y * code->width + x + 1] & 1U) != 0) ++x;
        cairo_rectangle(cairo_, box.x + (from + margin) * module, box.y + (y + margin) * module,
                        (x + 1 - from) * module, module);
      }
    cairo_fill(cairo_);
    cairo_set_antialias(cairo_, CAIRO_ANTIALIAS_DEFAULT);
  }

  cairo_t* cairo_;
  const Poster& poster_;
  const Palette& palette_;
  Box page_;
  std::optional<base::Error> error_{};
};

// Two short lines at each corner, outside the bleed, in line with the edges of the poster.
void draw_crop_marks(cairo_t* cairo, const Box& page) {
  constexpr double from = 4 * points_per_mm, to = 9 * points_per_mm, thin = 0.25;
  cairo_set_source_rgb(cairo, 0, 0, 0);
  cairo_set_line_width(cairo, thin);
  for (const double x : {0.0, page.width})
    for (const double y : {0.0, page.height}) {
      const double right = x > 0 ? 1 : -1, down = y > 0 ? 1 : -1;
      cairo_move_to(cairo, x + right * from, y);
      cairo_line_to(cairo, x + right * to, y);
      cairo_move_to(cairo, x, y + down * from);
      cairo_line_to(cairo, x, y + down * to);
    }
  cairo_stroke(cairo);
}

cairo_status_t keep(void* into, const unsigned char* bytes, unsigned length) {
  try {
    static_cast<std::string*>(into)->append(bytes, bytes + length);
    return CAIRO_STATUS_SUCCESS;
  } catch (const std::bad_alloc&) {  // the library is C: nothing may fly through it
    return CAIRO_STATUS_NO_MEMORY;
  }
}

void demand(cairo_status_t status) {
  if (status != CAIRO_STATUS_SUCCESS) throw std::runtime_error(std::string("cairo: ") + cairo_status_to_string(status));
}

base::Result<Palette> check(const Poster& poster) {
  if (poster.headline.empty()) return fault("Áp phích phải có dòng tiêu đề.", "headline");
  constexpr std::size_t most = 20'000;  // letters: before anything is laid out
  std::size_t letters = 0;
  for (const std::string& line : poster.lines) letters += line.size();
  for (const std::string* text : {&poster.headline, &poster.slogan, &poster.agency, &poster.address})
    letters += text->size();
  if (letters > most) return base::Error{base::ErrorKind::too_large, "Nội dung quá dài để làm áp phích.", {}};
  return palette_of(poster.colours);
}

}  // namespace

base::Result<std::string> poster_as_pdf(const Poster& asked, PosterEdge edge) {
  const Poster poster = cleaned(asked);
  const base::Result<Palette> palette = check(poster);
  if (!palette) return palette.error();
  const Box page = page_of(poster.size);
  const bool prints = edge == PosterEdge::for_print;
  const double margin = prints ? poster_margin_mm * points_per_mm : 0;
  std::string bytes;
  const Held<cairo_surface_t> surface(
      cairo_pdf_surface_create_for_stream(keep, &bytes, page.width + 2 * margin, page.height + 2 * margin));
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, poster.headline.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_AUTHOR, poster.agency.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "");  // the same bytes every day
  {
    const Held<cairo_t> cairo(cairo_create(surface.get()));
    cairo_translate(cairo.get(), margin, margin);
    if (auto error = Drawing(cairo.get(), poster, *palette).run(prints ? poster_bleed_mm * points_per_mm : 0))
      return *error;
    if (prints) draw_crop_marks(cairo.get(), page);
    demand(cairo_status(cairo.get()));
  }
  cairo_surface_finish(surface.get());
  demand(cairo_surface_status(surface.get()));
  return bytes;
}

base::Result<std::string> poster_as_png(const Poster& asked, int pixels_wide) {
  const Poster poster = cleaned(asked);
  const base::Result<Palette> palette = check(poster);
  if (!palette) return palette.error();
  constexpr int least = 200, most = 8000;
  const Box page = page_of(poster.size);
  const int width = std::clamp(pixels_wide, least, most);
  const double scale = width / page.width;
  const int height = static_cast<int>(std::lround(page.height * scale));
  const Held<cairo_surface_t> surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
  demand(cairo_surface_status(surface.get()));
  {
    const Held<cairo_t> cairo(cairo_create(surface.get()));
    cairo_scale(cairo.get(), scale, scale);
    if (auto error = Drawing(cairo.get(), poster, *palette).run(1)) return *error;
    demand(cairo_status(cairo.get()));
  }
  std::string bytes;
  demand(cairo_surface_write_to_png_stream(surface.get(), keep, &bytes));
  return bytes;
}

}  // namespace documents
