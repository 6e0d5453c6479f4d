// SPDX-License-Identifier: AGPL-3.0-or-later
// The cells of a ruled table are recognised one by one: read across the page, neighbours run into each other.
#pragma once
#include <vector>

#include "documents/read/ocr_picture.h"
#include "documents/read/ocr_tesseract.h"
#include "documents/read/page_layout.h"

namespace documents {

struct InPixels {
  int x = 0, y = 0, width = 0, height = 0;
};

// `inset` pixels smaller on every side, and within the picture.
InPixels pixels_of(const Box& box, double dpi, Pix& picture, double inset);

PixPtr cut(Pix& picture, const InPixels& at);

// The words of all cells, with boxes in pixels of `gray`. Rules have been taken out of the picture.
std::vector<Word> words_in_cells(Tesseract& tesseract, Pix& gray, double dpi, const Grid& grid, const Stop& stop);

}  // namespace documents
