// SPDX-License-Identifier: AGPL-3.0-or-later
// What the machine could not do by itself (vi: việc hỏng): seen by an administrator, tried again or given up, with a
// line in the audit trail.
#pragma once
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "base/result.h"
#include "db/database.h"
#include "features/audit/service.h"
#include "features/upkeep/model.h"
#include "jobs/queue.h"

namespace upkeep {

class Service {
 public:
  Service(db::Database& database, const audit::Service& audit, const jobs::Queue& queue, base::Clock clock)
      : database_(database), audit_(audit), queue_(queue), clock_(std::move(clock)) {}

  std::vector<Failed> failed(std::string_view tenant) const;  // 200 at most
  // A conflict where somebody was faster.
  base::Result<bool> try_again(const base::Actor& actor, std::string_view job);
  base::Result<bool> give_up(const base::Actor& actor, std::string_view job);

 private:
  db::Database& database_;
  const audit::Service& audit_;
  const jobs::Queue& queue_;
  base::Clock clock_;
};

}  // namespace upkeep
