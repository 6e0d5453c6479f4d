// SPDX-License-Identifier: AGPL-3.0-or-later
// PostgreSQL: a pool of connections. One that broke is thrown away; the next comes when the server is back.
#include <libpq-fe.h>

#include <array>
#include <charconv>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <unordered_set>

#include "db/engine.h"

namespace db {
namespace {

constexpr std::size_t most_connections = 16;
constexpr int most_tries = 8;  // of a transaction that met a deadlock
constexpr std::chrono::seconds longest_wait{15};

struct Clear {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Reply = std::unique_ptr<PGresult, Clear>;

// Two transactions stood in each other's way: run again.
class Again : public Broken {
  using Broken::Broken;
};

class PostgresConnection final : public Connection {
 public:
  explicit PostgresConnection(const std::string& url) : handle_(PQconnectdb(url.c_str())) {
    if (PQstatus(handle_) != CONNECTION_OK) {
      const std::string text = std::string("the database does not answer: ") + PQerrorMessage(handle_);
      PQfinish(handle_);
      throw Away(text);
    }
    PQsetNoticeProcessor(
        handle_, [](void*, const char*) {}, nullptr);
  }
  ~PostgresConnection() override { PQfinish(handle_); }
  PostgresConnection(const PostgresConnection&) = delete;
  PostgresConnection& operator=(const PostgresConnection&) = delete;

  Rows execute(const Query& query, const std::vector<Value>& args) override {
    count_statements(1);
    const Bound bound(args);
    const Reply reply = checked(
        PQexecPrepared(handle_, prepared(query), bound.count(), bound.values.data(), bound.lengths.data(), nullptr, 0),
        query.name);
    Rows rows;
    const Row::Names names = names_of(reply.get());
    rows.reserve(static_cast<std::size_t>(PQntuples(reply.get())));
    for (int i = 0; i < PQntuples(reply.get()); ++i) rows.push_back(row_of(reply.get(), i, names));
    note_changes(reply.get());
    return rows;
  }

  void stream(const Query& query, const std::vector<Value>& args,
              const std::function<void(const Row&)>& sink) override {
    count_statements(1);
    const Bound bound(args);
    if (PQsendQueryPrepared(handle_, prepared(query), bound.count(), bound.values.data(), bound.lengths.data(), nullptr,
                            0) == 0)
      checked(nullptr, query.name);
    PQsetSingleRowMode(handle_);
    Row::Names names;
    std::exception_ptr fault;
    while (PGresult* raw = PQgetResult(handle_)) {
      const Reply reply(raw);
      if (fault) continue;  // the rest has to be taken all the same
      try {
        if (PQresultStatus(raw) != PGRES_SINGLE_TUPLE && PQresultStatus(raw) != PGRES_TUPLES_OK)
          complain(raw, query.name);
        if (!names) names = names_of(raw);
        for (int i = 0; i < PQntuples(raw); ++i) sink(row_of(raw, i, names));
      } catch (...) {  // thrown again when the connection is quiet
        fault = std::current_exception();
      }
    }
    if (fault) std::rethrow_exception(fault);
  }

  std::int64_t changed() const override { return changed_; }
  void prepare_only(const Query& query) override {
    checked(PQprepare(handle_, "", std::string(query.postgres).c_str(), 0, nullptr), query.name);
  }
  void script(std::string_view sql) override { checked(PQexec(handle_, std::string(sql).c_str()), "script"); }
  Engine engine() const override { return Engine::postgres; }
  bool is_well() const { return PQstatus(handle_) == CONNECTION_OK; }
  bool is_in_transaction() const { return PQtransactionStatus(handle_) != PQTRANS_IDLE; }

 private:
  // The values as text, alive as long as the call.
  struct Bound {
    explicit Bound(const std::vector<Value>& args) : texts(args.size()), values(args.size()), lengths(args.size()) {
      for (std::size_t i = 0; i < args.size(); ++i) {
        if (std::holds_alternative<std::nullptr_t>(args[i])) continue;
        texts[i] = text_of(args[i]);
        if (texts[i].find('\0') != std::string::npos) throw std::logic_error("text for the database holds a NUL");
        values[i] = texts[i].c_str();
        lengths[i] = static_cast<int>(texts[i].size());
      }
    }
    int count() const { return static_cast<int>(values.size()); }
    static std::string text_of(const Value& value) {
      if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
      if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
      if (const auto* real = std::get_if<double>(&value)) {
        std::array<char, 40> digits{};
        return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), *real).ptr};
      }
      return std::get<std::string>(value);
    }
    std::vector<std::string> texts;
    std::vector<const char*> values;
    std::vector<int> lengths;
  };

  const char* prepared(const Query& query) {
    const auto [known, is_new] = prepared_.emplace(query.name);
    if (is_new) {
      try {
        checked(PQprepare(handle_, known->c_str(), std::string(query.postgres).c_str(), 0, nullptr), query.name);
      } catch (const Broken&) {
        prepared_.erase(known);
        throw;
      }
    }
    return known->c_str();
  }

