// SPDX-License-Identifier: AGPL-3.0-or-later
// The first start: a one-time address, printed on the terminal, by which the first administrator sets up the agency. It
// is gone when somebody has an account.
#pragma once
#include <string>

#include "app/app.h"

namespace app {

// The path to be printed; empty where there are accounts already. Adds its routes to a server that does not run yet.
std::string add_setup(App& app);

}  // namespace app
