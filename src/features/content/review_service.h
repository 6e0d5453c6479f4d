// SPDX-License-Identifier: AGPL-3.0-or-later
// The careful reader's remarks and the short forms of an item, in the shape that the page shows.
#pragma once
#include <cstdint>
#include <string_view>

#include "features/content/model.h"

namespace content {

Advice advice_on(const Item& item, std::string_view public_address, std::int64_t today);

}  // namespace content
