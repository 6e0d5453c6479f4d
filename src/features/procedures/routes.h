// SPDX-License-Identifier: AGPL-3.0-or-later
// The addresses of the feature.
#pragma once
#include <functional>
#include <optional>
#include <string_view>

#include "features/procedures/service.h"
#include "http/router.h"

namespace procedures {

// The agency with that code; that of the site where the code is empty; nothing where there is none.
using FindPublisher = std::function<std::optional<Publisher>(std::string_view code)>;

void add_routes(http::Router& on, Service& procedures, FindPublisher publisher);

}  // namespace procedures
