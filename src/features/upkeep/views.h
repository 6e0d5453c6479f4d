// SPDX-License-Identifier: AGPL-3.0-or-later
// The pages of the feature.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "base/result.h"
#include "features/upkeep/model.h"

namespace upkeep {

struct Frame {
  base::Actor actor{};
  std::string csrf{};
  const base::Error* error = nullptr;
};

// What a kind of job does and what to do where it fails, in the words of people. A kind that nobody described yet shows
// its own name.
struct Words {
  std::string name{}, advice{};
};
Words words_of(std::string_view kind);

std::string failed_page(const Frame& frame, const std::vector<Failed>& jobs);

}  // namespace upkeep
