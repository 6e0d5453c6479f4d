// SPDX-License-Identifier: AGPL-3.0-or-later
// `lantoa serve`: the product on a web page.
#pragma once
#include <string_view>
#include <vector>

namespace app {

int serve_command(const std::vector<std::string_view>& arguments);

}  // namespace app
