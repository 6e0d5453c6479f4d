// SPDX-License-Identifier: AGPL-3.0-or-later
// DOCX in, a Document out: what Word prints, numbering included. Places are the n-th paragraph, empty ones, those of
// table cells and of text boxes counted.
#pragma once
#include <string_view>

#include "base/result.h"
#include "documents/document.h"
#include "documents/read/read.h"

namespace documents {

base::Result<Document> read_docx(std::string_view bytes, const Options& options);

}  // namespace documents
