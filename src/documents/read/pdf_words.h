// SPDX-License-Identifier: AGPL-3.0-or-later
// The text layer of one PDF page as words.
#pragma once
#include <vector>

#include "documents/read/page_layout.h"
#include "documents/read/rulings.h"

namespace poppler {
class page;
}

namespace documents {

struct TextLayer {
  PageSize size{};  // after turning
  int turn = 0;     // quarter turns that brought text which runs up or down the page to run from left to right
  std::vector<Word> words{};
};

TextLayer text_layer(const poppler::page& page);

// Rules of the page as poppler shows it, turned like its text. `turned` is the size after turning.
Rules upright(const Rules& rules, int turn, const PageSize& turned);

}  // namespace documents
