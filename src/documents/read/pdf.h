// SPDX-License-Identifier: AGPL-3.0-or-later
// PDF in, a Document out. A page whose text layer is sound is read from it; any other page is drawn and recognised.
// Opens the file from memory only; never runs scripts, never follows links.
#pragma once
#include <string_view>

#include "base/result.h"
#include "documents/document.h"
#include "documents/read/read.h"

namespace documents {

// Leaves Document::file and Document::sha256 to the caller.
base::Result<Document> read_pdf(std::string_view bytes, const Options& options);

}  // namespace documents
