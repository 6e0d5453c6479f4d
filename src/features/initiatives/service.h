// SPDX-License-Identifier: AGPL-3.0-or-later
// From a proposal to what others do as well: staff propose, the Office gives its opinion, the head recognises, units
// take it over. What was recognised counts for the duty that it serves.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "base/result.h"
#include "base/time.h"
#include "db/database.h"
#include "features/agencies/service.h"
#include "features/audit/service.h"
#include "features/evidence/service.h"
#include "features/initiatives/model.h"
#include "features/obligations/service.h"
#include "files/shelf.h"

namespace initiatives {

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

  base::Result<std::string> propose(const base::Actor& actor, const Draft& draft, std::vector<NewFile> files);
  // Its author or the unit's people, until it is judged. A conflict where somebody else was faster.
  base::Result<bool> edit(const base::Actor& actor, std::string_view id, const Draft& draft, std::int64_t edits);
  base::Result<bool> withdraw(const base::Actor& actor, std::string_view id);
  enum class Opinion { support, oppose };
  base::Result<bool> appraise(const base::Actor& actor, std::string_view id, Opinion opinion, std::string_view words);
  base::Result<bool> recognise(const base::Actor& actor, std::string_view id, const Recognition& by);
  base::Result<bool> refuse(const base::Actor& actor, std::string_view id, std::string_view reason);
  base::Result<bool> take_over(const base::Actor& actor, std::string_view id, const Taken& taken);

  std::optional<Initiative> find(const base::Actor& actor, std::string_view id) const;  // of the actor's agency
  Page list(const base::Actor& actor, std::optional<State> state, std::string_view before) const;
  std::vector<Use> uses(const Initiative& initiative) const;
  std::vector<File> files(const Initiative& initiative) const;
  std::optional<std::string> content(const Initiative& initiative, std::string_view sha256) const;
  std::vector<std::string> lost_files() const;  // for `lantoa check`

  // The submission that asks the head to recognise what the Office supports (tờ trình), as a Word file.
  std::string submission(const base::Actor& actor) const;

 private:
  base::Result<Initiative> filled(const base::Actor& actor, const Draft& draft) const;
  base::Result<std::vector<File>> kept(std::vector<NewFile> files);
  base::Result<std::string> evidence_of(const base::Actor& actor, const Initiative& initiative, const Recognition& by);

  db::Database& database_;
  const audit::Service& audit_;
  const agencies::Service& agencies_;
  const obligations::Service& obligations_;
  evidence::Service& evidence_;
  files::Shelf& shelf_;
  base::Clock clock_;
};

}  // namespace initiatives
