// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/commands.h"

#include <cstdio>
#include <exception>
#include <string_view>
#include <vector>

#include "app/help.h"
#include "app/keep_commands.h"
#include "app/read_command.h"
#include "app/serve_command.h"
#include "app/worker.h"

namespace app {
namespace {

int unknown_command(std::string_view name) {
  std::fprintf(stderr, "lantoa: Không có lệnh “%.*s”. Gõ “lantoa help” để xem các lệnh.\n",
               static_cast<int>(name.size()), name.data());
  return 2;
}

int dispatch(const std::vector<std::string_view>& arguments) {
  if (arguments.empty()) return help({}, stderr), 2;
  const std::string_view command = arguments.front();
  const std::vector<std::string_view> rest(arguments.begin() + 1, arguments.end());
  if (command == "help" || command == "--help" || command == "-h") return help(rest, stdout);
  if (command == "version" || command == "--version") return version();
  if (command == "read") return read_command(rest);
  if (command == "serve") return serve_command(rest);
  if (command == "backup") return backup_command(rest);
  if (command == "restore") return restore_command(rest);
  if (command == "check") return check_command(rest);
  if (command == "export") return export_command(rest);
  if (command == "import") return import_command(rest);
  if (command == "index") return index_command(rest);
  if (command == "read-worker") read_worker(rest);  // what the sandbox executes; not for people
  return unknown_command(command);
}

}  // namespace

int run(int argc, char** argv) {
  try {
    return dispatch({argv + (argc > 0 ? 1 : 0), argv + argc});
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "lantoa: %s\n", fault.what());
    return 2;
  }
}

}  // namespace app
