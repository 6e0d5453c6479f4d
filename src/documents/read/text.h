// SPDX-License-Identifier: AGPL-3.0-or-later
// Plain text: one Line for each line of the file that has something on it. `text` is already UTF-8.
#pragma once
#include <string_view>

#include "base/result.h"
#include "documents/document.h"
#include "documents/read/read.h"

namespace documents {

base::Result<Document> read_text(std::string_view text, const Options& options);

}  // namespace documents
