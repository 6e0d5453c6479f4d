// SPDX-License-Identifier: AGPL-3.0-or-later
// The provinces and communes that the program carries (data/provinces.csv, data/communes.csv).
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "features/agencies/model.h"

namespace agencies {

// The day from which the communes of the data are there.
std::int64_t shipped_since();
const std::vector<Province>& shipped_provinces();
// Which of them a unit of the tree is, by its code or by its name ("Ủy ban nhân dân tỉnh Thanh Hóa").
const Province* shipped_province(const Unit& unit);
const Province* shipped_province(std::string_view code);
// Its communes, wards and special zones, with the names that papers call them by; the province's code as the parent's.
std::vector<Row> shipped_communes(std::string_view province);

}  // namespace agencies
