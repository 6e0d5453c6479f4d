// SPDX-License-Identifier: AGPL-3.0-or-later
// The colours of a poster: read from "#RRGGBB", and far enough apart to be legible from across the street.
#pragma once
#include "base/result.h"
#include "documents/write/poster.h"

namespace documents {

struct Colour {  // each part from 0 to 1
  double red = 0, green = 0, blue = 0;
};

struct Palette {
  Colour paper{}, ink{}, accent{};
};

// The ratio of contrast of WCAG 2: 1 for the same colour, 21 for black on white.
double contrast(const Colour& one, const Colour& other);
base::Result<Palette> palette_of(const PosterColours& colours);

}  // namespace documents
