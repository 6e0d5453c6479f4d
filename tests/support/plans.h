// SPDX-License-Identifier: AGPL-3.0-or-later
// A small compiled plan for tests of what comes after the compiler: storing and showing it.
#pragma once
#include "features/reading/model.h"

namespace support {

// Six lines of text and the plan they make, with a fact of every kind on its place.
reading::Reading small_reading();

// The place of `words` in line `line` (from 0) of the document.
compiler::Span place_of(const documents::Document& document, int line, std::string_view words);

}  // namespace support
