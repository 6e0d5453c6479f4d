// SPDX-License-Identifier: AGPL-3.0-or-later
// What the program says about itself, in Vietnamese.
#pragma once
#include <cstdio>
#include <string_view>
#include <vector>

namespace app {

// The commands, or one of them where `topics` names it. Returns the exit status.
int help(const std::vector<std::string_view>& topics, std::FILE* to);
int version();

}  // namespace app
