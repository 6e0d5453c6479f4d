// SPDX-License-Identifier: AGPL-3.0-or-later
// Puts a query to an opened index. Known to this room only.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "search/index.h"

namespace Xapian {  // NOLINT(readability-identifier-naming): the name is the library's
class Database;
}

namespace search {

// The words of one state of an index. `words`: those that spelling is corrected by.
std::unique_ptr<Vocabulary> vocabulary_of(const Xapian::Database& database,
                                          std::function<const std::vector<Vocabulary::Known>&()> words);
std::vector<Vocabulary::Known> spelling_words(const Xapian::Database& database);

Answer answer(const Xapian::Database& database, const Vocabulary& vocabulary, const std::vector<std::string>& facets,
              const Query& query);

// What stands in an item beside its terms: three texts, one after the other with their lengths.
std::string packed(const Item& item);

}  // namespace search
