// SPDX-License-Identifier: AGPL-3.0-or-later
// The addresses of the feature. What channels there are and how an item stands on them comes in as functions.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "features/content/service.h"
#include "features/content/views.h"
#include "features/obligations/service.h"
#include "http/router.h"

namespace content {

struct Neighbours {
  std::function<std::vector<ChannelWord>(const base::Actor&)> channels{};
  std::function<html::Html(const base::Actor&, const std::string& csrf, const Item&)> postings{};
  std::function<std::string(const base::Actor&, const Item&)> public_address{};
};

void add_routes(http::Router& on, Service& content, const obligations::Service& obligations, Neighbours neighbours,
                base::Clock clock);

// For the page of a duty: what was written for it, and how to write more.
html::Html beside(const Service& content, const base::Actor& actor, const obligations::Occurrence& occurrence);

}  // namespace content
