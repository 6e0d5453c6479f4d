// SPDX-License-Identifier: AGPL-3.0-or-later
// The marks that Markdown sets inside a paragraph: emphasis, links, escapes, entities. Emphasis may span lines, and
// may be set as loosely as converters of web pages set it (a space before the closing mark).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "documents/read/lines.h"

namespace documents {

struct PlainLine {
  std::string text{};
  Emphasis emphasis{};
};

// The lines of one paragraph without their marks; as many lines come out as go in. Marks without a partner stay.
std::vector<PlainLine> without_marks(const std::vector<std::string_view>& paragraph);

}  // namespace documents
