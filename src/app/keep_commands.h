// SPDX-License-Identifier: AGPL-3.0-or-later
// The commands of those who keep the system: backup, restore, check, export, import. Exit status: 0 done, 1 check found
// faults, 2 not done.
#pragma once
#include <string_view>
#include <vector>

namespace app {

int backup_command(const std::vector<std::string_view>& arguments);
int restore_command(const std::vector<std::string_view>& arguments);
int check_command(const std::vector<std::string_view>& arguments);
int export_command(const std::vector<std::string_view>& arguments);
int index_command(const std::vector<std::string_view>& arguments);  // makes the search index anew
int import_command(const std::vector<std::string_view>& arguments);

}  // namespace app
