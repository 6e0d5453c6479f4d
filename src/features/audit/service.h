// SPDX-License-Identifier: AGPL-3.0-or-later
// The audit trail. A line is written in the transaction of what it tells, so that there is no deed without a line and
// no line without a deed. Writers do not wait for each other: the line joins the chain of its tenant a moment later,
// when it is sealed (by the worker each second, and before anybody reads).
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/actor.h"
#include "base/time.h"
#include "db/database.h"
#include "features/audit/model.h"

namespace audit {

class Service {
 public:
  Service(db::Database& database, base::Clock clock) : database_(database), clock_(std::move(clock)) {}

  // Inside the caller's transaction.
  void record(db::Connection& connection, const base::Actor& actor, std::string_view action, std::string_view subject,
              std::string_view sentence) const;

  // Binds the lines that were noted since to the chains.
  void seal() const;
  void seal(std::string_view tenant) const;

  Page page(std::string_view tenant, const Filter& filter) const;
  // All lines that fit, the oldest first, streamed.
  void each(std::string_view tenant, const std::function<void(const Line&)>& line) const;
  // The first line that does not fit the one before (a Vietnamese sentence names it), or nothing.
  std::optional<std::string> first_fault(std::string_view tenant) const;
  std::vector<std::string> tenants() const;

 private:
  static std::size_t seal_some(db::Connection& connection, std::string_view tenant);
  db::Database& database_;
  base::Clock clock_;
};

}  // namespace audit
