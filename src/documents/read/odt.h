// SPDX-License-Identifier: AGPL-3.0-or-later
// OpenDocument text in, a Document out. Places are the n-th paragraph, those of table cells counted.
#pragma once
#include <string_view>

#include "base/result.h"
#include "documents/document.h"
#include "documents/read/read.h"

namespace documents {

base::Result<Document> read_odt(std::string_view bytes, const Options& options);

}  // namespace documents
