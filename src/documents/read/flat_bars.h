// SPDX-License-Identifier: AGPL-3.0-or-later
// Some dumps end every cell with a bar but begin no row with one. There the rows are found by what the tables of an
// administrative document hold (letterhead, signature, numbered rows), and get the bars that they lack.
#pragma once
#include <cstddef>
#include <vector>

#include "documents/read/flat_table.h"

namespace documents {

inline constexpr std::size_t added_bar = static_cast<std::size_t>(-1);

struct BarredItems {
  std::vector<FlatItem> items{};
  std::vector<std::size_t> origin{};  // index of the item before, or added_bar
};
BarredItems with_opening_bars(const std::vector<FlatItem>& items);

}  // namespace documents
