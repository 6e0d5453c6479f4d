// SPDX-License-Identifier: AGPL-3.0-or-later
// Pictures of pages in, words and ruled tables out.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "base/result.h"
#include "documents/read/ocr_picture.h"
#include "documents/read/ocr_tesseract.h"
#include "documents/read/page_layout.h"
#include "documents/read/read.h"

namespace documents {

struct RecognisedPage {
  LaidPage page{};        // level: as the page stands after straightening
  double angle = 0;       // radians it was turned for that, clockwise, after `turns`
  int turns = 0;          // quarter turns clockwise that set it upright
  bool sideways = false;  // its words run up or down: they were recognised, but are in no order
  double valid = 0;       // share of its words that are Vietnamese syllables
};

// Recognises one page; in vain once `stop` says so.
RecognisedPage recognise(Tesseract& tesseract, PagePicture picture, const Stop& stop);

// The lines of a recognised page, with boxes on the page as it was.
PageLines lay_out(const RecognisedPage& recognised);

// Draws page `index` of those to be recognised; called from the thread that will recognise it.
using DrawPage = std::function<base::Result<PagePicture>(int worker, int index)>;

// Calls take(index, page) for each of `count` pages, in any order, one at a time. No more pages than threads are in
// memory as pictures. Stops, with an error, when the person asks or a page cannot be drawn.
std::optional<base::Error> recognise_pages(int count, const Options& options, const DrawPage& draw,
                                           const std::function<void(int index, RecognisedPage page)>& take);

}  // namespace documents
