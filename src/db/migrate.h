// SPDX-License-Identifier: AGPL-3.0-or-later
// Numbered steps forward, each one transaction, each recorded with the hash of its text. A step that was changed after
// it ran, or a database newer than the program, is refused.
#pragma once
#include <span>
#include <string_view>

#include "db/database.h"

namespace db {

struct Migration {
  int number = 0;
  std::string_view name{};
  std::string_view sqlite{}, postgres{};
};

std::span<const Migration> migrations();  // the files of migrations/, compiled in
void migrate(Database& database);         // throws Broken

}  // namespace db
