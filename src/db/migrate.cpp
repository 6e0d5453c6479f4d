// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/migrate.h"

#include <map>
#include <string>

#include "base/hash.h"

namespace db {
namespace {

constexpr std::string_view make_table = R"(
CREATE TABLE IF NOT EXISTS schema_migration (
  number BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL
))";
constexpr std::string_view read_done = "SELECT number, sha256 FROM schema_migration ORDER BY number";
constexpr std::string_view write_done = "INSERT INTO schema_migration (number, name, sha256) VALUES ($1, $2, $3)";
constexpr Query done{"db.migrations_done", read_done, read_done};
constexpr Query record{"db.record_migration", write_done, write_done};

std::string hash_of(const Migration& step) {
  return base::sha256_hex(std::string(step.sqlite) + std::string(step.postgres));
}

// One node at a time, where several start together.
void lock(Connection& connection) {
  if (connection.engine() == Engine::postgres) connection.script("LOCK TABLE schema_migration IN EXCLUSIVE MODE");
}

std::map<std::int64_t, std::string> done_in(Connection& connection) {
  std::map<std::int64_t, std::string> hashes;
  for (const Row& row : connection.run(done)) hashes.emplace(row.number("number"), row.text("sha256"));
  return hashes;
}

void apply(Connection& connection, const Migration& step) {
  lock(connection);
  const std::map<std::int64_t, std::string> hashes = done_in(connection);
  if (const auto known = hashes.find(step.number); known != hashes.end()) {
    if (known->second == hash_of(step)) return;
    throw Broken("migration " + std::to_string(step.number) + " was changed after it ran on this database");
  }
  connection.script(connection.engine() == Engine::sqlite ? step.sqlite : step.postgres);
  connection.run(record, step.number, step.name, hash_of(step));
}

}  // namespace

void migrate(Database& database) {
  database.write([](Connection& connection) { connection.script(make_table); });
  const auto newest = migrations().empty() ? 0 : migrations().back().number;
  const std::map<std::int64_t, std::string> before = database.read([](Connection& c) { return done_in(c); });
  if (!before.empty() && before.rbegin()->first > newest)
    throw Broken("the database is of a newer version than this program");
  for (const Migration& step : migrations()) {
    const auto known = before.find(step.number);
    if (known != before.end() && known->second == hash_of(step)) continue;
    database.write([&](Connection& connection) { apply(connection, step); });
  }
}

}  // namespace db
