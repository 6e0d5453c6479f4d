// SPDX-License-Identifier: AGPL-3.0-or-later
// The pages of the feature.
#pragma once
#include <string>
#include <vector>

#include "base/actor.h"
#include "features/accounts/model.h"
#include "html/frame.h"

namespace accounts {

using html::Frame;

// `elsewhere`: the other system that people may sign in with; empty: none.
std::string sign_in_page(const Frame& frame, std::string_view email, std::string_view then, std::string_view elsewhere);
std::string code_page(const Frame& frame, std::string_view then);
std::string invitation_page(const Frame& frame, const Account& account, std::string_view token);
std::string invitation_over_page(const Frame& frame);

struct OwnPage {
  Account account{};
  std::vector<Session> sessions{};
  std::string done{};  // a sentence about what was just done
};
std::string own_page(const Frame& frame, const OwnPage& page);
std::string second_factor_page(const Frame& frame, const SecondFactor& factor, std::string_view sealed);
std::string recovery_page(const Frame& frame, const std::vector<std::string>& codes);

std::string administration_page(const Frame& frame);
struct UnitName {
  std::string id{}, name{};
};
struct ListPage {
  std::vector<Account> accounts{};
  std::vector<UnitName> units{};  // to choose from
  NewAccount filled{};            // what was typed, where it was refused
  std::string invitation{};       // the address of a new invitation
  bool has_more = false;
};
std::string list_page(const Frame& frame, const ListPage& page);
std::string account_page(const Frame& frame, const Account& account, const std::vector<UnitName>& units);

struct TrailLine {
  std::int64_t number = 0, at = 0;
  std::string name{}, address{}, action{}, subject{}, sentence{};
};
struct TrailPage {
  std::vector<TrailLine> lines{};
  std::string account{}, action{}, subject{}, from{}, until{};
  bool has_more = false;
};
std::string trail_page(const Frame& frame, const TrailPage& page);

std::string_view word(base::Role role);
std::string_view word(State state);

}  // namespace accounts
