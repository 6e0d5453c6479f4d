// SPDX-License-Identifier: AGPL-3.0-or-later
// The pages of the feature.
#pragma once
#include <string>
#include <vector>

#include "features/reminders/model.h"
#include "html/frame.h"

namespace reminders {

using html::Frame;

std::string own_page(const Frame& frame, const std::vector<Reminder>& reminders, const std::string& calendar_address);

struct LateLine {
  std::string occurrence{}, unit{}, title{}, label{}, due{};
  std::int64_t days = 0;
};
std::string urging_page(const Frame& frame, const std::vector<LateLine>& late);

}  // namespace reminders
