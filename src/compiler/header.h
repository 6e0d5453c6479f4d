// SPDX-License-Identifier: AGPL-3.0-or-later
// The letterhead, type and title of a document (Decree 30/2020, annex I, II.1–II.5), and what the body says where the
// letterhead is missing.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "compiler/blocks.h"
#include "compiler/layout.h"
#include "compiler/plan.h"

namespace compiler {

Header read_header(const Source& source, const Layout& layout);

// Fills what the letterhead does not give (agency, parent agency, province, year) from the preamble and the title, and
// names each such field in Header::inferred.
void infer_header(Header& header, const std::vector<Block>& preamble);

// The province a text names, as printed ("Lai Châu"); empty where none. Knows the provinces before and after 2025.
std::string find_province(std::string_view text);

}  // namespace compiler
