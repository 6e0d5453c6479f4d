// SPDX-License-Identifier: AGPL-3.0-or-later
// The last step of reading: where a page has lost its diacritics, or was recognised from pixels, its lines are
// restored. What stood there stays in Line::source, every change in Line::repairs. Sound text is left as it is, byte
// for byte.
#pragma once
#include "documents/document.h"
#include "documents/read/read.h"

namespace documents {

void repair_document(Document& document, const Options& options);

}  // namespace documents
