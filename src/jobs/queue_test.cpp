// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/queue.h"

#include <gtest/gtest.h>

#include <mutex>
#include <set>
#include <thread>

#include "jobs/store_sql.h"
#include "support/engines.h"

namespace {

using Jobs = support::OnEveryEngine;

void add(db::Database& database, const std::string& subject, std::int64_t at,
         std::optional<std::string> once = std::nullopt) {
  database.write([&](db::Connection& c) { jobs::enqueue(c, "t", "k", subject, at, once); });
}

TEST_P(Jobs, every_query_is_accepted) {
  db().read([](db::Connection& c) {
    for (const db::Query* query : jobs::sql::every_query) c.prepare_only(*query);
    return 0;
  });
}

TEST_P(Jobs, are_done_when_due_and_once) {
  jobs::Queue queue(db(), clock);
  std::vector<std::string> done;
  queue.on("k", [&](const jobs::Job& job) { done.push_back(job.subject); });
  add(db(), "later", now + base::ms_per_hour);
  add(db(), "now", now);
  EXPECT_EQ(queue.work_all(), 1);
  now += base::ms_per_hour;
  EXPECT_EQ(queue.work_all(), 1);
  EXPECT_EQ(queue.work_all(), 0);
  EXPECT_EQ(done, (std::vector<std::string>{"now", "later"}));
}

TEST_P(Jobs, with_a_mark_are_written_once_ever) {
  jobs::Queue queue(db(), clock);
  int done = 0;
  queue.on("k", [&](const jobs::Job&) { ++done; });
  add(db(), "x", now, "2026-01-09");
  add(db(), "x", now, "2026-01-09");
  queue.work_all();
  add(db(), "x", now, "2026-01-09");
  queue.work_all();
  EXPECT_EQ(done, 1);
}

TEST_P(Jobs, that_fail_are_tried_again_and_then_wait_for_a_person) {
  jobs::Queue queue(db(), clock);
  int tries = 0;
  queue.on("k", [&](const jobs::Job&) {
    ++tries;
    throw std::runtime_error("không tới được");
  });
  add(db(), "x", now);
  for (int day = 0; day < 10; ++day, move_days(1)) queue.work_all();
  EXPECT_EQ(tries, 7);
  const std::vector<jobs::Job> failed = queue.failed("t");
  ASSERT_EQ(failed.size(), 1U);
  EXPECT_EQ(failed.front().last_error, "không tới được");
  EXPECT_TRUE(db().write([&](db::Connection& c) { return jobs::Queue::try_again(c, "t", failed.front().id, now); }));
  queue.work_all();
  EXPECT_EQ(tries, 8);
}

TEST_P(Jobs, of_a_worker_that_died_are_taken_over) {
  add(db(), "x", now);
  db().write([&](db::Connection& c) { c.run(jobs::sql::claim, now, now + base::ms_per_minute); });  // and no more
  jobs::Queue queue(db(), clock);
  int done = 0;
  queue.on("k", [&](const jobs::Job&) { ++done; });
  EXPECT_EQ(queue.work_all(), 0);
  now += 2 * base::ms_per_minute;
  EXPECT_EQ(queue.work_all(), 1);
  EXPECT_EQ(done, 1);
}

TEST_P(Jobs, are_taken_by_one_of_several_workers) {
  constexpr int count = 60;
  for (int i = 0; i < count; ++i) add(db(), std::to_string(i), now);
  std::mutex mutex;
  std::multiset<std::string> done;
  std::vector<std::thread> workers;
  for (int w = 0; w < 4; ++w) {
    workers.emplace_back([&] {
      jobs::Queue queue(db(), clock);
      queue.on("k", [&](const jobs::Job& job) {
        const std::lock_guard lock(mutex);
        done.insert(job.subject);
      });
      queue.work_all();
    });
  }
  for (std::thread& worker : workers) worker.join();
  EXPECT_EQ(done.size(), static_cast<std::size_t>(count));
  EXPECT_EQ(std::set<std::string>(done.begin(), done.end()).size(), static_cast<std::size_t>(count));
}

TEST_P(Jobs, of_every_day_come_once_a_day_for_each_tenant) {
  jobs::Queue queue(db(), clock);
  std::multiset<std::string> done;
  queue.on("night", [&](const jobs::Job& job) { done.insert(job.tenant + " " + job.subject); });
  queue.daily({"night", 10 * 60});  // 10:00; the clock stands at 09:00
  queue.write_scheduled({"t", "u"});
  EXPECT_EQ(queue.work_all(), 0);
  now += base::ms_per_hour;
  for (int i = 0; i < 3; ++i) queue.write_scheduled({"t", "u"});
  queue.work_all();
  EXPECT_EQ(done, (std::multiset<std::string>{"t 2026-01-09", "u 2026-01-09"}));
}

ON_EVERY_ENGINE(Jobs);

}  // namespace
