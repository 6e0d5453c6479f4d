// SPDX-License-Identifier: AGPL-3.0-or-later
// The addresses of the feature.
#pragma once
#include "features/agencies/service.h"
#include "features/obligations/service.h"
#include "features/plans/service.h"
#include "features/reading/service.h"
#include "http/router.h"

namespace plans {

struct Needs {
  Service& plans;
  const obligations::Service& obligations;
  const agencies::Service& agencies;
  const reading::Service& reading;
};

void add_routes(http::Router& on, Needs needs);

}  // namespace plans
