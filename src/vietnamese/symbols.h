// SPDX-License-Identifier: AGPL-3.0-or-later
// The letters in numbers and symbols of documents: 1928/Qb-UBND was 1928/QĐ-UBND.
#pragma once
#include <string>
#include <string_view>

namespace vietnamese {

// Only parts that are no known symbol themselves and were one known symbol with Đ are changed; numbers never.
std::u32string repair_symbol(std::u32string_view symbol);

}  // namespace vietnamese
