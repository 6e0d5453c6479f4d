// SPDX-License-Identifier: AGPL-3.0-or-later
// The running plan at the size of a province, on both engines: durable reports a second against the engine's own limit
// in the same run, and the time of the queries behind each page at growing numbers of rows. LANTOA_BENCH_ROWS sets the
// largest (default 1,000,000; the promise is for 10,000,000). Prints: what<TAB>value<TAB>promise<TAB>kept|missed.
#include <libpq-fe.h>
#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <semaphore>
#include <thread>

#include "base/ids.h"
#include "db/migrate.h"
#include "features/agencies/service.h"
#include "features/evidence/service.h"
#include "support/engines.h"

namespace {

using Clock = std::chrono::steady_clock;
constexpr int writers = 64, units = 3400, plans = 1000, probes = 300;
constexpr double measured_seconds = 3;
constexpr std::int64_t now = 1'767'924'000'000;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

void line(const std::string& what, const std::string& value, const std::string& promise, bool kept) {
  std::printf("%s\t%s\t%s\t%s\n", what.c_str(), value.c_str(), promise.c_str(), kept ? "kept" : "missed");
  std::fflush(stdout);
}

std::string rounded(double value, int digits) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", digits, value);
  return text;
}

// How often a second `work` can be done by so many threads at once.
double rate(int threads, const std::function<void(int)>& work) {
  std::atomic<std::int64_t> done = 0;
  std::atomic<bool> stop = false;
  std::vector<std::thread> all;
  const Clock::time_point start = Clock::now();
  for (int t = 0; t < threads; ++t)
    all.emplace_back([&, t] {
      while (!stop) work(t), ++done;
    });
  std::binary_semaphore never{0};
  static_cast<void>(never.try_acquire_for(std::chrono::duration<double>(measured_seconds)));
  stop = true;
  for (std::thread& thread : all) thread.join();
  return static_cast<double>(done) / seconds_since(start);
}

