// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/accounts/store.h"

#include <stdexcept>

#include "base/ids.h"
#include "features/accounts/store_sql.h"
#include "vietnamese/text.h"

namespace accounts {
namespace {

State state_from(const std::string& code) {
  for (const State state : {State::invited, State::active, State::disabled})
    if (code == code_of(state)) return state;
  throw std::logic_error("account: no state " + code);
}

base::Role role_from(const std::string& code) {
  for (const base::Role role : {base::Role::administrator, base::Role::office, base::Role::head, base::Role::staff,
                                base::Role::editor, base::Role::viewer})
    if (code == base::code_of(role)) return role;
  throw std::logic_error("account: no role " + code);
}

}  // namespace

std::string_view code_of(State state) {
  switch (state) {
    case State::invited:
      return "invited";
    case State::active:
      return "active";
    case State::disabled:
      return "disabled";
  }
  return {};
}

Account account_from(const db::Row& row) {
  Account account;
  account.tenant = row.text("tenant");
  account.id = row.text("id");
  account.agency = row.text("agency_id");
  account.unit = row.text("unit_id");
  account.name = row.text("name");
  account.email = row.text("email");
  account.state = state_from(row.text("state"));
  account.has_password = !row.text("password_hash").empty();
  account.has_second_factor = !row.text("code_secret").empty();
  account.locked_until = row.number("locked_until");
  account.last_seen_at = row.number("last_seen_at");
  account.created_at = row.number("created_at");
  account.version = row.number("version");
  return account;
}

std::vector<base::Grant> grants_of(db::Connection& connection, std::string_view tenant, std::string_view account) {
  std::vector<base::Grant> grants;
  for (const db::Row& row : connection.run(sql::roles_of, tenant, account))
    grants.push_back({row.text("unit_id"), role_from(row.text("role"))});
  return grants;
}

std::string add_account(db::Connection& connection, std::string_view tenant, const NewAccount& account,
                        std::string_view password_hash, State state, std::int64_t now) {
  const std::string id = base::new_id(now);
  const std::string name = vietnamese::tidy(vietnamese::to_nfc(account.name));
  const std::string email(vietnamese::trim(account.email));
  connection.run(sql::add, tenant, id, account.agency, account.unit, name, email, vietnamese::lower(email),
                 vietnamese::fold(name + " " + email), password_hash, code_of(state), now);
  for (const base::Grant& grant : account.grants)
    connection.run(sql::add_role, tenant, id, grant.unit, base::code_of(grant.role));
  return id;
}

}  // namespace accounts
