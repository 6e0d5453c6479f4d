// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/pdf_render.h"

#include <leptonica/allheaders.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>

namespace documents {
namespace {

l_uint8 lightness(unsigned red, unsigned green, unsigned blue) {
  return static_cast<l_uint8>((red * 77 + green * 150 + blue * 29) >> 8);
}

}  // namespace

PagePicture draw_page(const poppler::page& page, double dpi, Ink ink, double most_pixels) {
  const poppler::rectf size = page.page_rect();
  const double area = size.width() / 72 * size.height() / 72;  // square inches
  PagePicture picture{nullptr, area > 0 ? std::min(dpi, std::sqrt(most_pixels / area)) : dpi};
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_rgb24);
  renderer.set_render_hints(poppler::page_renderer::antialiasing | poppler::page_renderer::text_antialiasing);
  const poppler::image drawn = renderer.render_page(&page, picture.dpi, picture.dpi);
  if (!drawn.is_valid()) return picture;
  PixPtr gray = new_gray(drawn.width(), drawn.height());
  if (!gray) return picture;
  for (int y = 0; y < drawn.height(); ++y) {
    l_uint32* line = pixGetData(gray.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(gray.get());
    const char* from = drawn.const_data() + static_cast<std::ptrdiff_t>(y) * drawn.bytes_per_row();
    for (int x = 0; x < drawn.width(); ++x, from += 3) {
      const auto red = static_cast<l_uint8>(from[0]), green = static_cast<l_uint8>(from[1]),
                 blue = static_cast<l_uint8>(from[2]);
      SET_DATA_BYTE(line, x, ink == Ink::scanned ? std::max({red, green, blue}) : lightness(red, green, blue));
    }
  }
  picture.gray = std::move(gray);
  return picture;
}

}  // namespace documents
