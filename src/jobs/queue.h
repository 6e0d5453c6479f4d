// SPDX-License-Identifier: AGPL-3.0-or-later
// Work that is done later, at least once. A job is written in the transaction that makes it necessary, so that none is
// lost and none is done for something that was rolled back. Handlers may run twice and must bear it.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "db/database.h"

namespace jobs {

struct Job {
  std::string tenant{}, id{}, kind{}, subject{};
  std::int64_t attempts = 0;
  std::int64_t run_at = 0;  // ms UTC
  std::string last_error{};
  std::int64_t created_at = 0;
};

// `once`: nothing happens where a job of this kind with this mark was ever written ("2026-11-27" for a daily one).
void enqueue(db::Connection& connection, std::string_view tenant, std::string_view kind, std::string_view subject,
             std::int64_t run_at_ms, std::optional<std::string> once = std::nullopt);

// Thrown by a handler that cannot do it now: another try at that time, not counted as a failure.
struct Later : std::runtime_error {
  explicit Later(std::int64_t at) : std::runtime_error("later"), at_ms(at) {}
  std::int64_t at_ms;
};

// Done each day at a minute of Viet Nam's clock, for every tenant.
struct Daily {
  std::string kind{};
  int minute_of_day = 0;
};

class Queue {
 public:
  using Handler = std::function<void(const Job&)>;
  Queue(db::Database& database, base::Clock clock) : database_(database), clock_(std::move(clock)) {}

  // Before the first work().
  void on(std::string kind, Handler handler) { handlers_.insert_or_assign(std::move(kind), std::move(handler)); }
  void daily(Daily daily) { dailies_.push_back(std::move(daily)); }
  void every(std::string kind, std::int64_t period_ms) { periodic_.emplace_back(std::move(kind), period_ms); }

  // Writes today's daily and periodic jobs of these tenants, each once.
  void write_scheduled(const std::vector<std::string>& tenants);
  // Claims one job that is due and does it. False where none was. A handler that throws is tried again later:
  // after 1, 5, 30 minutes, 2, 6, 12 hours; then the job waits for a person.
  bool work_one();
  // Until none is due.
  int work_all();

  std::vector<Job> failed(std::string_view tenant) const;
  // What a person does with a job that failed, in the transaction that says so. False where it is no longer a failed
  // one.
  static bool try_again(db::Connection& connection, std::string_view tenant, std::string_view id, std::int64_t now_ms);
  static bool give_up(db::Connection& connection, std::string_view tenant, std::string_view id);
  void forget_done_before(std::int64_t moment_ms);

 private:
  void put_back(const Job& job, std::string_view state, std::int64_t run_at, std::string_view error);
  void fail(const Job& job, std::string_view error);

  db::Database& database_;
  base::Clock clock_;
  std::map<std::string, Handler, std::less<>> handlers_{};
  std::vector<Daily> dailies_{};
  std::vector<std::pair<std::string, std::int64_t>> periodic_{};
};

}  // namespace jobs
