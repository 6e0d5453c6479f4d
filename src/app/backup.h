// SPDX-License-Identifier: AGPL-3.0-or-later
// One file that holds the whole system: the rows of the database as of one moment, then the files of the data folder.
// Made while the system runs. A file that rows name lies on disk before its row does, so that none is missing.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "app/app.h"
#include "base/result.h"
#include "db/dump.h"

namespace app {

struct BackedUp {
  db::Counts rows{};
  std::int64_t files = 0;
};

// Appears under its name when it is whole and on disk, not before. Throws where disk or database fail.
BackedUp back_up(const AppConfig& config, const db::Database& database, const std::filesystem::path& to);

// Into an empty data folder and an empty database.
base::Result<BackedUp> restore(const AppConfig& config, const std::filesystem::path& from);

}  // namespace app
