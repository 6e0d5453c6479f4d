// SPDX-License-Identifier: AGPL-3.0-or-later
// The pages of the feature.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "base/actor.h"
#include "base/result.h"
#include "features/obligations/model.h"
#include "features/plans/model.h"
#include "html/html.h"

namespace plans {

using Names = std::vector<std::pair<std::string, std::string>>;  // id, name

struct Frame {
  base::Actor actor{};
  std::string csrf{};
  const base::Error* error = nullptr;
};

struct ListLine {
  Plan plan{};
  obligations::Tally tally{};
};
std::string list_page(const Frame& frame, const std::vector<ListLine>& lines, const Names& readings);

struct PlanPage {
  Plan plan{};
  std::vector<Activity> activities{};
  obligations::Tally tally{};
  std::vector<obligations::Tally> units{};
  std::vector<Version> versions{};
  std::vector<Proposal> proposals{};
  std::vector<ListLine> children{};
  std::vector<Difference> pending{};
  std::vector<Unbound> unbound{};
};
std::string plan_page(const Frame& frame, const PlanPage& page);

struct SourceLine {
  int number = 0;
  std::string text{};
};
struct ReviewPage {
  Plan plan{};
  std::vector<Activity> activities{};
  std::vector<SourceLine> source{};
  std::vector<Diagnostic> diagnostics{};
  std::vector<Correction> corrections{};
  std::vector<Unbound> unbound{};
  Names units{};
};
std::string review_page(const Frame& frame, const ReviewPage& page);
std::string activity_page(const Frame& frame, const Plan& plan, const Activity& activity, const Edit& filled,
                          const Names& units, const std::vector<Correction>& corrections);
std::string head_page(const Frame& frame, const Plan& plan, const HeadEdit& filled);
std::string version_page(const Frame& frame, const Plan& plan, const Version& version,
                         const std::vector<Difference>& differences);
std::string child_page(const Frame& frame, const Plan& parent, const std::vector<Activity>& activities);
std::string missing_page(const Frame& frame);

Edit edit_of(const Activity& activity);

}  // namespace plans
