// SPDX-License-Identifier: AGPL-3.0-or-later
// SQLite: one thread writes, several connections read (WAL). Writers that wait are committed together: each in a
// savepoint of its own, one fsync for all; nobody is told that it is done before that.
#include <sqlite3.h>

#include <array>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <semaphore>
#include <thread>
#include <unordered_map>

#include "db/engine.h"

namespace db {
namespace {

constexpr int busy_ms = 10'000;
constexpr std::size_t most_readers = 8;
constexpr std::size_t most_in_a_commit = 256;

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

[[noreturn]] void fail(sqlite3* handle, std::string_view where) {
  const std::string text = std::string(where) + ": " + sqlite3_errmsg(handle);
  if ((sqlite3_extended_errcode(handle) & 0xFF) == SQLITE_CONSTRAINT) throw Clash(text);
  if ((sqlite3_extended_errcode(handle) & 0xFF) == SQLITE_FULL) throw Full(text);
  throw Broken(text);
}

class SqliteConnection final : public Connection {
 public:
  explicit SqliteConnection(const std::string& path) {
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(path.c_str(), &handle_, flags, nullptr) != SQLITE_OK) {
      const std::string text = path + ": " + (handle_ != nullptr ? sqlite3_errmsg(handle_) : "out of memory");
      sqlite3_close(handle_);
      throw Broken(text);
    }
    sqlite3_extended_result_codes(handle_, 1);
    sqlite3_busy_timeout(handle_, busy_ms);
    // A misspelt column in double quotes is a fault, not a string.
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    script(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-65536; "
        "PRAGMA temp_store=MEMORY");
  }
  ~SqliteConnection() override {
    cache_.clear();
    sqlite3_close(handle_);
  }
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  Rows execute(const Query& query, const std::vector<Value>& args) override {
    Rows rows;
    stream(query, args, [&](const Row& row) { rows.push_back(row); });
    return rows;
  }

  void stream(const Query& query, const std::vector<Value>& args,
              const std::function<void(const Row&)>& sink) override {
    count_statements(1);
    sqlite3_stmt* statement = cached(query);
    struct Reset {
      sqlite3_stmt* statement;
      ~Reset() {
        sqlite3_reset(statement);
        sqlite3_clear_bindings(statement);
      }
    } const reset{statement};
    bind(query, statement, args);
    Row::Names names;
    int status = 0;
    while ((status = sqlite3_step(statement)) == SQLITE_ROW) {
      if (!names) names = names_of(statement);
      sink(row_of(statement, names));
    }
    if (status != SQLITE_DONE) fail(handle_, query.name);
    changed_ = sqlite3_changes64(handle_);
  }

  std::int64_t changed() const override { return changed_; }
  void prepare_only(const Query& query) override { prepare(query, 0); }
  void script(std::string_view sql) override {
    if (sqlite3_exec(handle_, std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
      fail(handle_, "script");
  }
  Engine engine() const override { return Engine::sqlite; }
  // A disk that is full can end the whole transaction on its own.
  bool is_in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }
  sqlite3* handle() const { return handle_; }

 private:
  Statement prepare(const Query& query, unsigned flags) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(handle_, query.sqlite.data(), static_cast<int>(query.sqlite.size()), flags, &statement,
                           nullptr) != SQLITE_OK)
      fail(handle_, query.name);
    return Statement(statement);
  }

  sqlite3_stmt* cached(const Query& query) {
    const auto known = cache_.find(query.sqlite.data());
    if (known != cache_.end()) return known->second.get();
    return cache_.emplace(query.sqlite.data(), prepare(query, SQLITE_PREPARE_PERSISTENT)).first->second.get();
  }

  // $1 is a *name* to SQLite: its place is found by name, so one text serves both engines.
  void bind(const Query& query, sqlite3_stmt* statement, const std::vector<Value>& args) {
    if (sqlite3_bind_parameter_count(statement) != static_cast<int>(args.size()))
      throw std::logic_error(std::string(query.name) + ": number of placeholders and values differ");
    for (std::size_t i = 0; i < args.size(); ++i) {
      const int at = sqlite3_bind_parameter_index(statement, ("$" + std::to_string(i + 1)).c_str());
      if (at == 0) throw std::logic_error(std::string(query.name) + ": no $" + std::to_string(i + 1));
      if (bind_one(statement, at, args[i]) != SQLITE_OK) fail(handle_, query.name);
    }
  }

  static int bind_one(sqlite3_stmt* statement, int at, const Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) return sqlite3_bind_int64(statement, at, *number);
    if (const auto* real = std::get_if<double>(&value)) return sqlite3_bind_double(statement, at, *real);
    if (const auto* flag = std::get_if<bool>(&value)) return sqlite3_bind_int(statement, at, *flag ? 1 : 0);
    if (const auto* text = std::get_if<std::string>(&value))
      return sqlite3_bind_text64(statement, at, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    return sqlite3_bind_null(statement, at);
  }

  static Row::Names names_of(sqlite3_stmt* statement) {
    std::vector<std::string> names;
    for (int c = 0; c < sqlite3_column_count(statement); ++c) names.emplace_back(sqlite3_column_name(statement, c));
    return std::make_shared<const std::vector<std::string>>(std::move(names));
  }

