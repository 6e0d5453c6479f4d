// SPDX-License-Identifier: AGPL-3.0-or-later
// The commands of the program. Exit status: 0 done, 1 done but the plan has errors, 2 not done.
#pragma once

namespace app {

int run(int argc, char** argv);

}  // namespace app
