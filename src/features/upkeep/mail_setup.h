// SPDX-License-Identifier: AGPL-3.0-or-later
// The mail server of a tenant: by which reminders, invitations and news go out. The password lies sealed.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "base/actor.h"
#include "base/result.h"
#include "base/time.h"
#include "db/database.h"
#include "features/audit/service.h"
#include "features/upkeep/model.h"
#include "mail/sender.h"
#include "secrets/vault.h"

namespace upkeep {

class MailSetup {
 public:
  using ServerOf = std::function<mail::Server(std::string_view tenant)>;
  using Post = std::function<base::Result<bool>(const mail::Server&, const mail::Message&)>;
  MailSetup(
      db::Database& database, const audit::Service& audit, const secrets::Vault& vault, ServerOf server_of,
      base::Clock clock,
      Post post = [](const mail::Server& server, const mail::Message& message) { return mail::send(server, message); })
      : database_(database),
        audit_(audit),
        vault_(vault),
        server_of_(std::move(server_of)),
        clock_(std::move(clock)),
        post_(std::move(post)) {}

  MailServer shown(std::string_view tenant) const;  // without the password
  // A password that is left empty stays as it was.
  base::Result<bool> save(const base::Actor& actor, const MailServer& server);
  // One mail to that address now; the error says what the server said.
  base::Result<bool> try_it(const base::Actor& actor, std::string_view to) const;

 private:
  db::Database& database_;
  const audit::Service& audit_;
  const secrets::Vault& vault_;
  ServerOf server_of_;
  base::Clock clock_;
  Post post_;
};

}  // namespace upkeep
