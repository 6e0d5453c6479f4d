// SPDX-License-Identifier: AGPL-3.0-or-later
// The text layer of one PDF page as words.
#pragma once
#include <vector>

#include "documents/read/page_layout.h"

namespace poppler {
class page;
}

namespace documents {

struct TextLayer {
  PageSize size{};
  std::vector<Word> words{};
};

TextLayer text_layer(const poppler::page& page);

}  // namespace documents
