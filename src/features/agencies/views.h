// SPDX-License-Identifier: AGPL-3.0-or-later
// The pages of the feature.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/agencies/model.h"
#include "html/frame.h"

namespace agencies {

struct Frame : html::Frame {
  std::int64_t shipped_since = 0;  // the day that forms which load units propose
};

struct TreePage {
  std::vector<Unit> units{};
  std::vector<Province> provinces{};  // whose communes the program carries; for administrators
  std::string searched{};
  bool is_search = false;
};
std::string tree_page(const Frame& frame, const TreePage& page);

struct UnitPage {
  Unit unit{};
  std::vector<Unit> above{}, children{};
  bool has_more = false;
  std::vector<Name> names{};
  std::string successor{};
  std::optional<Province> shipped{};  // the communes of which the program carries
};
std::string unit_page(const Frame& frame, const UnitPage& page);
std::string load_page(const Frame& frame, int added);
std::string missing_page(const Frame& frame);

}  // namespace agencies
