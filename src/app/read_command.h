// SPDX-License-Identifier: AGPL-3.0-or-later
// `lantoa read`: files in, compiled plans out.
#pragma once
#include <string_view>
#include <vector>

namespace app {

int read_command(const std::vector<std::string_view>& arguments);

}  // namespace app
