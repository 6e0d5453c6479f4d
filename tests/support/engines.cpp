// SPDX-License-Identifier: AGPL-3.0-or-later
#include "support/engines.h"

#include <unistd.h>

#include <cstdlib>

#include "base/hash.h"
#include "base/ids.h"
#include "db/migrate.h"

namespace support {
namespace {

std::string server() {
  const char* url = std::getenv("TEST_POSTGRES_URL");
  return url != nullptr ? url : "";
}

// The same server, another database: postgresql://user@/NAME?host=…
std::string named(const std::string& url, const std::string& name) {
  const std::size_t slashes = url.find("//") + 2;
  const std::size_t slash = url.find('/', slashes);
  const std::size_t question = std::min(url.find('?', slash), url.size());
  return url.substr(0, slash + 1) + name + url.substr(question);
}

std::string template_name() {
  std::string all;
  for (const db::Migration& step : db::migrations()) all += step.postgres;
  return "template_" + base::sha256_hex(all).substr(0, 16);
}

void run(const std::string& url, const std::string& sql) {
  db::Database database(url);
  // Databases are made outside of transactions.
  database.read([&](db::Connection& c) {
    c.script("COMMIT");
    c.script(sql);
    c.script("BEGIN");
    return 0;
  });
}

// Migrated once for all tests; each test gets a copy.
void ensure_template(const std::string& name) {
  db::Database lock(server());
  lock.write([&](db::Connection& c) {
    c.script("SELECT pg_advisory_xact_lock(20261127)");
    constexpr std::string_view text = "SELECT COUNT(*) AS n FROM pg_database WHERE datname = $1";
    constexpr db::Query known{"test.template", text, text};
    if (c.run(known, name).front().number("n") > 0) return;
    run(server(), "CREATE DATABASE " + name + "_raw");
    {
      db::Database fresh(named(server(), name + "_raw"));
      db::migrate(fresh);
    }
    run(server(), "ALTER DATABASE " + name + "_raw RENAME TO " + name);
  });
}

}  // namespace

bool has_postgres() { return !server().empty(); }

FreshDatabase::FreshDatabase(db::Engine engine) {
  const std::string mark = base::random_secret().substr(0, 16);
  folder_ = std::filesystem::temp_directory_path() / ("lantoa-test-" + mark);
  std::filesystem::create_directories(folder_);
  if (engine == db::Engine::sqlite) {
    url_ = "sqlite:" + (folder_ / "test.db").string();
    database_ = std::make_unique<db::Database>(url_);
    db::migrate(*database_);
    return;
  }
  ensure_template(template_name());
  name_ = "test_" + mark;
  run(server(), "CREATE DATABASE " + name_ + " TEMPLATE " + template_name());
  url_ = named(server(), name_);
  database_ = std::make_unique<db::Database>(url_);
}

FreshDatabase::~FreshDatabase() {
  database_.reset();
  if (!name_.empty()) run(server(), "DROP DATABASE IF EXISTS " + name_ + " WITH (FORCE)");
  std::error_code gone_already;
  std::filesystem::remove_all(folder_, gone_already);
}

void OnEveryEngine::SetUp() {
  if (GetParam() == db::Engine::postgres && !has_postgres()) GTEST_SKIP() << "TEST_POSTGRES_URL names no server";
  fresh_ = std::make_unique<FreshDatabase>(GetParam());
}

base::Actor OnEveryEngine::actor(base::Role role, const std::string& unit, const std::string& account) {
  base::Actor actor;
  actor.tenant = "t";
  actor.account = account.empty() ? "account-" + std::string(base::code_of(role)) : account;
  actor.name = "Nguyễn Văn An";
  actor.unit = unit;
  actor.agency = "a";
  actor.grants.push_back({unit, role});
  actor.address = "127.0.0.1";
  return actor;
}

std::string engine_name(const testing::TestParamInfo<db::Engine>& info) {
  return info.param == db::Engine::sqlite ? "sqlite" : "postgres";
}

}  // namespace support
