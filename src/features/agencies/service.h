// SPDX-License-Identifier: AGPL-3.0-or-later
// The tree of agencies and units: who is there on a day, under which name, and whom a printed name means.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "base/result.h"
#include "base/time.h"
#include "db/database.h"
#include "features/agencies/model.h"
#include "features/audit/service.h"

namespace agencies {

class Service {
 public:
  Service(db::Database& database, const audit::Service& audit, base::Clock clock)
      : database_(database), audit_(audit), clock_(std::move(clock)) {}

  std::optional<Unit> find(std::string_view tenant, std::string_view id) const;
  std::optional<Unit> find_by_code(std::string_view tenant, std::string_view code) const;
  std::vector<Unit> tops(std::string_view tenant) const;
  // In Vietnamese order, 200 at a time; `after`: the last one seen, or nothing.
  std::vector<Unit> children(std::string_view tenant, std::string_view parent, const Unit* after) const;
  std::vector<Unit> ancestors(std::string_view tenant, std::string_view id) const;  // the top first
  std::vector<Unit> of_agency(std::string_view tenant, std::string_view agency) const;
  std::vector<Unit> search(std::string_view tenant, std::string_view text) const;  // by the beginning of the name
  std::vector<Name> names(std::string_view tenant, std::string_view id) const;
  // The name the unit had on that day.
  std::string name_on(std::string_view tenant, std::string_view id, std::int64_t day) const;

  // Whom a name that an agency's plan prints means on that day, the best first. Nothing: ask a person.
  std::vector<Match> match(std::string_view tenant, std::string_view agency, std::string_view printed,
                           std::int64_t day) const;
  // The units that a set of the agency holds on that day. Empty for `none` and `open`.
  std::vector<Unit> members(std::string_view tenant, std::string_view agency, Set set, std::int64_t day) const;

  base::Result<std::string> add(const base::Actor& actor, const NewUnit& unit);
  base::Result<bool> rename(const base::Actor& actor, std::string_view id, std::string_view name,
                            std::string_view short_name, std::int64_t from_day, std::int64_t version);
  base::Result<bool> add_alias(const base::Actor& actor, std::string_view id, std::string_view alias);
  // Merged into `successor`, or gone where that is empty. Its history stays.
  base::Result<bool> dissolve(const base::Actor& actor, std::string_view id, std::string_view successor,
                              std::int64_t last_day, std::int64_t version);
  // All rows or none; rows whose code is known already are left as they are. Returns how many were added.
  base::Result<int> load(const base::Actor& actor, const std::vector<Row>& rows, std::int64_t from_day);
  // The communes of a province that the program carries, under `top` (where empty: under the province of the tree,
  // which is added where it is missing). An empty province: of all of them. Those that are there already stay as they
  // are.
  base::Result<int> load_shipped(const base::Actor& actor, std::string_view province, std::string_view top,
                                 std::int64_t from_day);

 private:
  using Known = std::map<std::string, std::pair<std::string, std::string>>;  // code → id, agency
  base::Result<int> load_in(db::Connection& connection, std::string_view tenant, const std::vector<Row>& rows,
                            std::int64_t from_day, Known& known);
  std::string shipped_top(db::Connection& connection, std::string_view tenant, const Province& province,
                          std::int64_t from_day);
  std::vector<Unit> communes_below(std::string_view tenant, std::string_view parent, std::int64_t day) const;
  std::vector<Unit> communes_for(std::string_view tenant, std::string_view agency, std::int64_t day) const;
  std::string add_in(db::Connection& connection, std::string_view tenant, const NewUnit& unit, std::string_view agency);

  db::Database& database_;
  const audit::Service& audit_;
  base::Clock clock_;
};

// Rows of a CSV file (UTF-8; comma or semicolon; heads: mã, tên, loại, mã cấp trên, viết tắt in any order). Every fault
// is named with its line.
base::Result<std::vector<Row>> rows_from_csv(std::string_view text);

}  // namespace agencies
