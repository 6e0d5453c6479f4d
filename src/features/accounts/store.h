// SPDX-License-Identifier: AGPL-3.0-or-later
// Rows of accounts into the model and back.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "features/accounts/model.h"

namespace accounts {

std::string_view code_of(State state);
Account account_from(const db::Row& row);  // without its grants
std::vector<base::Grant> grants_of(db::Connection& connection, std::string_view tenant, std::string_view account);
std::string add_account(db::Connection& connection, std::string_view tenant, const NewAccount& account,
                        std::string_view password_hash, State state, std::int64_t now);

}  // namespace accounts
