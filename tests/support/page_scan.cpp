// SPDX-License-Identifier: AGPL-3.0-or-later
#include "support/page_scan.h"

#include <cairo-pdf.h>
#include <leptonica/allheaders.h>
#include <pango/pangocairo.h>
#include <poppler-document.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <numbers>
#include <random>
#include <sstream>
#include <stdexcept>

namespace support {
namespace {

struct DestroyPix {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<Pix, DestroyPix>;

std::unique_ptr<poppler::document> open(std::string_view pdf) {
  std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size())));
  if (!document) throw std::runtime_error("the PDF to scan cannot be opened");
  return document;
}

// A round red stamp with a star and letters, half transparent, as inks are.
void draw_stamp(cairo_surface_t* surface, double dpi) {
  cairo_t* cairo = cairo_create(surface);
  const double k = dpi / 72, x = 330 * k, y = 560 * k, radius = 50 * k;
  cairo_set_source_rgba(cairo, 0.85, 0.08, 0.1, 0.8);
  for (const double ring : {1.0, 0.93, 0.62}) {
    cairo_set_line_width(cairo, (ring == 1.0 ? 2.2 : 0.9) * k);
    cairo_arc(cairo, x, y, radius * ring, 0, 2 * std::numbers::pi);
    cairo_stroke(cairo);
  }
  for (int i = 0; i < 5; ++i) {
    const double angle = i * 4 * std::numbers::pi / 5 - std::numbers::pi / 2;
    cairo_line_to(cairo, x + 0.3 * radius * std::cos(angle), y + 0.3 * radius * std::sin(angle));
  }
  cairo_fill(cairo);
  PangoLayout* layout = pango_cairo_create_layout(cairo);
  PangoFontDescription* font = pango_font_description_from_string("Tinos Bold");
  pango_font_description_set_absolute_size(font, 11 * k * PANGO_SCALE);
  pango_layout_set_font_description(layout, font);
  pango_font_description_free(font);
  pango_layout_set_text(layout, "ỦY BAN NHÂN DÂN", -1);
  cairo_move_to(cairo, x - radius, y + 0.68 * radius);
  pango_cairo_show_layout(cairo, layout);
  g_object_unref(layout);
  cairo_destroy(cairo);
}

PixPtr draw(const poppler::page& page, const Wear& wear) {
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_argb32);
  renderer.set_render_hints(poppler::page_renderer::antialiasing | poppler::page_renderer::text_antialiasing);
  poppler::image image = renderer.render_page(&page, wear.dpi, wear.dpi);
  if (wear.stamp) {
    cairo_surface_t* surface =
        cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(image.data()), CAIRO_FORMAT_RGB24,
                                            image.width(), image.height(), image.bytes_per_row());
    draw_stamp(surface, wear.dpi);
    cairo_surface_destroy(surface);
  }
  PixPtr pix(pixCreate(image.width(), image.height(), 32));
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      const char* at = image.const_data() + y * image.bytes_per_row() + 4 * x;  // blue, green, red
      pixSetRGBPixel(pix.get(), x, y, static_cast<unsigned char>(at[2]), static_cast<unsigned char>(at[1]),
                     static_cast<unsigned char>(at[0]));
    }
  }
  return pix;
}

