// SPDX-License-Identifier: AGPL-3.0-or-later
// One small door to the SQL database. Two engines stand behind it: SQLite (embedded) and PostgreSQL. Statements come
// from store.sql files (tools/sqlgen.py), with $1, $2, … on both engines.
//
//   db.write([&](db::Connection& c) -> base::Result<Letter> { … });   one transaction
//
// Commits when the work returns; rolls back when it returns an Error or throws. What write() returned from is on disk.
#pragma once
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace db {

struct Query {
  std::string_view name, sqlite, postgres;
};

// What is bound to a placeholder. Bytes travel as text columns never: keep files on the shelf (files/shelf.h).
using Value = std::variant<std::nullptr_t, std::int64_t, double, bool, std::string>;
template <class T>
Value value(const T& from) {
  if constexpr (std::is_same_v<T, std::nullopt_t> || std::is_same_v<T, std::nullptr_t>) {
    return nullptr;
  } else if constexpr (std::is_same_v<T, bool>) {
    return from;
  } else if constexpr (std::is_floating_point_v<T>) {
    return static_cast<double>(from);
  } else if constexpr (std::is_integral_v<T>) {
    static_assert(sizeof(T) < 8 || std::is_signed_v<T>, "SQL has no unsigned 64-bit integer");
    return static_cast<std::int64_t>(from);
  } else if constexpr (requires { from.has_value(); }) {
    return from ? value(*from) : Value(nullptr);
  } else {
    return std::string(from);
  }
}

// A row, its columns by name. Asking for a column that is not there is a fault of the program.
class Row {
 public:
  using Names = std::shared_ptr<const std::vector<std::string>>;
  Row(Names names, std::vector<std::optional<std::string>> cells)
      : names_(std::move(names)), cells_(std::move(cells)) {}
  std::string text(std::string_view column) const;  // empty where NULL
  std::optional<std::string> maybe_text(std::string_view column) const;
  std::int64_t number(std::string_view column) const;  // 0 where NULL
  std::optional<std::int64_t> maybe_number(std::string_view column) const;
  double real(std::string_view column) const;
  bool flag(std::string_view column) const;
  bool is_null(std::string_view column) const;
  const std::vector<std::string>& names() const { return *names_; }
  const std::optional<std::string>& at(std::size_t column) const { return cells_.at(column); }

 private:
  const std::optional<std::string>& cell(std::string_view column) const;
  Names names_;
  std::vector<std::optional<std::string>> cells_;
};
using Rows = std::vector<Row>;  // a value: safe in `for (const auto& row : c.run(...))`

// The database is gone, full, or refuses: for the operator. Its text never holds bound values.
class Broken : public std::runtime_error {
  using runtime_error::runtime_error;
};
// It does not answer; whether the last statement was done is not known.
class Away : public Broken {
  using Broken::Broken;
};
// Its disk is full: nothing of the transaction was kept.
class Full : public Broken {
  using Broken::Broken;
};
// A unique key or a foreign key was violated: two people did the same thing at once. The transaction must end.
class Clash : public Broken {
  using Broken::Broken;
};

enum class Engine { sqlite, postgres };

class Connection {
 public:
  virtual ~Connection() = default;
  template <class... Args>
  Rows run(const Query& query, const Args&... args) {
    return execute(query, {value(args)...});
  }
  // How many rows an INSERT, UPDATE or DELETE without RETURNING touched.
  template <class... Args>
  std::int64_t change(const Query& query, const Args&... args) {
    execute(query, {value(args)...});
    return changed();
  }
  // Row by row, for results that do not fit into memory. The sink must not use the connection.
  virtual void stream(const Query& query, const std::vector<Value>& args,
                      const std::function<void(const Row&)>& sink) = 0;
  virtual Rows execute(const Query& query, const std::vector<Value>& args) = 0;
  virtual std::int64_t changed() const = 0;
  virtual void prepare_only(const Query& query) = 0;
  virtual void script(std::string_view sql) = 0;  // several statements, nothing bound
  virtual Engine engine() const = 0;
};

// Counts the statements of the current thread; tests hold pages to a number of them.
std::int64_t statements_so_far();

class Database {
 public:
  // "sqlite:/path/to/file", "sqlite::memory:", or "postgresql://…". Throws Broken where it cannot be opened.
  explicit Database(const std::string& url);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // Reads see one state of the database. May run at the same time as everything else.
  template <class Work>
  auto read(Work work) const {
    using Result = decltype(work(std::declval<Connection&>()));
    std::optional<Result> result;
    reading([&](Connection& connection) { result.emplace(work(connection)); });
    return std::move(*result);
  }

  // One transaction. The work may be run again after a deadlock: nothing in it may touch the outer world.
  template <class Work>
  auto write(Work work) {
    using Result = decltype(work(std::declval<Connection&>()));
    if constexpr (std::is_void_v<Result>) {
      writing([&](Connection& connection) { return work(connection), true; });
    } else {
      std::optional<Result> result;
      writing([&](Connection& connection) {
        result.emplace(work(connection));
        if constexpr (requires { result->error(); }) return static_cast<bool>(*result);
        return true;
      });
      return std::move(*result);
    }
  }

  Engine engine() const;
  // A consistent copy of a running SQLite database as one file; PostgreSQL is copied by export (app/backup).
  void copy_to(const std::string& path) const;

  struct Impl;

 private:
  void reading(const std::function<void(Connection&)>& work) const;
  void writing(const std::function<bool(Connection&)>& work);  // true: commit
  std::unique_ptr<Impl> impl_;
};

}  // namespace db
