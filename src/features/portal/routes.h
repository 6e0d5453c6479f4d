// SPDX-License-Identifier: AGPL-3.0-or-later
// The public addresses, and the pages in memory that answer before them.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "features/portal/service.h"
#include "http/packed.h"
#include "http/router.h"
#include "http/server.h"

namespace portal {

using Pages = Memory<http::Packed>;

// How the plans of an agency stand, told by the features that know.
using PlanLines = std::function<std::vector<PlanLine>(const Site&)>;

void add_routes(http::Router& on, Service& portal, const std::shared_ptr<Pages>& pages, PlanLines plans);

// For http::Config: what is in memory is answered at once.
http::Front front_of(std::shared_ptr<Pages> pages);

}  // namespace portal
