// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/queue.h"

#include <array>
#include <cstdio>

#include "base/ids.h"
#include "jobs/store_sql.h"

namespace jobs {
namespace {

constexpr std::int64_t claim_ms = 10 * base::ms_per_minute;
constexpr std::array<std::int64_t, 6> waits{base::ms_per_minute,   5 * base::ms_per_minute, 30 * base::ms_per_minute,
                                            2 * base::ms_per_hour, 6 * base::ms_per_hour,   12 * base::ms_per_hour};

Job job_from(const db::Row& row) {
  Job job;
  job.tenant = row.text("tenant");
  job.id = row.text("id");
  job.kind = row.text("kind");
  job.subject = row.text("subject");
  job.attempts = row.number("attempts");
  job.run_at = row.number("run_at");
  job.created_at = row.number("created_at");
  return job;
}

}  // namespace

void enqueue(db::Connection& connection, std::string_view tenant, std::string_view kind, std::string_view subject,
             std::int64_t run_at_ms, std::optional<std::string> once) {
  const std::int64_t now = run_at_ms;
  connection.run(sql::enqueue, tenant, base::new_id(now), kind, subject, once, run_at_ms, now);
}

void Queue::write_scheduled(const std::vector<std::string>& tenants) {
  const std::int64_t now = clock_();
  const std::string today = base::iso(base::date_of(now));
  for (const std::string& tenant : tenants) {
    database_.write([&](db::Connection& c) {
      for (const Daily& daily : dailies_)
        if (base::minute_of_day(now) >= daily.minute_of_day) enqueue(c, tenant, daily.kind, today, now, today);
      for (const auto& [kind, period] : periodic_) {
        const std::string mark = std::to_string(now / period);
        enqueue(c, tenant, kind, mark, now, mark);
      }
    });
  }
}

bool Queue::work_one() {
  const std::int64_t now = clock_();
  const db::Rows rows = database_.write([&](db::Connection& c) { return c.run(sql::claim, now, now + claim_ms); });
  if (rows.empty()) return false;
  const Job job = job_from(rows.front());
  const auto handler = handlers_.find(job.kind);
  if (handler == handlers_.end()) {
    fail(job, "no handler for this kind");
    return true;
  }
  try {
    handler->second(job);
    database_.write([&](db::Connection& c) { c.run(sql::finish, job.tenant, job.id, job.attempts); });
  } catch (const Later& later) {
    put_back(job, "waiting", later.at_ms, "");
  } catch (const std::exception& fault) {
    fail(job, fault.what());
  }
  return true;
}

int Queue::work_all() {
  int done = 0;
  while (work_one()) ++done;
  return done;
}

void Queue::fail(const Job& job, std::string_view error) {
  std::fprintf(stderr, "jobs: %s %s, attempt %lld: %.*s\n", job.kind.c_str(), job.id.c_str(),
               static_cast<long long>(job.attempts), static_cast<int>(error.size()), error.data());
  const auto tries = static_cast<std::size_t>(job.attempts);
  if (tries > waits.size()) return put_back(job, "failed", clock_(), error);
  put_back(job, "waiting", clock_() + waits[tries - 1], error);
}

void Queue::put_back(const Job& job, std::string_view state, std::int64_t run_at, std::string_view error) {
  database_.write(
      [&](db::Connection& c) { c.run(sql::put_back, job.tenant, job.id, job.attempts, state, run_at, error); });
}

std::vector<Job> Queue::failed(std::string_view tenant) const {
  std::vector<Job> jobs;
  for (const db::Row& row : database_.read([&](db::Connection& c) { return c.run(sql::failed, tenant); })) {
    Job job = job_from(row);
    job.last_error = row.text("last_error");
    jobs.push_back(std::move(job));
  }
  return jobs;
}

bool Queue::try_again(db::Connection& connection, std::string_view tenant, std::string_view id, std::int64_t now_ms) {
  return connection.change(sql::try_again, tenant, id, now_ms) > 0;
}

bool Queue::give_up(db::Connection& connection, std::string_view tenant, std::string_view id) {
  return connection.change(sql::give_up, tenant, id) > 0;
}

void Queue::forget_done_before(std::int64_t moment_ms) {
  database_.write([&](db::Connection& c) { c.run(sql::forget_done, moment_ms); });
}

}  // namespace jobs
