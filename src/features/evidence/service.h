// SPDX-License-Identifier: AGPL-3.0-or-later
// Reporting what was done. A piece counts for its occurrence in the transaction that keeps it; a coordinator can return
// it with a reason, and it counts no more until it is corrected. Links are fetched and kept, files hashed.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "base/result.h"
#include "base/time.h"
#include "db/database.h"
#include "features/audit/service.h"
#include "features/evidence/model.h"
#include "features/obligations/service.h"
#include "fetch/fetch.h"
#include "files/shelf.h"
#include "jobs/queue.h"

namespace evidence {

inline constexpr std::string_view capture_job = "evidence.capture";

// The text of a page of another site, made out in the sandbox.
using TextOf = std::function<std::string(const std::string& page)>;

class Service {
 public:
  Service(db::Database& database, const audit::Service& audit, obligations::Service& obligations, files::Shelf& shelf,
          base::Clock clock)
      : database_(database), audit_(audit), obligations_(obligations), shelf_(shelf), clock_(std::move(clock)) {}

  // May this person report on that occurrence: of the unit that owes it, or of the Office.
  static bool may_report(const base::Actor& actor, const obligations::Occurrence& occurrence);

  base::Result<Reported> report(const base::Actor& actor, std::string_view occurrence, Report report);
  base::Result<bool> give_back(const base::Actor& actor, std::string_view piece, std::string_view reason);
  base::Result<bool> correct(const base::Actor& actor, std::string_view piece, std::string_view text,
                             std::string_view amount, std::string_view link);
  base::Result<bool> withdraw(const base::Actor& actor, std::string_view piece);

  std::optional<Piece> find(std::string_view tenant, std::string_view id) const;  // with its files
  std::vector<Piece> of_occurrence(std::string_view tenant, std::string_view occurrence) const;
  Page latest_of_plan(std::string_view tenant, std::string_view plan, std::string_view before) const;
  Page latest_of_unit(std::string_view tenant, std::string_view unit, std::string_view before) const;
  Page latest_of_agency(std::string_view tenant, std::string_view agency, std::string_view before) const;
  // The bytes of a file of a piece, with its name and type.
  struct Content {
    std::string name{}, type{}, bytes{};
  };
  std::optional<Content> file(std::string_view tenant, std::string_view piece, std::string_view sha256) const;

  // Files that pieces name and the shelf has lost: one sentence each. For `lantoa check`.
  std::vector<std::string> lost_files() const;

  // Fetches the link of a piece and keeps what it says. A job; may run twice. A page that cannot be had is asked for
  // again for a day (jobs::Later); then a piece that has no other proof is returned, and counts no more.
  void capture(const jobs::Job& job, const TextOf& text_of, const fetch::Limits& limits);

 private:
  void give_up_capture(const Piece& piece, std::int64_t status, const std::string& note);
  base::Result<std::vector<File>> kept_files(Report& report);
  Page page_of(db::Rows rows) const;

  db::Database& database_;
  const audit::Service& audit_;
  obligations::Service& obligations_;
  files::Shelf& shelf_;
  base::Clock clock_;
};

// http(s) links without what only follows people around (utm_…, fbclid), without a trailing slash, in lower-case host.
std::string link_key(std::string_view link);

}  // namespace evidence
