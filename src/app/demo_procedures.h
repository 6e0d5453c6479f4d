// SPDX-License-Identifier: AGPL-3.0-or-later
// Sample procedures of the demo agency, with changes, so that every page has something to show.
#pragma once
#include <string>

#include "app/app.h"

namespace app {

void add_demo_procedures(App& app, const std::string& tenant, const std::string& agency);

}  // namespace app
