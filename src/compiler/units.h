// SPDX-License-Identifier: AGPL-3.0-or-later
// Names of agencies, units and office holders, as plans print them.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/plan.h"

namespace compiler {

struct FoundUnit {
  std::size_t from = 0, to = 0;  // bytes in the value
  std::string text{};            // trimmed, without closing punctuation
};

// Cuts a value ("Văn phòng Sở, Phòng Bưu chính - Viễn thông và Công nghệ thông tin; các phòng, đơn vị liên quan")
// only where a new unit begins. Collective names stay whole: "các sở, ban, ngành", "các phòng, đơn vị trực thuộc Sở".
std::vector<FoundUnit> split_units(std::string_view value);

// True where `text` begins with the head word of a unit or an office holder ("Văn phòng", "Trưởng phòng", "UBND").
bool begins_with_unit(std::string_view text);

// The length in bytes of the unit list `sentence` begins with, up to the verb that follows it; 0 where it begins with
// no unit. "Sở Tài chính chủ trì, phối hợp …" gives the length of "Sở Tài chính".
std::size_t leading_units(std::string_view sentence);

// "X chủ trì, phối hợp với Y và Z thực hiện W" taken apart. Offsets are bytes in the sentence; an empty range where
// the part is missing.
struct Cooperation {
  std::size_t lead_from = 0, lead_to = 0;          // X
  std::size_t partners_from = 0, partners_to = 0;  // Y và Z
  std::size_t work_from = 0, work_to = 0;          // W
  bool leads = false;                              // "chủ trì" is said
};
std::optional<Cooperation> find_cooperation(std::string_view sentence);

}  // namespace compiler
