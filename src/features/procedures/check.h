// SPDX-License-Identifier: AGPL-3.0-or-later
// What a change must have before it is recorded.
#pragma once
#include <cstdint>

#include "base/result.h"
#include "features/procedures/model.h"

namespace procedures {

// The draft tidied, with its dates made out. `today`: a day number.
struct Checked {
  Draft draft{};
  Decision decision{};
};
base::Result<Checked> checked(const Draft& draft, std::int64_t today);

// The texts that a procedure must be published with.
base::Result<Content> checked(const Content& content);

}  // namespace procedures
