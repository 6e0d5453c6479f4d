// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/image_open.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace documents {
namespace {

// Memory a page may take while it is decoded; recognition needs the rest of what a thread may have.
constexpr double most_memory = 160e6;
constexpr double longest_a4 = 297 / 25.4;          // inches
constexpr double least_dpi = 90, most_dpi = 1300;  // outside, the resolution a file claims is a default
constexpr double good_from = 140, good_to = 240;   // dpi that are recognised without scaling
constexpr double longest_sheet = 50;               // inches

struct Header {
  int width = 0, height = 0;
  int bits = 0, samples = 0;  // per sample, per pixel
  int colour_map = 0;
  bool jpeg = false;
  bool progressive = false;
  double pixels() const { return static_cast<double>(width) * height; }
};

const l_uint8* data_of(std::string_view bytes) { return reinterpret_cast<const l_uint8*>(bytes.data()); }
bool is_tiff(std::string_view bytes) { return bytes.starts_with("II") || bytes.starts_with("MM"); }
bool is_jpeg(std::string_view bytes) { return bytes.starts_with("\xFF\xD8"); }

// Whether all of a JPEG must be in memory before its first line is known.
bool is_progressive(std::string_view bytes) {
  auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
  for (std::size_t at = 2; at + 4 <= bytes.size() && byte(at) == 0xFF;) {
    const unsigned marker = byte(at + 1);
    if (marker == 0xC2 || marker == 0xC6 || marker == 0xCA || marker == 0xCE) return true;
    if (marker == 0xC0 || marker == 0xC1 || marker == 0xDA) return false;
    at += marker == 0xFF ? 1 : 2 + (byte(at + 2) << 8) + byte(at + 3);
  }
  return false;
}

bool read_header(std::string_view bytes, int index, Header& header) {
  int format = 0, resolution = 0;
  if (is_tiff(bytes))
    return readHeaderMemTiff(data_of(bytes), bytes.size(), index, &header.width, &header.height, &header.bits,
                             &header.samples, &resolution, &header.colour_map, &format) == 0;
  header.jpeg = is_jpeg(bytes);
  header.progressive = header.jpeg && is_progressive(bytes);
  return pixReadHeaderMem(data_of(bytes), bytes.size(), &format, &header.width, &header.height, &header.bits,
                          &header.samples, &header.colour_map) == 0;
}

// By how much a JPEG is made smaller while it is decoded.
int reduction_of(const Header& header) {
  const double inches = longest_a4 * longest_a4 / std::sqrt(2.0);  // a sheet of A4, unless it is larger
  int reduction = 1;
  while (reduction < 8 && header.pixels() / (4.0 * reduction * reduction) > inches * good_from * good_from)
    reduction *= 2;
  return reduction;
}

double memory_of(const Header& header) {
  const bool colour = header.samples > 1 || header.colour_map;
  const double pixel = colour ? 4 : header.bits >= 16 ? 2 : header.bits / 8.0;
  if (!header.jpeg) return header.pixels() * (pixel + 1);
  const int reduction = reduction_of(header);
  return header.pixels() * ((pixel + 1) / (reduction * reduction) + (header.progressive ? 2.0 * header.samples : 0));
}

base::Error broken() { return {base::ErrorKind::invalid, "Tệp ảnh bị hỏng hoặc thiếu phần cuối nên không mở được."}; }

base::Error too_large(const Header& header) {
  return {base::ErrorKind::too_large, "Ảnh có " + std::to_string(header.width) + " × " + std::to_string(header.height) +
                                          " điểm ảnh, quá lớn để nhận dạng; hãy quét lại ở 200-300 dpi."};
}

PixPtr decoded(std::string_view bytes, int index, const Header& header) {
  if (is_tiff(bytes)) return PixPtr(pixReadMemTiff(data_of(bytes), bytes.size(), index));
  if (header.jpeg) return PixPtr(pixReadMemJpeg(data_of(bytes), bytes.size(), 0, reduction_of(header), nullptr, 0));
  return PixPtr(pixReadMem(data_of(bytes), bytes.size()));
}

double dpi_of(Pix& picture, int reduction) {
  const double longer = std::max(pixGetWidth(&picture), pixGetHeight(&picture));
  const double claimed = static_cast<double>(pixGetXRes(&picture)) / reduction;
  const bool likely = claimed * reduction >= least_dpi && claimed * reduction <= most_dpi && longer / claimed > 4 &&
                      longer / claimed < longest_sheet;
  return likely ? claimed : longer / longest_a4;  // photographs know nothing of paper
}

PagePicture scaled(PagePicture picture) {
  if (picture.dpi >= good_from && picture.dpi <= good_to) return picture;
  const double factor = recognition_dpi / picture.dpi;
  const auto f = static_cast<l_float32>(factor);
  PixPtr other(factor < 0.7 ? pixScaleAreaMap(picture.gray.get(), f, f) : pixScale(picture.gray.get(), f, f));
  if (!other) return picture;
  return {std::move(other), recognition_dpi};
}

}  // namespace

base::Result<int> count_pictures(std::string_view bytes, const Limits& limits) {
  setMsgSeverity(L_SEVERITY_NONE);
  int count = 0;
  for (Header header; count <= limits.pages && read_header(bytes, count, header); ++count) {
    if (header.width < 1 || header.height < 1) return broken();
    if (header.pixels() > static_cast<double>(limits.image_pixels) || memory_of(header) > most_memory)
      return too_large(header);
    if (!is_tiff(bytes)) return 1;
    header = {};
  }
  if (count == 0) return broken();
  return count;
}

base::Result<PagePicture> open_picture(std::string_view bytes, int index) {
  Header header;
  if (!read_header(bytes, index, header)) return broken();
  PixPtr picture = decoded(bytes, index, header);
  if (!picture) return broken();
  if (pixGetDepth(picture.get()) == 32 && pixGetSpp(picture.get()) == 4)  // glass shows paper
    if (PixPtr opaque{pixAlphaBlendUniform(picture.get(), 0xFFFFFF00)}) picture = std::move(opaque);
  PagePicture page{to_gray(*picture, Ink::scanned), dpi_of(*picture, header.jpeg ? reduction_of(header) : 1)};
  picture.reset();
  if (!page.gray) return broken();
  return scaled(std::move(page));
}

}  // namespace documents
