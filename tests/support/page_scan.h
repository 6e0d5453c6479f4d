// SPDX-License-Identifier: AGPL-3.0-or-later
// Puts a printed page through a bad office scanner: tilted, blurred, noisy, unevenly lit, with a red stamp over the
// text, saved as JPEG. The same page and wear give the same bytes. For tests and benches only.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace support {

struct Wear {
  double dpi = 200;
  double tilt = 0.7;      // degrees, clockwise
  double blur = 0.6;      // pixels
  double noise = 6;       // of 255, standard deviation
  double shade = 0.15;    // how much darker the lower left corner is than the upper right one
  int quarter_turns = 0;  // that the sheet lay turned, clockwise
  bool stamp = false;     // over the middle of the lower half
  bool one_bit = false;
  int jpeg_quality = 75;
  std::string text_beneath{};  // lines of a text layer under the picture, as scanning programs put it there
};

// Page `index` (from 0) of a PDF as a JPEG; with `one_bit`, as a PNG.
std::string scan(std::string_view pdf, int index, const Wear& wear);
// All pages of a PDF, scanned, as a PDF of pictures or as a TIFF.
std::string scan_to_pdf(std::string_view pdf, const Wear& wear);
std::string scan_to_tiff(std::string_view pdf, const Wear& wear);

}  // namespace support
