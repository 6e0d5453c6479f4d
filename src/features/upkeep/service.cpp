// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/upkeep/service.h"

namespace upkeep {
namespace {

base::Error handled_already() { return {base::ErrorKind::conflict, "Việc này vừa được người khác xử lý.", {}}; }

}  // namespace

std::vector<Failed> Service::failed(std::string_view tenant) const {
  std::vector<Failed> all;
  for (const jobs::Job& job : queue_.failed(tenant))
    all.push_back({job.id, job.kind, job.last_error, job.attempts, job.created_at, job.run_at});
  return all;
}

base::Result<bool> Service::try_again(const base::Actor& actor, std::string_view job) {
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    if (!jobs::Queue::try_again(c, actor.tenant, job, clock_())) return handled_already();
    audit_.record(c, actor, "job.try_again", job, "Cho chạy lại một việc hỏng.");
    return true;
  });
}

base::Result<bool> Service::give_up(const base::Actor& actor, std::string_view job) {
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    if (!jobs::Queue::give_up(c, actor.tenant, job)) return handled_already();
    audit_.record(c, actor, "job.give_up", job, "Bỏ một việc hỏng.");
    return true;
  });
}

}  // namespace upkeep
