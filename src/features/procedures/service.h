// SPDX-License-Identifier: AGPL-3.0-or-later
// The catalogue of administrative procedures. Every change comes from an announcement with its number, date and first
// day; nothing is overwritten, so that what held on a day, and what was known then, stays answerable.
#pragma once
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/actor.h"
#include "base/result.h"
#include "base/time.h"
#include "db/database.h"
#include "features/audit/service.h"
#include "features/procedures/model.h"
#include "jobs/queue.h"
#include "search/index.h"

namespace procedures {

inline constexpr std::string_view index_job = "procedures.index";

// The facets that the index must be opened with.
std::vector<std::string> index_facets();

// How the text of one version became the other; parts that are the same are left out.
std::vector<PartDifference> differences(const Version& before, const Version& after);

// What a file must have: faults are whole sentences that name the line.
struct Rows {
  std::vector<Row> rows{};
  std::vector<std::string> faults{};
};
Rows rows_from_csv(std::string_view text);
std::string csv_of(const std::vector<Entry>& entries);   // can be loaded again
std::string json_of(const std::vector<Entry>& entries);  // "lantoa.procedures/1"

struct Loaded {
  int recorded = 0;
  std::vector<std::string> faults{};  // then nothing was recorded
};

class Service {
 public:
  Service(db::Database& database, const audit::Service& audit, search::Index& index, base::Clock clock)
      : database_(database), audit_(audit), index_(index), clock_(std::move(clock)) {}

  std::optional<Procedure> find(std::string_view tenant, std::string_view id) const;
  std::optional<Procedure> find_by_code(std::string_view tenant, std::string_view agency, std::string_view code) const;
  std::vector<Version> versions(std::string_view tenant, std::string_view id) const;  // known last first
  // What held on that day, as it was known at that moment (ms UTC).
  std::optional<Version> as_of(std::string_view tenant, std::string_view id, std::int64_t day,
                               std::int64_t known_at) const;
  Page list(std::string_view tenant, const Filter& filter) const;  // 50 at a time, in Vietnamese order
  std::vector<Entry> all(std::string_view tenant, Filter filter) const;
  std::vector<Entry> upcoming(std::string_view tenant, std::string_view agency) const;  // 100 at most
  std::vector<std::string> fields(std::string_view tenant, std::string_view agency) const;
  std::int64_t today() const { return base::day_number(base::date_of(clock_())); }

  // In force today, by what people type.
  FoundPage search(const Search& search) const;
  // The tenant and agency that publish procedures, where there is exactly one.
  std::optional<std::pair<std::string, std::string>> only_publisher() const;

  // A procedure that is new to the agency's list. Returns its id.
  base::Result<std::string> add(const base::Actor& actor, const Draft& draft);
  // `seen`: the newest version that the person had before them; a conflict where there is a newer one.
  base::Result<bool> record(const base::Actor& actor, std::string_view id, const Draft& draft, std::int64_t seen);
  // All rows or none.
  Loaded load(const base::Actor& actor, const Rows& rows);

  void index(const jobs::Job& job);  // one procedure; a job, may run twice
  void rebuild_index();

 private:
  base::Result<std::string> record_in(db::Connection& connection, const base::Actor& actor, const Draft& draft,
                                      std::optional<Procedure> procedure);
  std::optional<search::Item> item_of(const Procedure& procedure) const;

  db::Database& database_;
  const audit::Service& audit_;
  search::Index& index_;
  base::Clock clock_;
  std::mutex indexing_{};  // what was read last is what is written last
};

}  // namespace procedures
