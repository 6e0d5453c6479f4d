// SPDX-License-Identifier: AGPL-3.0-or-later
// The table of obligations as a file, from its first row to its last.
#pragma once
#include <functional>
#include <string>

#include "features/obligations/service.h"

namespace obligations {

struct TableAsk {
  std::string tenant{};
  Filter filter{};
  std::function<bool(const Occurrence&)> is_seen{};          // by who asks
  std::function<std::string(const Occurrence&)> state_of{};  // in words
};

std::string table_as_csv(const Service& obligations, const TableAsk& ask);
std::string table_as_xlsx(const Service& obligations, const TableAsk& ask);

}  // namespace obligations
