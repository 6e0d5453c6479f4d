// SPDX-License-Identifier: AGPL-3.0-or-later
// A picture of a page in, a Document out: PNG, JPEG, and TIFF with one or many pages. Sizes are checked in the headers
// of the file before anything is decoded.
#pragma once
#include <string_view>

#include "base/result.h"
#include "documents/document.h"
#include "documents/read/read.h"

namespace documents {

// Leaves Document::file and Document::sha256 to the caller.
base::Result<Document> read_image(std::string_view bytes, const Options& options);

}  // namespace documents
