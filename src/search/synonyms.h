// SPDX-License-Identifier: AGPL-3.0-or-later
// What people write for the same thing: abbreviations and everyday words beside the words of the law.
#pragma once
#include <string>
#include <vector>

namespace search {

using Phrase = std::vector<std::string>;  // folded words

// Each holds phrases that mean the same.
const std::vector<std::vector<Phrase>>& synonyms();

}  // namespace search
