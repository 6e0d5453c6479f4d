// SPDX-License-Identifier: AGPL-3.0-or-later
// Reminders (vi: nhắc việc, đôn đốc).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"

namespace reminders {

// Who is told how many days from the due day (before it, where negative).
struct Step {
  int days = 0;
  base::Role role = base::Role::staff;
};

// What is no occurrence but news of an account: there is no page of it to go to.
inline constexpr std::string_view about_account = "tai-khoan:";

struct Reminder {
  std::string id{}, occurrence{}, sentence{};
  std::int64_t step = 0, day = 0;
  bool is_read = false;
};

}  // namespace reminders
