// SPDX-License-Identifier: AGPL-3.0-or-later
// Obligations and evidence on a fresh database of each engine, with one activity laid on unit "u".
#pragma once
#include <optional>
#include <vector>

#include "features/evidence/service.h"
#include "support/engines.h"

namespace support {

class OwedWork : public OnEveryEngine {
 protected:
  void SetUp() override {
    OnEveryEngine::SetUp();
    if (IsSkipped()) return;
    audit.emplace(db(), clock);
    owed.emplace(db(), *audit, clock);
    shelf.emplace(folder() / "files");
    service.emplace(db(), *audit, *owed, *shelf, clock);
  }
  // Of a plan that was issued eight days ago. What is open then, in the order of its days.
  std::vector<obligations::Occurrence> lay(obligations::Assigned activity) {
    obligations::Programme programme;
    programme.tenant = "t";
    programme.plan = "p";
    programme.agency = "a";
    programme.year = 2026;
    programme.issued_on = base::day_number(base::date_of(now)) - 8;
    activity.activity = "a1";
    activity.lead = {{"u", "Văn phòng"}};
    programme.activities = {std::move(activity)};
    db().write([&](db::Connection& c) { owed->lay(c, programme); });
    obligations::Filter filter;
    filter.unit = "u";
    return owed->list("t", filter).occurrences;
  }

  std::optional<audit::Service> audit{};
  std::optional<obligations::Service> owed{};
  std::optional<files::Shelf> shelf{};
  std::optional<evidence::Service> service{};
};

}  // namespace support
