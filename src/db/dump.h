// SPDX-License-Identifier: AGPL-3.0-or-later
// Everything a database holds as JSON lines, the same for both engines: a head, then table by table (in the order the
// migrations made them) a line that names the columns and a line for each row, then a last line that counts. Streamed:
// the size does not matter.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "db/database.h"

namespace db {

struct Counts {
  std::int64_t tables = 0, rows = 0;
};

// One state of the database. `line` gets each line without its end.
Counts dump(const Database& database, const std::function<void(std::string_view line)>& line);

// The next line, or false at the end.
using NextLine = std::function<bool(std::string& line)>;
// Into a database that is migrated and holds nothing; all of it or nothing. What does not fit is said with its line.
base::Result<Counts> load(Database& database, const NextLine& next);

bool holds_rows(const Database& database);

// Faults of the database file itself, one sentence each (SQLite looks at every page; PostgreSQL checks its own).
std::vector<std::string> integrity_faults(const Database& database);

}  // namespace db