// One durable row a commit, by the engine's own interface and nothing else.
double limit_of_sqlite(const std::string& path) {
  sqlite3* handle = nullptr;
  sqlite3_open(path.c_str(), &handle);
  sqlite3_exec(handle,
               "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE raw (id TEXT PRIMARY KEY, text TEXT)",
               nullptr, nullptr, nullptr);
  sqlite3_stmt* insert = nullptr;
  sqlite3_prepare_v2(handle, "INSERT INTO raw VALUES (?1, ?2)", -1, &insert, nullptr);
  const std::string text(200, 'x');
  const double found = rate(1, [&](int) {
    const std::string id = base::new_id(now);
    sqlite3_bind_text(insert, 1, id.data(), static_cast<int>(id.size()), SQLITE_STATIC);
    sqlite3_bind_text(insert, 2, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
    sqlite3_step(insert);
    sqlite3_reset(insert);
  });
  sqlite3_finalize(insert);
  sqlite3_close(handle);
  return found;
}

double limit_of_postgres(const std::string& url, int connections) {
  std::vector<PGconn*> all;
  for (int i = 0; i < connections; ++i) {
    all.push_back(PQconnectdb(url.c_str()));
    if (i == 0) PQclear(PQexec(all.back(), "CREATE TABLE raw (id TEXT PRIMARY KEY, text TEXT)"));
    PQclear(PQprepare(all.back(), "put", "INSERT INTO raw VALUES ($1, $2)", 2, nullptr));
  }
  const std::string text(200, 'x');
  const double found = rate(connections, [&](int t) {
    const std::string id = base::new_id(now);
    const char* values[] = {id.c_str(), text.c_str()};
    PQclear(PQexecPrepared(all[static_cast<std::size_t>(t)], "put", 2, values, nullptr, nullptr, 0));
  });
  for (PGconn* connection : all) PQfinish(connection);
  return found;
}

struct Product {
  explicit Product(const support::FreshDatabase& fresh, db::Database& d)
      : database(d),
        shelf(fresh.folder() / "files"),
        audit(database, clock),
        agencies(database, audit, clock),
        owed(database, audit, clock),
        evidence(database, audit, owed, shelf, clock) {}
  db::Database& database;
  base::Clock clock = [] { return now; };
  files::Shelf shelf;
  audit::Service audit;
  agencies::Service agencies;
  obligations::Service owed;
  evidence::Service evidence;
};

base::Actor staff() {
  base::Actor actor;
  actor.tenant = "t";
  actor.account = "p";
  actor.unit = "u1";
  actor.agency = "a1";
  actor.grants.push_back({"u1", base::Role::staff});
  return actor;
}

// Each writer reports on an occurrence of its own, as people of different units do.
std::vector<std::string> occurrences_for(Product& product) {
  obligations::Programme programme;
  programme.tenant = "t";
  programme.agency = "a1";
  programme.year = 2026;
  obligations::Assigned duty;
  duty.title = "Đăng tin, bài";
  duty.lead = {{"u1", "Văn phòng"}};
  duty.quota.emplace().count = 1'000'000;
  duty.time.emplace().kind = compiler::TimeKind::continuous;
  std::vector<std::string> ids;
  for (int w = 0; w < writers; ++w) {
    programme.plan = "w" + std::to_string(w);
    duty.activity = programme.plan;
    programme.activities = {duty};
    product.database.write([&](db::Connection& c) { product.owed.lay(c, programme); });
    obligations::Filter filter;
    filter.plan = programme.plan;
    ids.push_back(product.owed.list("t", filter).occurrences.front().id);
  }
  return ids;
}

void writes(db::Engine engine, double promise) {
  support::FreshDatabase fresh(engine);
  Product product(fresh, *fresh);
  const std::vector<std::string> ids = occurrences_for(product);
  const double ours = rate(writers, [&](int t) {
    evidence::Report report;
    report.text = std::string(200, 'x');
    if (!product.evidence.report(staff(), ids[static_cast<std::size_t>(t)], std::move(report))) std::abort();
  });
  const bool is_sqlite = engine == db::Engine::sqlite;
  const double limit =
      is_sqlite ? limit_of_sqlite((fresh.folder() / "raw.db").string()) : limit_of_postgres(fresh.url(), 16);
  const std::string name = is_sqlite ? "SQLite" : "PostgreSQL";
  line("durable reports, 64 writers, " + name + ", against one row a commit",
       rounded(ours / limit, 2) + " x (" + rounded(ours, 0) + "/s to " + rounded(limit, 0) + "/s)",
       ">= " + rounded(promise, 1) + " x", ours / limit >= promise);
}

// Rows of number `from` to `to`, made by the engine itself.
void fill(db::Database& database, std::int64_t from, std::int64_t to) {
  const bool sqlite = database.engine() == db::Engine::sqlite;
  const std::string series = "(WITH RECURSIVE s (i) AS (SELECT " + std::to_string(from) +
                             " UNION ALL SELECT i + 1 FROM s WHERE i < " + std::to_string(to) +
                             ") SELECT i FROM s) AS n";
  const auto id = [&](const std::string& number) {
    return sqlite ? "printf('%026d', " + number + ")" : "lpad(CAST(" + number + " AS TEXT), 26, '0')";
  };
  const std::string plan = "'p' || CAST(i % " + std::to_string(plans) + " AS TEXT)",
                    unit = "'u' || CAST(i % " + std::to_string(units) + " AS TEXT)",
                    agency = "'a' || CAST(i % 100 AS TEXT)";
  database.write([&](db::Connection& c) {
    c.script(
        "INSERT INTO obligation (tenant, id, plan_id, activity_id, agency_id, unit_id, unit_name, role, path, title, "
        "time_raw, plan_title, since_version, until_version) SELECT 't', " +
        id("i") + ", " + plan + ", 'x', " + agency + ", " + unit +
        ", 'Văn phòng', 'lead', 'IV/1', 'Đăng tin, bài về cải cách hành chính', 'Thường xuyên', 'Kế hoạch', 1, NULL "
        "FROM " +
        series + " WHERE i % 10 = 0");
    c.script(
        "INSERT INTO occurrence (tenant, id, obligation_id, plan_id, activity_id, agency_id, unit_id, role, label, "
        "starts_on, due_on, open_reason, required, counted, state, is_late, done_at) SELECT 't', " +
        id("i") + ", " + id("i") + ", " + plan + ", 'x', " + agency + ", " + unit +
        ", 'lead', 'Tháng', 20000, 20000 + i % 1800, '', 2, 0, CASE WHEN i % 3 = 0 THEN 'open' ELSE 'done' END, FALSE, "
        "NULL FROM " +
        series + " WHERE i % 10 = 0");
    c.script(
        "INSERT INTO evidence (tenant, id, form_token, occurrence_id, plan_id, activity_id, agency_id, unit_id, "
        "amount, text, link, link_key, done_on, state, reason, capture_state, capture_title, capture_text, "
        "capture_sha256, capture_status, capture_at, capture_note, created_at, created_by, created_name) SELECT 't', " +
        id("i") + ", " + id("i") + ", " + id("i - i % 10") + ", " + plan + ", 'x', " + agency + ", " + unit +
        ", 1, 'Đã đăng một bài về cơ chế một cửa', '', '', 20000, 'counted', '', 'none', '', '', '', 0, 0, '', 0, 'p', "
        "'Nguyễn Văn An' FROM " +
        series);
    if (from == 0) {
      c.script(
          "INSERT INTO tally (tenant, plan_id, unit_id, agency_id, total, done, done_late, late, undated, "
          "coordinate_total, coordinate_done) SELECT 't', 'p' || CAST(i AS TEXT), '', 'a1', 9, 1, 0, 0, 0, 0, 0 FROM "
          "(WITH RECURSIVE s (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM s WHERE i < 999) SELECT i FROM s) AS n");
    }
  });
  database.write([](db::Connection& c) { c.script("ANALYZE"); });
}

struct Probe {
  const char* what;
  std::function<void(int)> ask;
};

std::vector<Probe> probes_of(const Product& p, std::int64_t rows) {
  const auto id = [rows](int i) {
    const std::string number =
        std::to_string(static_cast<std::int64_t>(i) * 7919 % std::max<std::int64_t>(rows / 10, 1) * 10);
    return std::string(26 - number.size(), '0') + number;
  };
  return {{"work of a unit",
           [&p](int i) {
             obligations::Filter filter;
             filter.unit = "u" + std::to_string(i % units);
             static_cast<void>(p.owed.list("t", filter));
             static_cast<void>(p.owed.tally_of_plan("t", "p" + std::to_string(i % plans)));
           }},
          {"table of an agency",
           [&p](int i) {
             obligations::Filter filter;
             filter.agency = "a" + std::to_string(i % 100);
             static_cast<void>(p.owed.list("t", filter));
           }},
          {"table of a plan",
           [&p](int i) {
             obligations::Filter filter;
             filter.plan = "p" + std::to_string(i % plans);
             static_cast<void>(p.owed.list("t", filter));
           }},
          {"one occurrence with its proofs",
           [&p, id](int i) {
             static_cast<void>(p.owed.find("t", id(i)));
             static_cast<void>(p.evidence.of_occurrence("t", id(i)));
           }},
          {"latest proofs of an agency",
           [&p](int i) { static_cast<void>(p.evidence.latest_of_agency("t", "a" + std::to_string(i % 100), "")); }},
          {"latest proofs of a plan",
           [&p](int i) { static_cast<void>(p.evidence.latest_of_plan("t", "p" + std::to_string(i % plans), "")); }},
          {"a month of the calendar", [&p](int i) {
             static_cast<void>(p.owed.between("t", "a" + std::to_string(i % 100), 20000 + i, 20030 + i));
           }}};
}

double p99_ms(const std::function<void(int)>& ask) {
  std::vector<double> times;
  for (int i = 0; i < 20; ++i) ask(i * 31);
  for (int i = 0; i < probes; ++i) {
    const Clock::time_point start = Clock::now();
    ask(i * 13 + 5);
    times.push_back(seconds_since(start) * 1000);
  }
  std::sort(times.begin(), times.end());
  return times[times.size() * 99 / 100];
}

void pages(db::Engine engine, std::int64_t largest) {
  constexpr double promised_ms = 50;
  support::FreshDatabase fresh(engine);
  Product product(fresh, *fresh);
  const std::string name = engine == db::Engine::sqlite ? "SQLite" : "PostgreSQL";
  std::vector<std::string> series;
  std::vector<double> worst, first;
  std::int64_t have = 0;
  for (std::int64_t rows = 10'000; rows <= largest; rows *= 10) {
    fill(*fresh, have, rows - 1);
    have = rows;
    const std::vector<Probe> all = probes_of(product, rows);
    worst.assign(all.size(), 0);
    series.resize(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
      worst[i] = p99_ms(all[i].ask);
      if (rows == 10'000) first.push_back(worst[i]);
      series[i] += (series[i].empty() ? "" : ", ") + rounded(worst[i], 2);
    }
  }
  const std::vector<Probe> all = probes_of(product, largest);
  for (std::size_t i = 0; i < all.size(); ++i)
    line(std::string(all[i].what) + ", " + name + ", p99 ms at 10^4 … " + std::to_string(largest) + " rows of evidence",
         series[i], "<= " + rounded(promised_ms, 0) + " ms", worst[i] <= promised_ms);
}

std::int64_t largest_size() {
  std::int64_t rows = 1'000'000;
  if (const char* wish = std::getenv("LANTOA_BENCH_ROWS"))
    std::from_chars(wish, wish + std::string_view(wish).size(), rows);
  return rows;
}

}  // namespace

int main() {
  writes(db::Engine::sqlite, 3);
  if (support::has_postgres()) writes(db::Engine::postgres, 0.8);
  pages(db::Engine::sqlite, largest_size());
  if (support::has_postgres()) pages(db::Engine::postgres, largest_size());
  if (!support::has_postgres()) std::puts("TEST_POSTGRES_URL names no server: SQLite alone was measured");
}
