// SPDX-License-Identifier: AGPL-3.0-or-later
// Documents that a text cites: type, number and symbol, date, issuer, subject (Decree 30/2020, annex II, on citing).
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace compiler {

struct Citation {
  std::size_t from = 0, to = 0;  // bytes in the text, from the type to the end of the subject
  std::string type{};            // "Nghị quyết", as printed but with a capital
  std::string number{};          // "76/NQ-CP", spaces inside removed ("27/NQ- TW" is 27/NQ-TW); empty for laws by name
  std::optional<base::Date> date{};
  std::string issuer{};          // "Chính phủ"
  std::string subject{};         // "ban hành Chương trình …" without a leading "về", "về việc"
  int inside = -1;               // index of the citation whose subject quotes this one
  bool date_impossible = false;  // a date was printed that no calendar has
};

// Every citation with a number, and laws and codes cited by name, in order.
std::vector<Citation> find_citations(std::string_view text);

}  // namespace compiler
