// SPDX-License-Identifier: AGPL-3.0-or-later
// Mail over SMTP (libcurl): with TLS from the first byte, with STARTTLS, or in the clear on a machine's own loopback.
#pragma once
#include <stdexcept>
#include <string>

#include "mail/message.h"

namespace mail {

struct Server {
  std::string url{};      // "smtp://host:25", "smtps://host:465"; empty: no mail is sent
  bool needs_tls = true;  // smtp:// only goes on after STARTTLS
  std::string user{}, password{};
  std::string from_name = "Lan Tỏa", from{};
  long seconds = 30;
};

// The server cannot take it now: another try later may go well.
struct NotNow : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Sent, or refused for good (a Vietnamese sentence for the administrator). Throws NotNow for what may pass.
base::Result<bool> send(const Server& server, Message message);

}  // namespace mail
