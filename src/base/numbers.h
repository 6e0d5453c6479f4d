// SPDX-License-Identifier: AGPL-3.0-or-later
// Whole numbers as people write them in forms.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

// "45", " 45 "; from 0 to `most`. Nothing else.
std::optional<std::int64_t> whole(std::string_view text, std::int64_t most);
// "1.250.000", "1 250 000", "1250000 đồng", "1.250.000đ": an amount of money in đồng.
std::optional<std::int64_t> money(std::string_view text, std::int64_t most);
std::string with_points(std::int64_t number);  // "1.250.000"

}  // namespace base
