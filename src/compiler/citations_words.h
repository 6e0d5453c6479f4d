// SPDX-License-Identifier: AGPL-3.0-or-later
// The heads of citations: type, number or name, and date. What issued them and their subjects: citations.cpp.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "compiler/words.h"

namespace compiler {

struct CitationHead {
  std::size_t from = 0, to = 0;  // words, the date included
  std::size_t number_to = 0;     // the word behind the number, or behind the name of a law
  std::string type{};            // with a capital
  std::string number{};          // without spaces; empty for a law by name
  bool law = false;              // a law or code: its name stands between type and number
  std::size_t name_from = 0, name_to = 0;
  std::optional<base::Date> date{};
  bool date_impossible = false;
};

// Whether there is a sign of a citation at all: a number with a stroke, or a law.
bool may_cite(std::string_view text);
std::vector<CitationHead> citation_heads(std::string_view text, const Words& words);

// A date with its year at `at`, "ngày" and a comma before it included. Moves `at` behind it.
struct CitedDate {
  bool found = false;
  std::optional<base::Date> date{};
};
CitedDate cited_date(const Words& words, std::size_t& at);

}  // namespace compiler
