// SPDX-License-Identifier: AGPL-3.0-or-later
// The addresses of the feature.
#pragma once
#include "features/plans/service.h"
#include "features/resources/service.h"
#include "http/router.h"

namespace resources {

void add_routes(http::Router& on, Service& resources, const plans::Service& plans);

}  // namespace resources
