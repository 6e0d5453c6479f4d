// SPDX-License-Identifier: AGPL-3.0-or-later
// Names of laws and codes of Vietnam. Many have commas and "và" in them; the table tells where they end.
#pragma once
#include "compiler/words.h"

namespace compiler {

// Words of the name behind "Luật", "Bộ luật" or "Pháp lệnh" at `at`; 0 where the table knows none.
std::size_t law_name_words(const Words& words, std::size_t at);

}  // namespace compiler
