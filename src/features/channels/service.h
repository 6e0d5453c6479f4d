// SPDX-License-Identifier: AGPL-3.0-or-later
// One outbox for every channel. An item's posting is written in the transaction that makes the item public; a worker
// claims it, brings it there and keeps the receipt. Never twice: what may be there already is looked up, or left to a
// person. Never lost: what cannot be brought now is tried again, and what is refused is told in plain words.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "base/result.h"
#include "base/time.h"
#include "db/database.h"
#include "features/audit/service.h"
#include "features/channels/model.h"
#include "features/content/service.h"
#include "features/portal/service.h"
#include "jobs/queue.h"
#include "mail/sender.h"
#include "secrets/vault.h"

namespace channels {

inline constexpr std::string_view post_job = "channels.post", confirm_job = "channels.confirm";
inline constexpr std::size_t most_mails_a_run = 500;
inline constexpr std::int64_t most_waiting_an_hour = 200;  // addresses that asked for news and did not confirm yet

class Service {
 public:
  // Brings a posting to its channel. Throws for what only an operator can mend.
  using Driver = std::function<Outcome(const Posting&, const content::Item&, const content::Version&, const Channel&)>;
  // Looks whether it is there after all; nothing: it is not.
  using Finder = std::function<std::optional<Outcome>(const Posting&, const content::Item&, const Channel&)>;
  using MailServer = std::function<mail::Server(std::string_view tenant)>;
  using Post = std::function<base::Result<bool>(const mail::Server&, const mail::Message&)>;

  Service(
      db::Database& database, const audit::Service& audit, const content::Service& content,
      const portal::Service& portal, const secrets::Vault& vault, MailServer mail_server, base::Clock clock,
      Post post = [](const mail::Server& server, const mail::Message& message) { return mail::send(server, message); });

  // Before the first job. Without a finder, what may be there already is left to a person.
  void serve(std::string channel, Driver driver, Finder finder = {});

  // In the transaction that makes a version of an item public, or takes it back.
  void publish(db::Connection& connection, const content::Item& item, std::int64_t version);
  void withdraw(db::Connection& connection, const content::Item& item);
  void work(const jobs::Job& job);     // posts one; may run twice
  void confirm(const jobs::Job& job);  // mails the link that confirms a subscription

  // What a person does with a posting that a machine could not bring there.
  base::Result<bool> try_again(const base::Actor& actor, std::string_view posting);
  // It is there: seen by a person, or brought by hand.
  base::Result<bool> is_there(const base::Actor& actor, std::string_view posting, std::string_view address,
                              std::string_view note);
  base::Result<bool> give_up(const base::Actor& actor, std::string_view posting);

  std::optional<Posting> find(const base::Actor& actor, std::string_view id) const;
  std::vector<Posting> of_item(std::string_view tenant, std::string_view item) const;
  Page list(const base::Actor& actor, std::string_view state, std::string_view before) const;

  std::vector<Channel> channels(std::string_view tenant, std::string_view agency) const;  // all kinds, in their order
  // Secrets that are left empty stay as they were.
  base::Result<bool> save(const base::Actor& actor, const Channel& channel);

  // Settings of a channel that change by themselves: tokens that the other side made new. All or none.
  void keep_setting(std::string_view tenant, std::string_view agency, std::string_view code,
                    const std::map<std::string, std::string>& values);
  Channel channel(std::string_view tenant, std::string_view agency, std::string_view code) const;
  std::vector<std::string> files() const;  // that postings name, for `lantoa check`

  // ------------------------------------------------------------------------------------------------ readers by mail
  // Tells nobody whether an address was known.
  base::Result<bool> subscribe(std::string_view site, std::string_view email);
  struct Subscriber {
    std::string email{}, site{};
    bool is_active = false;
  };
  std::optional<Subscriber> subscriber(std::string_view token) const;
  bool confirm_subscriber(std::string_view token);
  void forget_subscriber(std::string_view token);
  void tidy(std::string_view tenant);  // addresses that were never confirmed go after a week
  std::int64_t readers(const base::Actor& actor) const;

 private:
  Outcome by_mail(const Posting& posting, const content::Item& item, const content::Version& version,
                  const Channel& channel, bool is_press);
  mail::Message letter(const Posting& posting, const content::Item& item, const content::Version& version,
                       std::string_view to) const;
  void record(const Posting& posting, State from, const Outcome& outcome);
  void leave_to_person(const Posting& posting);

  db::Database& database_;
  const audit::Service& audit_;
  const content::Service& content_;
  const portal::Service& portal_;
  const secrets::Vault& vault_;
  MailServer mail_server_;
  base::Clock clock_;
  Post post_;
  std::map<std::string, Driver, std::less<>> drivers_{};
  std::map<std::string, Finder, std::less<>> finders_{};
};

}  // namespace channels
