// SPDX-License-Identifier: AGPL-3.0-or-later
// Urging: the people of a unit are told before the day, its head and the Office after it; in the application and in one
// mail a day, in the morning of working days. Each is told once of each step, however often the job runs.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "base/time.h"
#include "db/database.h"
#include "features/accounts/service.h"
#include "features/obligations/service.h"
#include "features/reminders/model.h"
#include "jobs/queue.h"
#include "mail/sender.h"
#include "secrets/vault.h"

namespace reminders {

inline constexpr std::string_view plan_job = "reminders.plan", mail_job = "reminders.mail";
inline constexpr int morning = 7 * 60 + 15;  // minute of the day: never at night

class Service {
 public:
  using Post = std::function<base::Result<bool>(const mail::Server&, const mail::Message&)>;
  Service(
      db::Database& database, const accounts::Service& accounts, const obligations::Service& obligations,
      const secrets::Vault& vault, base::Clock clock,
      Post post = [](const mail::Server& server, const mail::Message& message) { return mail::send(server, message); })
      : database_(database),
        accounts_(accounts),
        obligations_(obligations),
        vault_(vault),
        clock_(std::move(clock)),
        post_(std::move(post)) {}

  // The morning's reminders of a tenant: those of today and of the days off just passed. Nothing on days off.
  int plan(std::string_view tenant);
  // One mail with what waits for that person; throws mail::NotNow where it must be tried again.
  void send_mail(const jobs::Job& job);

  // By the mail server of that tenant; false where it has none. Throws where the mail was not taken.
  bool post(std::string_view tenant, const mail::Message& message) const;
  // The Office of an account that was shut because nobody used it is told, once for each time.
  void tell_of_disabled(const jobs::Job& job);

  std::vector<Reminder> of(const base::Actor& actor) const;
  void mark_read(const base::Actor& actor);

  // What is open in a unit, as a calendar for telephones and desktops (RFC 5545). Nothing where the secret is wrong.
  std::string calendar_path(std::string_view tenant, std::string_view unit) const;
  std::optional<std::string> calendar(std::string_view tenant, std::string_view unit, std::string_view secret) const;

  std::vector<Step> steps{{-7, base::Role::staff}, {-2, base::Role::staff}, {0, base::Role::staff},
                          {1, base::Role::staff},  {3, base::Role::head},   {7, base::Role::office}};

  mail::Server server_of(std::string_view tenant) const;  // that the tenant sends its mail by

 private:
  int remind(std::string_view tenant, const obligations::Occurrence& occurrence, const Step& step, std::int64_t today);

  db::Database& database_;
  const accounts::Service& accounts_;
  const obligations::Service& obligations_;
  const secrets::Vault& vault_;
  base::Clock clock_;
  Post post_;
};

}  // namespace reminders