  Reply checked(PGresult* raw, std::string_view where) {
    Reply reply(raw);
    const ExecStatusType status = PQresultStatus(raw);
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) complain(raw, where);
    return reply;
  }

  // The primary message names columns and constraints, never the values that were bound.
  [[noreturn]] void complain(const PGresult* raw, std::string_view where) {
    const char* state = raw != nullptr ? PQresultErrorField(raw, PG_DIAG_SQLSTATE) : nullptr;
    const char* message = raw != nullptr ? PQresultErrorField(raw, PG_DIAG_MESSAGE_PRIMARY) : nullptr;
    const std::string code = state != nullptr ? state : "";
    const std::string text = std::string(where) + ": " + (message != nullptr ? message : PQerrorMessage(handle_));
    if (!is_well() || code.starts_with("08") || code.starts_with("57P")) throw Away(text);
    if (code == "40001" || code == "40P01" || code == "55P03") throw Again(text);
    if (code.starts_with("23")) throw Clash(text);
    if (code == "53100") throw Full(text);
    throw Broken(text);
  }

  void note_changes(PGresult* reply) {
    const std::string_view count = PQcmdTuples(reply);
    changed_ = 0;
    std::from_chars(count.data(), count.data() + count.size(), changed_);
  }

  static Row::Names names_of(const PGresult* reply) {
    std::vector<std::string> names;
    for (int c = 0; c < PQnfields(reply); ++c) names.emplace_back(PQfname(reply, c));
    return std::make_shared<const std::vector<std::string>>(std::move(names));
  }

  static Row row_of(const PGresult* reply, int row, const Row::Names& names) {
    std::vector<std::optional<std::string>> cells;
    cells.reserve(names->size());
    for (int c = 0; c < static_cast<int>(names->size()); ++c) {
      if (PQgetisnull(reply, row, c) != 0) {
        cells.emplace_back(std::nullopt);
      } else {
        cells.emplace_back(
            std::string(PQgetvalue(reply, row, c), static_cast<std::size_t>(PQgetlength(reply, row, c))));
      }
    }
    return {names, std::move(cells)};
  }

  PGconn* handle_;
  std::unordered_set<std::string> prepared_{};
  std::int64_t changed_ = 0;
};

class Postgres final : public Database::Impl {
 public:
  explicit Postgres(std::string url) : url_(std::move(url)) { give_back(std::make_unique<PostgresConnection>(url_)); }

  void reading(const std::function<void(Connection&)>& work) override {
    run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", [&](PostgresConnection& connection) {
      const Busy busy(this, connection);
      work(connection);
      connection.script("COMMIT");
    });
  }

  void writing(const std::function<bool(Connection&)>& work) override {
    run("BEGIN", [&](PostgresConnection& connection) {
      const Busy busy(this, connection);
      const bool keep = work(connection);
      connection.script(keep ? "COMMIT" : "ROLLBACK");
    });
  }

  Engine engine() const override { return Engine::postgres; }
  void copy_to(const std::string&) override { throw std::logic_error("PostgreSQL is copied by export"); }

 private:
  // A connection that stood idle may have died since: that is found out before anything was done, and tried anew.
  void run(std::string_view begin, const std::function<void(PostgresConnection&)>& work) {
    for (int tries = 1;; ++tries) {
      Lease lease(*this);
      try {
        lease->script(begin);
      } catch (const Away&) {
        lease.drop();
        if (tries >= most_tries) throw;
        continue;
      }
      try {
        return work(*lease);
      } catch (const Again&) {
        end(lease);
        if (tries >= most_tries) throw;
      } catch (...) {  // whatever it was, the connection must come out of the transaction
        end(lease);
        throw;
      }
    }
  }

  class Lease {
   public:
    explicit Lease(Postgres& home) : home_(home), connection_(home.lease()) {}
    ~Lease() {
      if (connection_ && connection_->is_well() && !connection_->is_in_transaction()) {
        home_.give_back(std::move(connection_));
      } else {
        drop();
      }
    }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    PostgresConnection& operator*() { return *connection_; }
    PostgresConnection* operator->() { return connection_.get(); }
    void drop() {
      if (!connection_) return;
      connection_.reset();
      home_.forget_one();
    }

   private:
    Postgres& home_;
    std::unique_ptr<PostgresConnection> connection_;
  };

  static void end(Lease& lease) {
    try {
      if (lease->is_in_transaction()) lease->script("ROLLBACK");
    } catch (const Broken&) {  // gone with its connection
      return;
    }
  }

  std::unique_ptr<PostgresConnection> lease() {
    std::unique_lock lock(mutex_);
    const auto free = [&] { return !idle_.empty() || open_ < most_connections; };
    if (!came_back_.wait_for(lock, longest_wait, free)) throw Away("no connection to the database came free");
    if (!idle_.empty()) {
      std::unique_ptr<PostgresConnection> connection = std::move(idle_.back());
      idle_.pop_back();
      return connection;
    }
    ++open_;
    lock.unlock();
    try {
      return std::make_unique<PostgresConnection>(url_);
    } catch (...) {  // its place is free again
      forget_one();
      throw;
    }
  }

  void give_back(std::unique_ptr<PostgresConnection> connection) {
    {
      const std::lock_guard lock(mutex_);
      if (open_ == 0) open_ = 1;  // the first, made before anyone asked
      idle_.push_back(std::move(connection));
    }
    came_back_.notify_one();
  }

  void forget_one() {
    {
      const std::lock_guard lock(mutex_);
      --open_;
    }
    came_back_.notify_one();
  }

  std::string url_;
  std::mutex mutex_{};  // of everything below
  std::condition_variable came_back_{};
  std::vector<std::unique_ptr<PostgresConnection>> idle_{};
  std::size_t open_ = 0;
};

}  // namespace

std::unique_ptr<Database::Impl> open_postgres(const std::string& url) { return std::make_unique<Postgres>(url); }

}  // namespace db
