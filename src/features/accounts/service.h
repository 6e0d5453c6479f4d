// SPDX-License-Identifier: AGPL-3.0-or-later
// Who may sign in, as what, and who is at this browser. Passwords, second factors, sessions, invitations, lock-out.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "base/result.h"
#include "base/time.h"
#include "db/database.h"
#include "features/accounts/model.h"
#include "features/audit/service.h"
#include "jobs/queue.h"
#include "mail/message.h"
#include "secrets/vault.h"

namespace accounts {

inline constexpr std::string_view invitation_job = "accounts.invitation", disabled_job = "accounts.disabled";

struct Rules {
  std::size_t shortest_password = 14;                // letters, without a second factor
  std::size_t shortest_password_with_factor = 8;     // letters
  std::int64_t session_ms = 12 * base::ms_per_hour;  // however busy
  std::int64_t idle_ms = 60 * base::ms_per_minute;   // without a request
  std::int64_t invitation_ms = 72 * base::ms_per_hour;
  std::int64_t first_lock_ms = 30 * base::ms_per_second;  // doubles with each failure more
  std::int64_t longest_lock_ms = base::ms_per_hour;
  std::int64_t failures_before_lock = 5;
  std::int64_t address_failures_before_lock = 30;
  std::int64_t idle_account_days = 45;  // then it is disabled
  int recovery_codes = 10;
};

class Service {
 public:
  Service(db::Database& database, const audit::Service& audit, const secrets::Vault& vault, base::Clock clock)
      : database_(database), audit_(audit), vault_(vault), clock_(std::move(clock)) {}

  // ------------------------------------------------------------------------------------------------------ signing in
  base::Result<SignedIn> sign_in(std::string_view email, std::string_view password, std::string_view address,
                                 std::string_view browser);
  // Somebody whom another system vouches for, by the verified address of an active account; `voucher` says which.
  base::Result<SignedIn> sign_in_as(std::string_view email, std::string_view voucher, std::string_view address,
                                    std::string_view browser);
  // The second step: a code of the app, or a recovery code. A new token: the one of the first step is spent.
  base::Result<SignedIn> give_code(std::string_view token, std::string_view code, std::string_view address,
                                   std::string_view browser);
  // Who is at this browser; a visitor where nobody is.
  base::Actor actor_of(std::string_view token, std::string_view address);
  void sign_out(std::string_view token);

  // ------------------------------------------------------------------------------------------------- one's own account
  std::vector<Session> sessions(const base::Actor& actor, std::string_view this_token) const;
  void end_session(const base::Actor& actor, std::string_view session);
  base::Result<bool> change_password(const base::Actor& actor, std::string_view old_password,
                                     std::string_view new_password);
  // Proposed, not in force before confirm_second_factor() saw a code of it. The sealed secret travels in the form.
  SecondFactor propose_second_factor(const base::Actor& actor, std::string& sealed) const;
  std::optional<SecondFactor> proposed(const base::Actor& actor, std::string_view sealed) const;
  // The recovery codes, to be shown once. Asks the password again: a stolen session does not change the lock.
  base::Result<std::vector<std::string>> confirm_second_factor(const base::Actor& actor, std::string_view sealed,
                                                               std::string_view code, std::string_view password);
  base::Result<bool> drop_second_factor(const base::Actor& actor, std::string_view password);

  // ------------------------------------------------------------------------------------------------------
  // administrators The token of the invitation: its link is shown once and mailed.
  base::Result<std::string> invite(const base::Actor& actor, const NewAccount& account);
  base::Result<std::string> invite_again(const base::Actor& actor, std::string_view account);
  std::optional<Account> invited(std::string_view token) const;
  base::Result<bool> accept(std::string_view token, std::string_view password, std::string_view address);
  base::Result<bool> change(const base::Actor& actor, std::string_view account, const NewAccount& to,
                            std::int64_t version);
  base::Result<bool> set_state(const base::Actor& actor, std::string_view account, State state);
  std::vector<Account> all(const base::Actor& actor, std::string_view after) const;
  std::optional<Account> find(std::string_view tenant, std::string_view id) const;
  // Who holds this role at exactly this unit and is active.
  std::vector<Account> people_of(std::string_view tenant, std::string_view unit, base::Role role) const;
  static std::vector<Account> people_of(db::Connection& connection, std::string_view tenant, std::string_view unit,
                                        base::Role role);

  // ------------------------------------------------------------------------------------------------------ first of all
  bool is_empty() const;               // nobody was ever invited
  bool nobody_can_administer() const;  // of any tenant: nobody has set a password yet
  // Whether such an account could be founded: the rules for names, addresses and passwords.
  base::Result<bool> may_be_founded(const NewAccount& account, std::string_view password) const;
  // An account with a password, without asking anybody: set-up, demo and tests.
  std::string found(std::string_view tenant, const NewAccount& account, std::string_view password);
  void tidy(std::string_view tenant);  // each night: old sessions, idle accounts

  Rules rules{};
  // Where people open this system, "https://lantoa.so.vn". Only with it are invitations mailed: no request can say it.
  std::string public_address{};
  // The mail of an invitation, for its job; nothing where it was used, is over, or another was made since.
  std::optional<mail::Message> invitation_mail(const jobs::Job& job) const;

 private:
  base::Result<bool> fitting(std::string_view password, const Account& account) const;
  std::int64_t lock_after(std::int64_t failures, std::int64_t free) const;
  void note_failure(const db::Row* account, std::string_view address, std::string_view stranger);
  std::string begin_session(db::Connection& connection, const Account& account, bool needs_code,
                            std::string_view address, std::string_view browser);
  std::string new_invitation(db::Connection& connection, std::string_view tenant, std::string_view account);

  db::Database& database_;
  const audit::Service& audit_;
  const secrets::Vault& vault_;
  base::Clock clock_;
};

}  // namespace accounts
