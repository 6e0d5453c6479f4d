// SPDX-License-Identifier: AGPL-3.0-or-later
// The tail of a document: recipients ("Nơi nhận") and the signature (Decree 30/2020, annex I, II.7 and II.9).
#pragma once
#include <string_view>

#include "compiler/layout.h"
#include "compiler/plan.h"

namespace compiler {

// A line of authority or capacity in capitals: "TM. ỦY BAN NHÂN DÂN", "KT. GIÁM ĐỐC", "PHÓ CHỦ TỊCH".
bool begins_signature(std::string_view line);

void read_tail(const documents::Document& document, const Layout& layout, Header& header);

}  // namespace compiler
