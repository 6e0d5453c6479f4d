// SPDX-License-Identifier: AGPL-3.0-or-later
// Who is asking, and what that person may do. Plain data: the web fills it, services judge by it.
#pragma once
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace base {

// What a route or a service may demand. `anyone` needs no sign-in; `signed_in` needs an account and nothing more.
enum class Right : std::uint8_t {
  anyone,
  signed_in,
  see,         // look at plans, obligations, evidence of the agency
  work,        // report what was done, add evidence
  write,       // write content
  coordinate,  // the Office: import plans, bind units, urge, return evidence, run events
  approve,     // the head: accept plans, decide amendments, recognise initiatives
  administer,  // accounts, units, settings, audit trail
};

enum class Role : std::uint8_t { administrator, office, head, staff, editor, viewer };

// The rights that a role brings.
bool role_brings(Role role, Right right);
std::string_view code_of(Role role);  // "administrator", "office", …: as stored

// A role at a unit. It holds for the units below as well.
struct Grant {
  std::string unit{};
  Role role = Role::viewer;
};

struct Actor {
  std::string tenant{};   // the province (or ministry) whose rows the actor sees
  std::string account{};  // empty: a visitor who is not signed in
  std::string name{};
  std::string unit{};    // where the person works
  std::string agency{};  // the agency that unit belongs to
  std::vector<Grant> grants{};
  std::string address{};  // of the network, for the audit trail

  bool is_signed_in() const { return !account.empty(); }
  bool may(Right right) const;  // at some unit
};

}  // namespace base
