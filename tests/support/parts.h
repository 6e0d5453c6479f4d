// SPDX-License-Identifier: AGPL-3.0-or-later
// Several texts in one input of a fuzz target, parted by lines of "====".
#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace support {

inline std::vector<std::string> parts_of(std::string_view bytes) {
  constexpr std::string_view mark = "\n====\n";
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= bytes.size();) {
    const std::size_t to = std::min(bytes.find(mark, from), bytes.size());
    parts.emplace_back(bytes.substr(from, to - from));
    from = to == bytes.size() ? bytes.size() + 1 : to + mark.size();
  }
  return parts;
}

}  // namespace support
