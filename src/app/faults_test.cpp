// SPDX-License-Identifier: AGPL-3.0-or-later
// The disk is full, the database goes away and comes back, the clock is set back: nothing acknowledged is lost, nothing
// half-done is seen, and work goes on.
#include <gtest/gtest.h>

#include "app/app.h"
#include "support/owed_work.h"

namespace {

class Faults : public support::OwedWork {
 protected:
  void SetUp() override {
    support::OwedWork::SetUp();
    if (IsSkipped()) return;
    obligations::Assigned always;
    always.title = "Đăng tin, bài";
    always.time.emplace();
    always.time->kind = compiler::TimeKind::continuous;
    always.quota.emplace();
    always.quota->count = 1'000'000;
    duty = lay(always).front().id;
  }
  bool report(const std::string& text) {
    evidence::Report piece;
    piece.text = text;
    return static_cast<bool>(service->report(actor(base::Role::staff), duty, std::move(piece)));
  }
  // What was acknowledged is what counts, and every sum and chain holds.
  void expect_whole(std::int64_t acknowledged) {
    EXPECT_EQ(owed->find("t", duty)->counted, acknowledged);
    audit->seal();
    EXPECT_TRUE(owed->sum_faults().empty());
    EXPECT_EQ(audit->first_fault("t").value_or(""), "");
  }

  std::string duty{};
};

// The disk of a database server is its own; the embedded one shares ours.
class EmbeddedFaults : public Faults {};
TEST_P(EmbeddedFaults, a_full_disk_is_said_and_loses_nothing) {
  std::int64_t acknowledged = 0;
  ASSERT_TRUE(report("trước khi đầy"));
  ++acknowledged;
  db().write([](db::Connection& c) { c.script("PRAGMA max_page_count = 1"); });  // as many as there are, and no more
  const std::string long_text(8'000, 'x');
  bool was_full = false;
  for (int i = 0; i < 500 && !was_full; ++i) {
    try {
      ASSERT_TRUE(report(long_text));
      ++acknowledged;
    } catch (const db::Full&) {
      was_full = true;
    }
  }
  EXPECT_TRUE(was_full);
  EXPECT_THROW(report(long_text), db::Full);
  db().write([](db::Connection& c) { c.script("PRAGMA max_page_count = 1000000"); });
  ASSERT_TRUE(report("sau khi có chỗ"));
  expect_whole(acknowledged + 1);
}

// The embedded database does not go away.
class ServerFaults : public Faults {};
TEST_P(ServerFaults, a_database_that_went_away_is_used_again_when_it_is_back) {
  std::int64_t acknowledged = 0;
  for (int round = 0; round < 5; ++round) {
    ASSERT_TRUE(report("trước"));
    ++acknowledged;
    // As when the server restarts: every connection of this product is cut, the one that says so too.
    const db::Query cut{"cut", "",
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"};
    try {
      db().read([&](db::Connection& c) { return c.execute(cut, {}).size(); });
    } catch (const db::Away&) {
    }
    int refused = 0;
    for (; refused < 20; ++refused) {
      try {
        ASSERT_TRUE(report("sau"));
        ++acknowledged;
        break;
      } catch (const db::Away&) {
      }
    }
    EXPECT_LT(refused, 20);
  }
  expect_whole(acknowledged);
}

TEST_P(Faults, a_clock_that_is_set_back_spoils_nothing) {
  ASSERT_TRUE(report("thứ nhất"));
  audit->seal();
  move_days(-3);
  ASSERT_TRUE(report("thứ hai"));
  audit->seal();
  move_days(400);
  owed->mark_late("t");
  move_days(-390);  // late is late: it is told again only when it is done
  ASSERT_TRUE(report("thứ ba"));
  EXPECT_EQ(service->of_occurrence("t", duty).size(), 3U);
  jobs::Queue queue(db(), clock);
  int done = 0;
  queue.on("x", [&](const jobs::Job&) { ++done; });
  db().write([&](db::Connection& c) { jobs::enqueue(c, "t", "x", "s", now); });
  now -= base::ms_per_day;
  queue.work_all();  // not due yet by this clock
  now += base::ms_per_day;
  queue.work_all();
  queue.work_all();
  EXPECT_EQ(done, 1);
  expect_whole(3);
}

ON_EVERY_ENGINE(Faults);
INSTANTIATE_TEST_SUITE_P(Sqlite, EmbeddedFaults, testing::Values(db::Engine::sqlite));
INSTANTIATE_TEST_SUITE_P(Postgres, ServerFaults, testing::Values(db::Engine::postgres));

TEST(FaultWords, tell_what_people_can_do_something_about_and_nothing_else) {
  EXPECT_EQ(app::words_of_fault(db::Full("disk")).status, 507);
  EXPECT_EQ(app::words_of_fault(std::system_error(ENOSPC, std::generic_category(), "upload")).status, 507);
  EXPECT_EQ(app::words_of_fault(std::system_error(EACCES, std::generic_category(), "upload")).status, 500);
  EXPECT_EQ(app::words_of_fault(db::Away("gone")).status, 503);
  EXPECT_NE(app::words_of_fault(db::Away("gone")).sentence, "");
  EXPECT_EQ(app::words_of_fault(db::Broken("misspelt")).status, 500);
  EXPECT_EQ(app::words_of_fault(std::runtime_error("a secret")).sentence, "");
}

}  // namespace
