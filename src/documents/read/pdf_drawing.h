// SPDX-License-Identifier: AGPL-3.0-or-later
// What the content of a PDF page paints besides text: thin straight lines, and pictures. Understands just enough of the
// page description language to follow the place of things; every unknown or broken operator is passed over.
#pragma once
#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "documents/read/rulings.h"

namespace documents {

using Matrix = std::array<double, 6>;  // a b c d e f, as in the cm operator

// What the name of a Do operator stands for.
struct PaintedObject {
  bool picture = false;
  double pixels = 0;                // of the picture
  Matrix matrix{1, 0, 0, 1, 0, 0};  // of a form
  std::string content{};            // of a form
  std::function<std::optional<PaintedObject>(std::string_view name)> objects{};
};

struct Drawing {
  Rules rules{};              // pieces, as painted
  double picture_area = 0;    // square points of the page under pictures, counted once for each
  double picture_pixels = 0;  // of the largest picture
  std::size_t paths = 0;      // painted, of any shape
};

// `page` is drawn as a form whose matrix turns page space into points from the upper left corner of what is seen.
Drawing drawing_of(const PaintedObject& page, const PageSize& size);

}  // namespace documents
