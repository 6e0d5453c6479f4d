// SPDX-License-Identifier: AGPL-3.0-or-later
// People who may sign in (vi: tài khoản), their roles at units, their sessions.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/actor.h"

namespace accounts {

enum class State { invited, active, disabled };

struct Account {
  std::string tenant{}, id{}, agency{}, unit{};
  std::string name{}, email{};
  State state = State::invited;
  bool has_password = false, has_second_factor = false;
  std::int64_t locked_until = 0, last_seen_at = 0, created_at = 0;  // ms UTC
  std::int64_t version = 0;
  std::vector<base::Grant> grants{};
};

struct Session {
  std::string id{};
  std::int64_t created_at = 0, seen_at = 0, expires_at = 0;  // ms UTC
  std::string address{}, browser{};
  bool is_this_one = false;
};

struct NewAccount {
  std::string agency{}, unit{}, name{}, email{};
  std::vector<base::Grant> grants{};
};

// Where a browser that wants to sign in stands.
struct SignedIn {
  std::string token{};      // for its cookie
  bool needs_code = false;  // the second factor is still asked for
};

// What the app on a phone is set up with.
struct SecondFactor {
  std::string secret{};   // base32, to type
  std::string address{};  // otpauth://…, for the QR code
};

}  // namespace accounts
