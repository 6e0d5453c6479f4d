// SPDX-License-Identifier: AGPL-3.0-or-later
// The options that the commands on a data folder share.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/app.h"

namespace app {

struct Options {
  AppConfig config{};
  std::vector<std::string> files{};  // arguments that are no options
};

// Nothing where the arguments are wrong; the reason was told. `command` is named in it.
std::optional<Options> options_from(std::string_view command, const std::vector<std::string_view>& arguments);

void complain(std::string_view command, std::string_view sentence);

}  // namespace app
