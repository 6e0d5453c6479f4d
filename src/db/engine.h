// SPDX-License-Identifier: AGPL-3.0-or-later
// What an engine does behind the door. Known to this room only.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "db/database.h"

namespace db {

struct Database::Impl {
  virtual ~Impl() = default;
  virtual void reading(const std::function<void(Connection&)>& work) = 0;
  virtual void writing(const std::function<bool(Connection&)>& work) = 0;
  virtual Engine engine() const = 0;
  virtual void copy_to(const std::string& path) = 0;
};

// While it lives, reads of this thread on this database go through its connection.
class Busy {
 public:
  Busy(const Database::Impl* database, Connection& connection);
  ~Busy();
  Busy(const Busy&) = delete;
  Busy& operator=(const Busy&) = delete;
  static const Busy* of(const Database::Impl* database);
  Connection& connection() const { return connection_; }

 private:
  const Database::Impl* database_;
  Connection& connection_;
  const Busy* outer_;
};

void count_statements(std::int64_t more);
std::unique_ptr<Database::Impl> open_sqlite(const std::string& path);
std::unique_ptr<Database::Impl> open_postgres(const std::string& url);

}  // namespace db
