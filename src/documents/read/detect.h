// SPDX-License-Identifier: AGPL-3.0-or-later
// What a file is, from its bytes alone. Refuses what cannot hold a document, saying what it is instead.
#pragma once
#include <string_view>

#include "base/result.h"
#include "documents/document.h"
#include "documents/read/read.h"

namespace documents {

base::Result<Format> detect(std::string_view bytes, const Limits& limits);

// HTML by what it begins with: a doctype, <html>, or markup that pages and Word's exports begin with.
bool looks_like_html(std::string_view bytes);

}  // namespace documents
