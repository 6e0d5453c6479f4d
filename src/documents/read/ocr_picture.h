// SPDX-License-Identifier: AGPL-3.0-or-later
// Pictures of pages, and what makes them fit for recognition.
#pragma once
#include <cstddef>
#include <memory>

#include "documents/read/page_layout.h"

struct Pix;

namespace documents {

struct DestroyPix {
  void operator()(Pix* pix) const;
};
using PixPtr = std::unique_ptr<Pix, DestroyPix>;

// A page as gray pixels, 0 black to 255 white.
struct PagePicture {
  PixPtr gray{};
  double dpi = 200;
  PageSize size() const;  // points
};

// What paper is after straightening, and what is surely ink.
constexpr int paper_white = 225, ink_below = 180;

constexpr double recognition_dpi = 200;  // more is not better for the model, and slower

// What stands for a coloured pixel.
enum class Ink {
  scanned,  // the strongest of red, green and blue: coloured stamps and signatures fade, print stays
  drawn,    // its lightness: coloured print stays
};

// The room for `width` x `height` gray pixels; nothing where that is too much for memory.
PixPtr new_gray(int width, int height);
// Any leptonica picture as gray pixels.
PixPtr to_gray(const Pix& picture, Ink ink);

struct Straightened {
  PagePicture picture{};
  double angle = 0;  // radians the page was turned clockwise, about its middle
};

// Evens out the light and sets the lines level.
Straightened straightened(PagePicture picture);
// Turned by quarters, clockwise.
PagePicture turned(const PagePicture& picture, int quarters);

// Where a box of a straightened page stands on the page as it was.
Box before_straightening(const Box& box, double angle, const PageSize& size);

}  // namespace documents
