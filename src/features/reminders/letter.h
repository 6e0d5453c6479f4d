// SPDX-License-Identifier: AGPL-3.0-or-later
// A drafted official letter that urges (vi: công văn đôn đốc), as a Word file in the form of Decree 30/2020/NĐ-CP.
#pragma once
#include <string>
#include <vector>

#include "features/obligations/model.h"

namespace reminders {

std::string letter_to_late_units(const std::vector<obligations::Occurrence>& late, const std::string& agency,
                                 const std::string& parent, int year);

}  // namespace reminders
