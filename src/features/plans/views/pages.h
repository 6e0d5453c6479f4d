// SPDX-License-Identifier: AGPL-3.0-or-later
// The pages of the feature: structs in, whole pages out.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/actor.h"
#include "base/result.h"
#include "features/obligations/model.h"
#include "features/plans/model.h"
#include "features/reading/model.h"
#include "html/html.h"
#include "html/page.h"

namespace plans {

struct Frame {
  base::Actor actor{};
  std::string csrf{};
  const base::Error* error = nullptr;
};

// Whether this person works on the plan, and may bring it into force.
bool may_work_on(const Frame& frame, const Plan& plan);
bool may_accept(const Frame& frame, const Plan& plan);

using Tallies = std::map<std::string, obligations::Tally>;

struct ListPage {
  std::vector<Plan> plans{};
  Tallies tallies{};
};
std::string list_page(const Frame& frame, const ListPage& page);

// A new plan: from what was read, or to carry out a plan above.
struct NewPage {
  std::vector<reading::Entry> readings{};
  std::vector<Plan> above{};
  std::vector<std::string> faults{};  // readings that could not be imported, a sentence each
};
std::string new_page(const Frame& frame, const NewPage& page);

struct ChildPage {
  Plan parent{};
  std::string title{};
  std::vector<Activity> activities{};  // of the parent, to choose from
};
std::string child_page(const Frame& frame, const ChildPage& page);

// Two people at once: what stands now against what this person wants.
struct Clash {
  std::vector<Piece> pieces{};
};

struct ReviewPage {
  Plan plan{};
  std::vector<Activity> activities{};
  std::vector<Diagnostic> diagnostics{};
  std::vector<Correction> corrections{};
  std::vector<Unbound> unbound{};
  std::vector<std::pair<std::string, std::string>> units{};  // that a name may mean: target, name
  html::Html source{};                                       // the document with its marks; empty where there is none
  std::string open{};                                        // whose form is open: an activity, "dau", "moi"
  std::optional<Edit> typed{};                               // what was typed into it, where it was refused
  std::optional<HeadEdit> typed_head{};
  std::optional<Clash> clash{};
};
std::string review_page(const Frame& frame, const ReviewPage& page);
// The number of an activity or a diagnostic on the review page, and in the marks of its source.
int fact_of_activity(std::size_t index);
int fact_of_diagnostic(const ReviewPage& page, std::size_t index);

struct PlanPage {
  Plan plan{};
  std::optional<Plan> parent{};
  std::vector<Activity> activities{};
  obligations::Tally tally{};
  std::vector<obligations::Tally> units{};
  std::vector<Version> versions{};
  std::vector<std::pair<Plan, std::string>> children{};  // and the name of their agency
  Tallies tallies{};                                     // of the children
  std::vector<Proposal> proposals{};
  std::map<std::string, std::string> names{};  // of the units that propose
  std::vector<Difference> pending{};           // what accepting would change
  std::vector<Unbound> unbound{};
  std::size_t uncleared = 0;     // diagnostics nobody looked at
  std::string wish{}, reason{};  // typed, where it was refused
};
std::string plan_page(const Frame& frame, const PlanPage& page);

struct VersionPage {
  Plan plan{};
  Version version{};
  std::vector<Difference> differences{};
};
std::string version_page(const Frame& frame, const VersionPage& page);

std::string missing_page(const Frame& frame);

// Shared by the pages.
html::Page framed(const Frame& frame, std::string title, html::Html body);
html::Html pieces_view(const std::vector<Piece>& pieces);
html::Html differences_view(const std::vector<Difference>& differences);
html::Html tally_view(const obligations::Tally* tally);

}  // namespace plans