// Light, dust and the sensor.
void expose(Pix& pix, const Wear& wear) {
  std::mt19937 random(20250401);
  const int width = pixGetWidth(&pix), height = pixGetHeight(&pix);
  auto normal = [&] {  // nearly: the sum of four even ones
    double sum = 0;
    for (int i = 0; i < 4; ++i) sum += static_cast<double>(random()) / 4294967296.0;
    return (sum - 2) * 1.732;
  };
  for (int y = 0; y < height; ++y) {
    l_uint32* line = pixGetData(&pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(&pix);
    for (int x = 0; x < width; ++x) {
      const double light = 1 - wear.shade * (0.5 * y / height + 0.5 * (width - x) / width);
      const double grain = wear.noise * normal();
      int parts[3];
      extractRGBValues(line[x], &parts[0], &parts[1], &parts[2]);
      for (int& part : parts) part = static_cast<int>(std::clamp(part * light * 0.97 + grain, 0.0, 255.0));
      composeRGBPixel(parts[0], parts[1], parts[2], &line[x]);
    }
  }
}

PixPtr worn(const poppler::page& page, const Wear& wear) {
  PixPtr pix = draw(page, wear);
  if (wear.tilt != 0)
    pix.reset(pixRotate(pix.get(), static_cast<l_float32>(wear.tilt * std::numbers::pi / 180), L_ROTATE_AREA_MAP,
                        L_BRING_IN_WHITE, 0, 0));
  if (wear.blur > 0) {
    L_KERNEL *across = nullptr, *down = nullptr;
    makeGaussianKernelSep(2, 2, static_cast<l_float32>(wear.blur), 1, &across, &down);
    pix.reset(pixConvolveRGBSep(pix.get(), across, down));
    kernelDestroy(&across);
    kernelDestroy(&down);
  }
  expose(*pix, wear);
  if (wear.quarter_turns) pix.reset(pixRotateOrth(pix.get(), wear.quarter_turns));
  if (wear.one_bit) {
    const PixPtr gray(pixConvertRGBToLuminance(pix.get()));
    pix.reset(pixThresholdToBinary(gray.get(), 150));
  }
  pixSetResolution(pix.get(), static_cast<int>(wear.dpi), static_cast<int>(wear.dpi));
  return pix;
}

std::string taken(l_uint8* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  lept_free(data);
  return bytes;
}

std::string saved(Pix& pix, const Wear& wear) {
  l_uint8* data = nullptr;
  std::size_t size = 0;
  if (wear.one_bit ? pixWriteMemPng(&data, &size, &pix, 0) : pixWriteMemJpeg(&data, &size, &pix, wear.jpeg_quality, 0))
    throw std::runtime_error("a scan cannot be saved");
  return taken(data, size);
}

void copy_pixels(Pix& one_bit, cairo_surface_t* image) {
  cairo_surface_flush(image);
  unsigned char* data = cairo_image_surface_get_data(image);
  const int stride = cairo_image_surface_get_stride(image);
  for (int y = 0; y < pixGetHeight(&one_bit); ++y) {
    for (int x = 0; x < pixGetWidth(&one_bit); ++x) {
      l_uint32 black = 0;
      pixGetPixel(&one_bit, x, y, &black);
      std::fill_n(data + y * stride + 4 * x, 4, black ? 0 : 255);
    }
  }
  cairo_surface_mark_dirty(image);
}

void write_beneath(cairo_t* cairo, const std::string& text) {
  std::istringstream lines(text);
  double y = 80;
  cairo_set_source_rgb(cairo, 1, 1, 1);
  for (std::string line; std::getline(lines, line); y += 20) {
    PangoLayout* layout = pango_cairo_create_layout(cairo);
    PangoFontDescription* font = pango_font_description_from_string("Tinos");
    pango_font_description_set_absolute_size(font, 13.0 * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    pango_layout_set_text(layout, line.c_str(), -1);
    cairo_move_to(cairo, 85, y);
    pango_cairo_show_layout(cairo, layout);
    g_object_unref(layout);
  }
}

cairo_status_t append(void* closure, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::string scan(std::string_view pdf, int index, const Wear& wear) {
  const auto document = open(pdf);
  const std::unique_ptr<poppler::page> page(document->create_page(index));
  const PixPtr pix = worn(*page, wear);
  return saved(*pix, wear);
}

std::string scan_to_pdf(std::string_view pdf, const Wear& wear) {
  const auto document = open(pdf);
  std::string bytes;
  cairo_surface_t* surface = cairo_pdf_surface_create_for_stream(append, &bytes, 595, 842);
  cairo_t* cairo = cairo_create(surface);
  for (int i = 0; i < document->pages(); ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    const PixPtr pix = worn(*page, wear);
    const int width = pixGetWidth(pix.get()), height = pixGetHeight(pix.get());
    cairo_pdf_surface_set_size(surface, width * 72 / wear.dpi, height * 72 / wear.dpi);
    cairo_surface_t* image = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    if (wear.one_bit) {
      copy_pixels(*pix, image);
    } else {  // Cairo stores these bytes as they are; the pixels themselves are never looked at
      const std::string picture = saved(*pix, wear);
      auto* copy = static_cast<unsigned char*>(std::malloc(picture.size()));
      std::copy(picture.begin(), picture.end(), copy);
      cairo_surface_set_mime_data(image, CAIRO_MIME_TYPE_JPEG, copy, picture.size(), std::free, copy);
    }
    write_beneath(cairo, wear.text_beneath);
    cairo_save(cairo);
    cairo_scale(cairo, 72 / wear.dpi, 72 / wear.dpi);
    cairo_set_source_surface(cairo, image, 0, 0);
    cairo_paint(cairo);
    cairo_restore(cairo);
    cairo_surface_destroy(image);
    cairo_show_page(cairo);
  }
  cairo_destroy(cairo);
  cairo_surface_finish(surface);
  cairo_surface_destroy(surface);
  return bytes;
}

std::string scan_to_tiff(std::string_view pdf, const Wear& wear) {
  const auto document = open(pdf);
  Pixa* pages = pixaCreate(document->pages());
  for (int i = 0; i < document->pages(); ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    pixaAddPix(pages, worn(*page, wear).release(), L_INSERT);
  }
  l_uint8* data = nullptr;
  std::size_t size = 0;
  const int trouble = pixaWriteMemMultipageTiff(&data, &size, pages);
  pixaDestroy(&pages);
  if (trouble) throw std::runtime_error("a scan cannot be saved");
  return taken(data, size);
}

}  // namespace support