  static Row row_of(sqlite3_stmt* statement, const Row::Names& names) {
    std::vector<std::optional<std::string>> cells;
    cells.reserve(names->size());
    for (int c = 0; c < static_cast<int>(names->size()); ++c) {
      const void* text = sqlite3_column_text(statement, c);
      if (text == nullptr) {
        cells.emplace_back(std::nullopt);
      } else {
        cells.emplace_back(std::string(static_cast<const char*>(text), sqlite3_column_bytes(statement, c)));
      }
    }
    return {names, std::move(cells)};
  }

  sqlite3* handle_ = nullptr;
  std::unordered_map<const char*, Statement> cache_{};  // by the address of the text, which never dies
  std::int64_t changed_ = 0;
};

class Sqlite final : public Database::Impl {
 public:
  explicit Sqlite(std::string path) : path_(std::move(path)), writer_(path_) {
    thread_ = std::thread([this] { write_on(); });
  }
  ~Sqlite() override {
    {
      const std::lock_guard lock(mutex_);
      leaving_ = true;
    }
    work_to_do_.notify_one();
    thread_.join();
  }
  Sqlite(const Sqlite&) = delete;
  Sqlite& operator=(const Sqlite&) = delete;

  void reading(const std::function<void(Connection&)>& work) override {
    std::unique_ptr<SqliteConnection> connection = lease();
    struct Back {
      Sqlite& home;
      std::unique_ptr<SqliteConnection>& connection;
      ~Back() { home.give_back(std::move(connection)); }
    } const back{*this, connection};
    connection->script("BEGIN");
    struct End {
      SqliteConnection& connection;
      ~End() {
        if (connection.is_in_transaction()) sqlite3_exec(connection.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
      }
    } const end{*connection};
    const Busy busy(this, *connection);
    work(*connection);
  }

  void writing(const std::function<bool(Connection&)>& work) override {
    Task task{work};
    {
      const std::lock_guard lock(mutex_);
      queue_.push_back(&task);
    }
    work_to_do_.notify_one();
    task.done.acquire();
    count_statements(task.statements);
    if (task.fault) std::rethrow_exception(task.fault);
  }

  Engine engine() const override { return Engine::sqlite; }

  void copy_to(const std::string& path) override {
    sqlite3* target = nullptr;
    const SqliteConnection source(path_);
    if (sqlite3_open(path.c_str(), &target) != SQLITE_OK) {
      sqlite3_close(target);
      throw Broken("cannot write " + path);
    }
    sqlite3_backup* copy = sqlite3_backup_init(target, "main", source.handle(), "main");
    // All pages in one step: one state of the database, however long writers would go on.
    const int status = copy != nullptr ? sqlite3_backup_step(copy, -1) : SQLITE_ERROR;
    sqlite3_backup_finish(copy);
    sqlite3_close(target);
    if (status != SQLITE_DONE) throw Broken("the copy to " + path + " did not end");
  }

 private:
  struct Task {
    const std::function<bool(Connection&)>& work;
    std::binary_semaphore done{0};
    std::exception_ptr fault{};
    std::int64_t statements = 0;
    bool is_told() const { return fault != nullptr; }
  };

  std::unique_ptr<SqliteConnection> lease() {
    {
      const std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        std::unique_ptr<SqliteConnection> connection = std::move(idle_.back());
        idle_.pop_back();
        return connection;
      }
    }
    return std::make_unique<SqliteConnection>(path_);
  }

  void give_back(std::unique_ptr<SqliteConnection> connection) {
    const std::lock_guard lock(mutex_);
    if (idle_.size() < most_readers) idle_.push_back(std::move(connection));
  }

  void write_on() {
    for (;;) {
      std::vector<Task*> batch;
      {
        std::unique_lock lock(mutex_);
        work_to_do_.wait(lock, [&] { return leaving_ || !queue_.empty(); });
        if (queue_.empty()) return;
        while (!queue_.empty() && batch.size() < most_in_a_commit) {
          batch.push_back(queue_.front());
          queue_.pop_front();
        }
      }
      commit_together(batch);
      for (Task* task : batch) task->done.release();
    }
  }

  void commit_together(const std::vector<Task*>& batch) {
    try {
      writer_.script("BEGIN IMMEDIATE");
      for (Task* task : batch) run_one(*task);
      writer_.script("COMMIT");
    } catch (const std::exception&) {
      // Nothing of the batch is on disk: all of them hear so.
      for (Task* task : batch)
        if (!task->is_told()) task->fault = std::current_exception();
      if (writer_.is_in_transaction()) sqlite3_exec(writer_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
  }

  void run_one(Task& task) {
    const std::int64_t before = statements_so_far();
    writer_.script("SAVEPOINT one");
    bool keep = false;
    try {
      const Busy busy(this, writer_);
      keep = task.work(writer_);
    } catch (...) {  // handed to the one who waits for it
      task.fault = std::current_exception();
    }
    task.statements = statements_so_far() - before;
    if (!writer_.is_in_transaction()) throw Broken("the engine gave up the transaction");
    writer_.script(keep ? "RELEASE one" : "ROLLBACK TO one; RELEASE one");
  }

  std::string path_;
  SqliteConnection writer_;
  std::mutex mutex_{};  // of everything below
  std::condition_variable work_to_do_{};
  std::deque<Task*> queue_{};
  std::vector<std::unique_ptr<SqliteConnection>> idle_{};
  bool leaving_ = false;
  std::thread thread_{};
};

}  // namespace

std::unique_ptr<Database::Impl> open_sqlite(const std::string& path) {
  if (path.empty() || path == ":memory:") throw Broken("sqlite: a file is needed");
  return std::make_unique<Sqlite>(path);
}

}  // namespace db
