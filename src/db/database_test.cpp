// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/database.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "base/result.h"
#include "db/migrate.h"
#include "support/engines.h"

namespace {

constexpr std::string_view insert_text = "INSERT INTO setting (tenant, name, value) VALUES ($1, $2, $3)";
constexpr std::string_view read_text = "SELECT name, value FROM setting WHERE tenant = $1 ORDER BY name";
constexpr std::string_view types_text =
    "SELECT CAST($3 AS TEXT) AS third, CAST($1 AS BIGINT) AS first, CAST($2 AS DOUBLE PRECISION) AS second, "
    "CAST($4 AS TEXT) AS absent";
constexpr db::Query insert{"test.insert", insert_text, insert_text};
constexpr db::Query read{"test.read", read_text, read_text};
constexpr db::Query types{"test.types", types_text, types_text};

using Database = support::OnEveryEngine;

std::size_t rows(db::Database& database) {
  return database.read([](db::Connection& c) { return c.run(read, "t").size(); });
}

TEST_P(Database, values_come_back_as_they_were_bound) {
  const db::Rows got =
      db().read([](db::Connection& c) { return c.run(types, 5'000'000'000, 0.25, "ĐƯỜNG \"x\" $1", std::nullopt); });
  EXPECT_EQ(got.front().number("first"), 5'000'000'000);
  EXPECT_EQ(got.front().real("second"), 0.25);
  EXPECT_EQ(got.front().text("third"), "ĐƯỜNG \"x\" $1");
  EXPECT_TRUE(got.front().is_null("absent"));
  EXPECT_THROW(got.front().text("no such column"), std::logic_error);
}

TEST_P(Database, an_error_or_an_exception_leaves_nothing_behind) {
  const auto refused = db().write([](db::Connection& c) -> base::Result<int> {
    c.run(insert, "t", "a", "1");
    return base::Error{base::ErrorKind::invalid, "Không được."};
  });
  EXPECT_FALSE(refused);
  EXPECT_THROW(db().write([](db::Connection& c) {
    c.run(insert, "t", "b", "1");
    throw std::runtime_error("no");
  }),
               std::runtime_error);
  EXPECT_EQ(rows(db()), 0U);
}

TEST_P(Database, a_key_used_twice_is_a_clash_and_the_next_transaction_works) {
  db().write([](db::Connection& c) { c.run(insert, "t", "a", "1"); });
  EXPECT_THROW(db().write([](db::Connection& c) { c.run(insert, "t", "a", "2"); }), db::Clash);
  db().write([](db::Connection& c) { c.run(insert, "t", "b", "2"); });
  EXPECT_EQ(rows(db()), 2U);
}

TEST_P(Database, many_writers_at_once_lose_nothing_and_one_that_fails_harms_no_other) {
  constexpr int writers = 16, each = 20;
  std::atomic<int> refused = 0;
  std::vector<std::thread> threads;
  for (int w = 0; w < writers; ++w) {
    threads.emplace_back([&, w] {
      for (int i = 0; i < each; ++i) {
        const auto done = db().write([&](db::Connection& c) -> base::Result<int> {
          c.run(insert, "t", std::to_string(w) + "/" + std::to_string(i), "x");
          if (i % 5 == 0) return base::Error{base::ErrorKind::invalid, "Không được."};
          return i;
        });
        if (!done) ++refused;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(refused, writers * each / 5);
  EXPECT_EQ(rows(db()), static_cast<std::size_t>(writers * each * 4 / 5));
}

TEST_P(Database, a_read_inside_a_transaction_sees_it_and_one_outside_does_not) {
  db().write([this](db::Connection& c) {
    c.run(insert, "t", "a", "1");
    EXPECT_EQ(rows(db()), 1U);
    std::size_t outside = 99;
    std::thread([&] { outside = rows(db()); }).join();
    EXPECT_EQ(outside, 0U);
  });
  EXPECT_THROW(db().write([this](db::Connection&) { db().write([](db::Connection&) {}); }), std::logic_error);
}

TEST_P(Database, statements_are_counted_for_the_thread_that_asked) {
  const std::int64_t before = db::statements_so_far();
  db().write([](db::Connection& c) { c.run(insert, "t", "a", "1"); });
  db().read([](db::Connection& c) { return c.run(read, "t"); });
  EXPECT_EQ(db::statements_so_far() - before, 2);
}

TEST_P(Database, a_long_result_is_streamed) {
  db().write([](db::Connection& c) {
    for (int i = 0; i < 100; ++i) c.run(insert, "t", std::to_string(i), "x");
  });
  int seen = 0;
  db().read([&](db::Connection& c) {
    c.stream(read, {db::value("t")}, [&](const db::Row& row) { seen += row.text("value") == "x"; });
    return 0;
  });
  EXPECT_EQ(seen, 100);
}

TEST_P(Database, migrations_run_once_and_a_changed_one_is_refused) {
  db::migrate(db());
  db().write([](db::Connection& c) { c.script("UPDATE schema_migration SET sha256 = 'x' WHERE number = 1"); });
  EXPECT_THROW(db::migrate(db()), db::Broken);
  db().write([](db::Connection& c) {
    c.script("INSERT INTO schema_migration (number, name, sha256) VALUES (9999, 'later', 'x')");
  });
  EXPECT_THROW(db::migrate(db()), db::Broken);
}

ON_EVERY_ENGINE(Database);

TEST(Databases, of_unknown_kind_are_refused) { EXPECT_THROW(db::Database("mysql://x"), db::Broken); }

}  // namespace
