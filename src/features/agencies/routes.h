// SPDX-License-Identifier: AGPL-3.0-or-later
// The addresses of the feature.
#pragma once
#include "base/time.h"
#include "features/agencies/service.h"
#include "http/router.h"

namespace agencies {

void add_routes(http::Router& on, Service& agencies, base::Clock clock);

}  // namespace agencies
