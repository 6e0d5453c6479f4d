// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/commands.h"

int main(int argc, char** argv) { return app::run(argc, argv); }
