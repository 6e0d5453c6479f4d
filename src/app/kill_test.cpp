// SPDX-License-Identifier: AGPL-3.0-or-later
// The process is killed at random moments under load, again and again. What it acknowledged is there afterwards,
// nothing half-done is visible, and the next start needs no repair by hand. LANTOA_KILLS sets how often (100 on each
// engine).
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <random>
#include <set>
#include <thread>

#include "db/migrate.h"
#include "features/evidence/service.h"
#include "support/engines.h"

namespace {

constexpr int writers = 4, usual_kills = 100;
constexpr std::size_t id_letters = 26;

int kills() {
  const char* wish = std::getenv("LANTOA_KILLS");
  int count = usual_kills;
  if (wish != nullptr) std::from_chars(wish, wish + std::string_view(wish).size(), count);
  return count;
}

struct Product {
  explicit Product(const support::FreshDatabase& fresh)
      : database(fresh.url()),
        clock(base::system_now_ms),
        shelf(fresh.folder() / "files"),
        audit(database, clock),
        owed(database, audit, clock),
        evidence(database, audit, owed, shelf, clock) {
    db::migrate(database);
  }
  db::Database database;
  base::Clock clock;
  files::Shelf shelf;
  audit::Service audit;
  obligations::Service owed;
  evidence::Service evidence;
};

class Killed : public support::OnEveryEngine {
 protected:
  // In the child: report without end; tell each id that was acknowledged.
  [[noreturn]] void work(int told, const std::string& occurrence) const {
    Product product(fresh());
    const base::Actor staff = actor(base::Role::staff);
    std::vector<std::thread> threads;
    for (int w = 0; w < writers; ++w) {
      threads.emplace_back([&] {
        for (;;) {
          evidence::Report report;
          report.text = "Bài";
          const auto done = product.evidence.report(staff, occurrence, std::move(report));
          if (!done || ::write(told, done->id.data(), id_letters) != static_cast<ssize_t>(id_letters)) ::_exit(1);
          product.audit.seal("t");
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    ::_exit(0);
  }
};

TEST_P(Killed, at_any_moment_it_loses_nothing_that_it_acknowledged) {
  std::string occurrence;
  {
    Product product(fresh());
    obligations::Programme programme;
    programme.tenant = "t";
    programme.plan = "p";
    programme.agency = "a";
    programme.year = 2099;
    obligations::Assigned duty;
    duty.activity = "a1";
    duty.title = "Đăng tin, bài";
    duty.lead = {{"u", "Văn phòng"}};
    duty.quota.emplace().count = 1'000'000;
    duty.time.emplace().kind = compiler::TimeKind::continuous;
    programme.activities = {duty};
    product.database.write([&](db::Connection& c) { product.owed.lay(c, programme); });
    obligations::Filter filter;
    filter.unit = "u";
    occurrence = product.owed.list("t", filter).occurrences.front().id;
  }
  std::mt19937 chance(20261127);
  std::set<std::string> acknowledged;
  for (int round = 0; round < kills(); ++round) {
    int pipe[2];
    ASSERT_EQ(::pipe(pipe), 0);
    const pid_t child = ::fork();
    if (child == 0) work(pipe[1], occurrence);
    ::close(pipe[1]);
    // Killed so many acknowledgements later, at whatever the threads are just doing then.
    const std::size_t enough = 1 + chance() % 12;
    std::string ids;
    char bytes[4096];
    bool alive = true;
    for (ssize_t size = 0; (size = ::read(pipe[0], bytes, sizeof bytes)) > 0;) {
      ids.append(bytes, static_cast<std::size_t>(size));
      if (alive && ids.size() >= enough * id_letters) {
        ::kill(child, SIGKILL);
        alive = false;
      }
    }
    ::close(pipe[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the child ended by itself in round " << round;
    for (std::size_t at = 0; at + id_letters <= ids.size(); at += id_letters)
      acknowledged.insert(ids.substr(at, id_letters));
  }
  Product product(fresh());
  for (const std::string& id : acknowledged) ASSERT_TRUE(product.evidence.find("t", id)) << id;
  // Counter, rows and trail were written together or not at all.
  std::int64_t rows = 0;
  std::string before;
  for (evidence::Page page = product.evidence.latest_of_plan("t", "p", before);;
       page = product.evidence.latest_of_plan("t", "p", before)) {
    rows += static_cast<std::int64_t>(page.pieces.size());
    if (!page.has_more) break;
    before = page.pieces.back().id;
  }
  EXPECT_GE(rows, static_cast<std::int64_t>(acknowledged.size()));
  EXPECT_EQ(product.owed.find("t", occurrence)->counted, rows);
  EXPECT_EQ(product.audit.first_fault("t").value_or(""), "");
  std::int64_t lines = 0;
  product.audit.each("t", [&](const audit::Line& line) { lines += line.action == "evidence.report"; });
  EXPECT_EQ(lines, rows);
  EXPECT_TRUE(product.owed.sum_faults().empty());
}

ON_EVERY_ENGINE(Killed);

}  // namespace
