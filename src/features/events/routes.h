// SPDX-License-Identifier: AGPL-3.0-or-later
// The addresses of the feature.
#pragma once
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "features/events/service.h"
#include "features/obligations/service.h"
#include "html/html.h"
#include "http/router.h"

namespace events {

// Who can be asked to come: the units of the agency.
using Units = std::function<std::vector<std::pair<std::string, std::string>>(const base::Actor&)>;

void add_routes(http::Router& on, Service& events, const obligations::Service& obligations, Units units);

// For the page of a duty: its events, and how to make one.
html::Html beside(const Service& events, const base::Actor& actor, const obligations::Occurrence& occurrence);

}  // namespace events
