// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/dump.h"

#include <gtest/gtest.h>

#include "support/engines.h"

namespace {

constexpr std::string_view insert_text = "INSERT INTO setting (tenant, name, value) VALUES ($1, $2, $3)";
constexpr std::string_view read_text = "SELECT value FROM setting WHERE tenant = 't' AND name = 'a'";
constexpr db::Query insert{"test.insert", insert_text, insert_text};
constexpr db::Query read{"test.read", read_text, read_text};

std::vector<std::string> dumped(const db::Database& database) {
  std::vector<std::string> lines;
  db::dump(database, [&](std::string_view line) { lines.emplace_back(line); });
  return lines;
}

db::NextLine from(const std::vector<std::string>& lines) {
  return [&lines, at = std::size_t{0}](std::string& line) mutable {
    if (at == lines.size()) return false;
    line = lines[at++];
    return true;
  };
}

using Dump = support::OnEveryEngine;

TEST_P(Dump, moves_everything_to_the_other_engine_and_back) {
  const std::string value = "Đường “<hỏng>”\n\t\\ \" 2";
  db().write([&](db::Connection& c) {
    c.run(insert, "t", "a", value);
    for (int i = 0; i < 50; ++i) c.run(insert, "u", std::to_string(i), "");
  });
  const std::vector<std::string> lines = dumped(db());
  for (const db::Engine engine : {db::Engine::sqlite, db::Engine::postgres}) {
    if (engine == db::Engine::postgres && !support::has_postgres()) continue;
    support::FreshDatabase other(engine);
    const base::Result<db::Counts> loaded = db::load(*other, from(lines));
    ASSERT_TRUE(loaded) << loaded.error().message;
    EXPECT_EQ(loaded->rows, 51);
    EXPECT_EQ((*other).read([](db::Connection& c) { return c.run(read).front().text("value"); }), value);
    EXPECT_EQ(dumped(*other).size(), lines.size());
  }
}

TEST_P(Dump, goes_into_an_empty_database_only) {
  db().write([](db::Connection& c) { c.run(insert, "t", "a", "1"); });
  const std::vector<std::string> lines = dumped(db());
  const base::Result<db::Counts> loaded = db::load(db(), from(lines));
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().kind, base::ErrorKind::conflict);
}

TEST_P(Dump, that_is_cut_or_wrong_is_refused_whole_with_its_line) {
  db().write([](db::Connection& c) { c.run(insert, "t", "a", "1"); });
  const std::vector<std::string> whole = dumped(db());
  const auto refused = [&](std::vector<std::string> lines, const std::string& words) {
    support::FreshDatabase other(GetParam());
    const base::Result<db::Counts> loaded = db::load(*other, from(lines));
    ASSERT_FALSE(loaded) << words;
    EXPECT_NE(loaded.error().message.find(words), std::string::npos) << loaded.error().message;
    EXPECT_FALSE(db::holds_rows(*other));
  };
  refused({}, "không phải tệp xuất");
  refused({R"({"lantoa_export":1,"migration":0})"}, "phiên bản khác");
  refused({whole.begin(), whole.end() - 1}, "cắt cụt");
  std::vector<std::string> changed = whole;
  for (std::string& line : changed)
    if (line == R"(["t","a","1"])") line = R"(["t","a",1])";
  refused(changed, "sai kiểu");
  changed = whole;
  changed[1] = R"({"table":"pg_user","columns":["x"]})";
  refused(changed, "không có bảng này");
  changed.back() = R"({"end":7})";
  changed[1] = whole[1];
  refused(changed, "không khớp");
}

TEST_P(Dump, a_sound_database_has_no_faults) { EXPECT_TRUE(db::integrity_faults(db()).empty()); }

ON_EVERY_ENGINE(Dump);

}  // namespace
