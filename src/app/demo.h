// SPDX-License-Identifier: AGPL-3.0-or-later
// A demo agency that fits the sample plans, with an account of known password for each role. For trying out only.
#pragma once
#include <string>
#include <vector>

#include "app/app.h"

namespace app {

struct DemoAccount {
  std::string role{}, email{}, password{};
};

// Makes what is missing; nothing where somebody was ever invited or founded otherwise.
std::vector<DemoAccount> ensure_demo(App& app);

}  // namespace app
