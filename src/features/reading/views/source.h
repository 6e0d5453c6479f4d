// SPDX-License-Identifier: AGPL-3.0-or-later
// The document as it stands: its lines, tables and pages, with the places of the facts.
#pragma once
#include <string>

#include "features/reading/views/marks.h"
#include "html/html.h"

namespace reading {

html::Html source_view(const Entry& entry, const documents::Document& document, const std::vector<Fact>& facts);

// Where a line stands, for people: "dòng 12", "trang 3", "đoạn 45".
std::string place_of(const documents::Line& line);

}  // namespace reading
