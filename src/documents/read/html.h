// SPDX-License-Identifier: AGPL-3.0-or-later
// Web pages, those that Word saves among them, into a Document. Places are lines of the file.
#pragma once
#include <string_view>

#include "base/result.h"
#include "documents/document.h"
#include "documents/read/read.h"

namespace documents {

base::Result<Document> read_html(std::string_view bytes, const Options& options);

// A page, or a piece of one, that is already UTF-8 and begins on line `first_line` of its file.
base::Result<Document> read_html_text(std::string_view text, const Options& options, int first_line = 1);

}  // namespace documents
