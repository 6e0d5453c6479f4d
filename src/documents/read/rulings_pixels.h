// SPDX-License-Identifier: AGPL-3.0-or-later
// The ruling lines of a page that is a picture.
#pragma once
#include "documents/read/ocr_picture.h"
#include "documents/read/rulings.h"

namespace documents {

struct PixelRules {
  Rules rules{};            // points
  PixPtr across{}, down{};  // 1 bit: where the rules are black, a little widened; empty where there are none
};

// `page` has even light and level lines. Rules that broke on the way through copiers and scanners are mended.
PixelRules rules_in(const PagePicture& page);

// For grids of rules found in pixels.
constexpr RulingTolerance pixel_tolerance{5, 5, 0.5};

}  // namespace documents
