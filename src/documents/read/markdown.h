// SPDX-License-Identifier: AGPL-3.0-or-later
// Markdown, as written by people and as left by converters of web pages and office files. Marks are taken off, tables
// become cells. `text` is already UTF-8; places are lines of the file.
#pragma once
#include <string_view>

#include "base/result.h"
#include "documents/document.h"
#include "documents/read/read.h"

namespace documents {

// Is the text set in Markdown, rather than plain text that happens to hold a star or a hash?
bool looks_like_markdown(std::string_view text);

base::Result<Document> read_markdown(std::string_view text, const Options& options);

}  // namespace documents
