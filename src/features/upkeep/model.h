// SPDX-License-Identifier: AGPL-3.0-or-later
// What the machine could not do by itself (vi: việc hỏng).
#pragma once
#include <cstdint>
#include <string>

namespace upkeep {

struct Failed {
  std::string id{}, kind{}, last_error{};  // kind: of the job, "reminders.mail"
  std::int64_t attempts = 0;
  std::int64_t created_at = 0, tried_at = 0;  // ms UTC
};

// By which mail goes out, as an administrator fills it in.
struct MailServer {
  std::string url{}, from{}, user{}, password{};
  bool needs_tls = true;
  bool has_password = false;  // one is kept
};

}  // namespace upkeep
