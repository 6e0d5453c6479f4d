// SPDX-License-Identifier: AGPL-3.0-or-later
// The addresses of the feature.
#pragma once
#include "features/initiatives/service.h"
#include "features/obligations/service.h"
#include "http/router.h"

namespace initiatives {

void add_routes(http::Router& on, Service& initiatives, const obligations::Service& obligations);

}  // namespace initiatives
