// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/backup.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "app/check.h"
#include "base/hash.h"
#include "support/engines.h"

namespace {

namespace fs = std::filesystem;

constexpr std::string_view insert_text = "INSERT INTO setting (tenant, name, value) VALUES ('t', 'a', $1)";
constexpr std::string_view read_text = "SELECT value FROM setting WHERE tenant = 't' AND name = 'a'";
constexpr db::Query insert{"test.insert", insert_text, insert_text};
constexpr db::Query read{"test.read", read_text, read_text};

void write(const fs::path& path, const std::string& bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string content(const fs::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

// Where the shelf keeps those bytes.
fs::path kept() {
  const std::string hash = base::sha256_hex(std::string(100'000, 'x'));
  return fs::path("files") / hash.substr(0, 2) / hash.substr(2);
}

class Backup : public support::OnEveryEngine {
 protected:
  app::AppConfig config() const {
    app::AppConfig config;
    config.data = folder() / "data";
    config.database = fresh().url();
    return config;
  }
  void fill() {
    db().write([](db::Connection& c) { c.run(insert, "Tết Bính Ngọ"); });
    write(config().data / kept(), std::string(100'000, 'x'));
    write(config().data / "lock", "");
    write(config().data / "incoming/half", "half");
  }
};

TEST_P(Backup, holds_rows_and_files_and_comes_back_on_either_engine) {
  fill();
  const app::BackedUp made = app::back_up(config(), db(), folder() / "all.lantoa");
  EXPECT_EQ(made.rows.rows, 1);
  EXPECT_EQ(made.files, 1);
  app::AppConfig there;
  there.data = folder() / "there";  // an SQLite file of its own, whatever it came from
  const base::Result<app::BackedUp> back = app::restore(there, folder() / "all.lantoa");
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(content(there.data / kept()), std::string(100'000, 'x'));
  EXPECT_FALSE(fs::exists(there.data / "incoming/half"));
  db::Database database(app::database_of(there));
  EXPECT_EQ(database.read([](db::Connection& c) { return c.run(read).front().text("value"); }), "Tết Bính Ngọ");
  EXPECT_TRUE(app::faults_of(there, database).empty());
}

TEST_P(Backup, is_refused_where_something_lies_already_and_leaves_nothing_where_it_is_damaged) {
  fill();
  app::back_up(config(), db(), folder() / "all.lantoa");
  app::AppConfig there;
  there.data = folder() / "there";
  write(there.data / "mine", "x");
  EXPECT_EQ(app::restore(there, folder() / "all.lantoa").error().kind, base::ErrorKind::conflict);
  EXPECT_EQ(content(there.data / "mine"), "x");
  fs::remove_all(there.data);
  const std::string whole = content(folder() / "all.lantoa");
  write(folder() / "damaged", whole.substr(0, whole.size() / 2));
  EXPECT_EQ(app::restore(there, folder() / "damaged").error().kind, base::ErrorKind::invalid);
  write(folder() / "other", "đây là một tệp khác");
  EXPECT_EQ(app::restore(there, folder() / "other").error().kind, base::ErrorKind::invalid);
  EXPECT_EQ(app::restore(there, folder() / "none").error().kind, base::ErrorKind::not_found);
  EXPECT_FALSE(fs::exists(there.data));
  EXPECT_FALSE(fs::exists(there.data.string() + ".restoring"));
}

ON_EVERY_ENGINE(Backup);

}  // namespace
