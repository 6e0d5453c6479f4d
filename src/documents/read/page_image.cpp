// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/page_image.h"

#include <leptonica/allheaders.h>
#include <poppler-document.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <climits>
#include <cmath>
#include <cstdlib>
#include <memory>

#include "documents/read/ocr_picture.h"

namespace documents {
namespace {

constexpr double most_pixels = 12e6;           // of a picture that is sent
constexpr double most_decoded_pixels = 100e6;  // of an image file
constexpr std::size_t png_is_small = 250'000;  // bytes; above, a JPEG is tried
constexpr int jpeg_quality = 78;
constexpr int most_palette_colours = 200;

base::Error no_page() { return {base::ErrorKind::not_found, "Tệp này không có trang đó.", {}}; }
base::Error not_drawn() { return {base::ErrorKind::invalid, "Không vẽ được trang này.", {}}; }

std::string encoded(Pix* picture, int format) {
  l_uint8* data = nullptr;
  std::size_t size = 0;
  const bool made = format == IFF_JFIF_JPEG ? pixWriteMemJpeg(&data, &size, picture, jpeg_quality, 0) == 0
                                            : pixWriteMem(&data, &size, picture, format) == 0;
  std::string bytes;
  if (made) bytes.assign(reinterpret_cast<const char*>(data), size);
  std::free(data);
  return bytes;
}

// Printed pages have few colours and become small PNGs; scans become JPEGs.
base::Result<std::string> encoded_small(const PixPtr& picture) {
  if (!picture) return not_drawn();
  PixPtr palette;
  l_int32 colours = 0;
  if (pixGetDepth(picture.get()) == 32 && pixNumColors(picture.get(), 4, &colours) == 0 && colours > 0 &&
      colours <= most_palette_colours)
    palette.reset(pixOctreeQuantNumColors(picture.get(), 256, 0));
  std::string png = encoded(palette ? palette.get() : picture.get(), IFF_PNG);
  if (!png.empty() && png.size() <= png_is_small) return png;
  std::string jpeg = encoded(picture.get(), IFF_JFIF_JPEG);
  if (jpeg.empty() && png.empty()) return not_drawn();
  if (jpeg.empty() || (!png.empty() && png.size() < jpeg.size())) return png;
  return jpeg;
}

PixPtr drawn(const poppler::page& page, int width) {
  const poppler::rectf size = page.page_rect();
  if (!(size.width() > 0) || !(size.height() > 0)) return nullptr;
  double dpi = 72.0 * width / size.width();
  const double area = size.width() / 72 * size.height() / 72;
  dpi = std::min(dpi, std::sqrt(most_pixels / area));
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_rgb24);
  renderer.set_render_hints(poppler::page_renderer::antialiasing | poppler::page_renderer::text_antialiasing);
  const poppler::image image = renderer.render_page(&page, dpi, dpi);
  if (!image.is_valid()) return nullptr;
  PixPtr picture(pixCreateNoInit(image.width(), image.height(), 32));
  if (!picture) return nullptr;
  for (int y = 0; y < image.height(); ++y) {
    l_uint32* to = pixGetData(picture.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(picture.get());
    const char* from = image.const_data() + static_cast<std::ptrdiff_t>(y) * image.bytes_per_row();
    for (int x = 0; x < image.width(); ++x, from += 3)
      composeRGBPixel(static_cast<l_uint8>(from[0]), static_cast<l_uint8>(from[1]), static_cast<l_uint8>(from[2]),
                      to + x);
  }
  return picture;
}

base::Result<std::string> page_of_pdf(std::string_view bytes, int number, int width) {
  if (bytes.size() > INT_MAX) return not_drawn();
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document || document->is_locked()) return not_drawn();
  if (number > document->pages()) return no_page();
  const std::unique_ptr<poppler::page> page(document->create_page(number - 1));
  if (!page) return not_drawn();
  return encoded_small(drawn(*page, width));
}

base::Result<std::string> page_of_image(std::string_view bytes, int number, int width) {
  const auto* data = reinterpret_cast<const l_uint8*>(bytes.data());
  l_int32 format = 0, w = 0, h = 0, bits = 0, samples = 0, palette = 0;
  if (pixReadHeaderMem(data, bytes.size(), &format, &w, &h, &bits, &samples, &palette) != 0) return not_drawn();
  if (w < 1 || h < 1 || double(w) * h > most_decoded_pixels) return not_drawn();
  const bool is_tiff = format == IFF_TIFF || (format >= IFF_TIFF_PACKBITS && format <= IFF_TIFF_ZIP);
  if (!is_tiff && number != 1) return no_page();
  std::size_t offset = 0;
  PixPtr page;
  if (!is_tiff) page.reset(pixReadMem(data, bytes.size()));
  for (int i = 1; is_tiff && i <= number; ++i) {
    if (i > 1 && offset == 0) return no_page();
    page.reset(pixReadMemFromMultipageTiff(data, bytes.size(), &offset));
  }
  if (!page) return not_drawn();
  const auto scale = std::min({1.0, static_cast<double>(width) / pixGetWidth(page.get()),
                               std::sqrt(most_pixels / (double(pixGetWidth(page.get())) * pixGetHeight(page.get())))});
  const PixPtr plain(pixRemoveColormap(page.get(), REMOVE_CMAP_BASED_ON_SRC));
  if (!plain) return not_drawn();
  const auto factor = static_cast<float>(scale);
  if (scale >= 1) return encoded_small(PixPtr(pixClone(plain.get())));
  if (pixGetDepth(plain.get()) == 1) return encoded_small(PixPtr(pixScaleToGray(plain.get(), factor)));
  return encoded_small(PixPtr(pixScale(plain.get(), factor, factor)));
}

}  // namespace

base::Result<std::string> page_image(std::string_view bytes, int number, int width) {
  setMsgSeverity(L_SEVERITY_NONE);
  if (number < 1) return no_page();
  // As readers of PDF do, look for the mark in the first kilobyte.
  if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) return page_of_pdf(bytes, number, width);
  return page_of_image(bytes, number, width);
}

}  // namespace documents
