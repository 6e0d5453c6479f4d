// SPDX-License-Identifier: AGPL-3.0-or-later
// The addresses of the feature.
#pragma once
#include <functional>
#include <string_view>
#include <vector>

#include "features/agencies/service.h"
#include "features/obligations/service.h"
#include "features/plans/service.h"
#include "features/reading/service.h"
#include "html/html.h"
#include "http/router.h"

namespace plans {

struct Needs {
  Service& plans;
  const obligations::Service& obligations;
  const agencies::Service& agencies;
  const reading::Service& reading;
  // A document that was read, with those facts marked in it; nothing where it is gone.
  std::function<html::Html(std::string_view document, const std::vector<reading::SourceFact>& facts)> source{};
};

void add_routes(http::Router& on, Needs needs);

}  // namespace plans
