// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/actor.h"

#include <algorithm>

namespace base {

bool role_brings(Role role, Right right) {
  if (right == Right::anyone || right == Right::signed_in || right == Right::see) return true;
  switch (role) {
    case Role::administrator:
      return right == Right::administer;
    case Role::office:
      return right == Right::work || right == Right::coordinate || right == Right::write;
    case Role::head:
      return right == Right::work || right == Right::approve;
    case Role::staff:
      return right == Right::work;
    case Role::editor:
      return right == Right::work || right == Right::write;
    case Role::viewer:
      return false;
  }
  return false;
}

std::string_view code_of(Role role) {
  switch (role) {
    case Role::administrator:
      return "administrator";
    case Role::office:
      return "office";
    case Role::head:
      return "head";
    case Role::staff:
      return "staff";
    case Role::editor:
      return "editor";
    case Role::viewer:
      return "viewer";
  }
  return {};
}

bool Actor::may(Right right) const {
  if (right == Right::anyone) return true;
  if (!is_signed_in()) return false;
  if (right == Right::signed_in) return true;
  return std::any_of(grants.begin(), grants.end(), [&](const Grant& grant) { return role_brings(grant.role, right); });
}

}  // namespace base
