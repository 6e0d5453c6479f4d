// SPDX-License-Identifier: AGPL-3.0-or-later
// Meetings, training and campaigns: planned, units asked to come, attendance told by the telephones of those who are
// there (also later, where the hall has no network), minutes; what was held becomes evidence of the duty it serves.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/actor.h"
#include "base/result.h"
#include "base/time.h"
#include "db/database.h"
#include "features/agencies/service.h"
#include "features/audit/service.h"
#include "features/events/model.h"
#include "features/evidence/service.h"
#include "features/obligations/service.h"
#include "files/shelf.h"

namespace events {

inline constexpr std::int64_t most_people = 5'000;  // in one event
inline constexpr std::int64_t opens_before_ms = 12 * base::ms_per_hour, closes_after_ms = 7 * base::ms_per_day;

class Service {
 public:
  Service(db::Database& database, const audit::Service& audit, const agencies::Service& agencies,
          const obligations::Service& obligations, evidence::Service& evidence, files::Shelf& shelf, base::Clock clock)
      : database_(database),
        audit_(audit),
        agencies_(agencies),
        obligations_(obligations),
        evidence_(evidence),
        shelf_(shelf),
        clock_(std::move(clock)) {}

  // Of the unit that holds it, or of the Office of its agency.
  static bool may_run(const base::Actor& actor, const Event& event);
  // Of the agency that holds it, or of a unit that was asked to come.
  bool may_see(const base::Actor& actor, const Event& event) const;

  base::Result<std::string> add(const base::Actor& actor, const Draft& draft);
  // `edits`: as the person saw it; a conflict where somebody else was faster.
  base::Result<bool> edit(const base::Actor& actor, std::string_view id, const Draft& draft, std::int64_t edits);
  base::Result<bool> invite(const base::Actor& actor, std::string_view id, const std::vector<std::string>& units);
  base::Result<bool> add_files(const base::Actor& actor, std::string_view id, std::vector<NewFile> files);
  // Over: minutes and headcount are kept, and where it serves a duty it counts once for it, with its papers.
  base::Result<bool> hold(const base::Actor& actor, std::string_view id, const Held& held);
  base::Result<bool> cancel(const base::Actor& actor, std::string_view id, std::string_view reason);
  // The names go, their number stays.
  base::Result<bool> erase_names(const base::Actor& actor, std::string_view id);

  // Somebody is there. A person and a telephone's mark count once.
  base::Result<Arrived> arrive(std::string_view key, const Arrival& arrival);

  std::optional<Event> find(std::string_view tenant, std::string_view id) const;
  std::optional<Event> by_key(std::string_view key) const;
  std::vector<Event> coming(const base::Actor& actor) const;  // of the agency, from today on; 100 at most
  std::vector<Event> invited_to(const base::Actor& actor) const;
  std::vector<Event> past(const base::Actor& actor, std::int64_t before_ms) const;  // 51 at most
  std::vector<Event> of_occurrence(std::string_view tenant, std::string_view occurrence) const;
  std::vector<Invitation> invitations(const Event& event) const;
  std::vector<Attendance> attendance(const Event& event) const;
  std::vector<File> files(const Event& event) const;
  std::optional<std::string> content(const Event& event, std::string_view sha256) const;
  std::vector<std::string> lost_files() const;  // for `lantoa check`
  std::int64_t today_starts() const { return base::start_of(base::date_of(clock_())); }
  int year() const { return static_cast<int>(base::date_of(clock_()).year()); }

  // The invitation (giấy mời) as a Word file, in the form of Decree 30/2020.
  std::string letter(const Event& event) const;

 private:
  base::Result<Event> filled(const base::Actor& actor, const Draft& draft) const;
  base::Result<Event> mine(const base::Actor& actor, std::string_view id) const;
  base::Result<std::string> evidence_of(const base::Actor& actor, const Event& event, const std::string& minutes,
                                        std::int64_t people);
  std::vector<Event> listed(const db::Query& query, const std::vector<db::Value>& values) const;

  db::Database& database_;
  const audit::Service& audit_;
  const agencies::Service& agencies_;
  const obligations::Service& obligations_;
  evidence::Service& evidence_;
  files::Shelf& shelf_;
  base::Clock clock_;
};

}  // namespace events
