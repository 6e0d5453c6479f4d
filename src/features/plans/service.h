// SPDX-License-Identifier: AGPL-3.0-or-later
// From a document to a programme: import what was read, correct it, bind its names to units, accept it as a version,
// and amend it later. What was read, what was corrected and what is in force are kept apart.
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
#include "features/obligations/service.h"
#include "features/plans/model.h"
#include "features/reading/service.h"

namespace plans {

struct Accepted {
  std::int64_t version = 0;
  obligations::Laid laid{};
};

class Service {
 public:
  Service(db::Database& database, const audit::Service& audit, const agencies::Service& agencies,
          obligations::Service& obligations, base::Clock clock)
      : database_(database), audit_(audit), agencies_(agencies), obligations_(obligations), clock_(std::move(clock)) {}

  // A draft out of a document that was read; names that are known are bound at once. Returns its id.
  base::Result<std::string> import(const base::Actor& actor, std::string_view document, const compiler::Plan& read);
  // A draft that carries out a plan above: the chosen activities, without units, to be given to one's own.
  base::Result<std::string> draft_from(const base::Actor& actor, std::string_view parent,
                                       const std::vector<std::string>& activities, std::string_view title);

  std::optional<Plan> find(std::string_view tenant, std::string_view id) const;
  std::vector<Plan> of_agency(std::string_view tenant, std::string_view agency) const;
  // In force, of the agencies above that of the actor and of its own: what a draft can carry out.
  std::vector<Plan> above(const base::Actor& actor) const;
  std::vector<Plan> children(std::string_view tenant, std::string_view plan) const;
  std::vector<Activity> activities(std::string_view tenant, std::string_view plan) const;
  std::vector<Correction> corrections(std::string_view tenant, std::string_view plan) const;
  std::vector<Diagnostic> diagnostics(std::string_view tenant, std::string_view plan) const;
  std::vector<Version> versions(std::string_view tenant, std::string_view plan) const;  // without their content
  std::vector<Proposal> proposals(std::string_view tenant, std::string_view plan) const;
  // The names of included activities that nobody bound yet.
  std::vector<Unbound> unbound(const Plan& plan) const;

  // `edits`: as the person saw it; a conflict where somebody else was faster.
  base::Result<bool> edit_head(const base::Actor& actor, std::string_view plan, const HeadEdit& to, std::int64_t edits);
  base::Result<bool> edit(const base::Actor& actor, std::string_view plan, std::string_view activity, const Edit& to,
                          std::int64_t edits);
  base::Result<std::string> add(const base::Actor& actor, std::string_view plan, const Edit& activity);
  // For every place of the plan where this name stands, and remembered for the next plan.
  base::Result<bool> bind(const base::Actor& actor, std::string_view plan, std::string_view printed,
                          std::string_view target);
  base::Result<bool> clear(const base::Actor& actor, std::string_view plan, std::int64_t diagnostic,
                           std::string_view note);

  // The head: what was worked on comes into force, and units owe it.
  base::Result<Accepted> accept(const base::Actor& actor, std::string_view plan, std::string_view note);
  // What accepting would change against the version in force.
  std::vector<Difference> pending(const Plan& plan) const;
  base::Result<std::vector<Difference>> difference(std::string_view tenant, std::string_view plan,
                                                   std::int64_t number) const;

  base::Result<bool> propose(const base::Actor& actor, std::string_view plan, std::string_view activity,
                             std::string_view wish, std::string_view reason);
  enum class Answer { taken, refused };
  base::Result<bool> answer(const base::Actor& actor, std::string_view plan, std::string_view proposal, Answer answer,
                            std::string_view reason);

 private:
  std::string bound(db::Connection& connection, const base::Actor& actor, const std::string& agency,
                    const std::string& printed, std::int64_t day, std::string& how) const;
  void add_parties(db::Connection& connection, const base::Actor& actor, const Plan& plan, const std::string& activity,
                   std::string_view role, const std::vector<std::string>& printed);
  void add_activity(db::Connection& connection, const base::Actor& actor, const Plan& plan, std::int64_t position,
                    const Activity& activity);
  base::Result<obligations::Programme> programme_of(const Plan& plan, const std::vector<Activity>& activities,
                                                    std::int64_t version) const;
  std::vector<obligations::Party> parties_of(const Plan& plan, const std::vector<Party>& parties,
                                             std::int64_t day) const;
  std::int64_t day_of(const Plan& plan) const;

  db::Database& database_;
  const audit::Service& audit_;
  const agencies::Service& agencies_;
  obligations::Service& obligations_;
  base::Clock clock_;
};

// "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2026 (…)"
std::string title_below(const Plan& parent);

// "Văn phòng; Phòng A" or one a line.
std::vector<std::string> names_in(std::string_view text);

}  // namespace plans
