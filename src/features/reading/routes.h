// SPDX-License-Identifier: AGPL-3.0-or-later
// The addresses of the feature and what answers there.
#pragma once
#include "features/reading/service.h"
#include "http/body.h"
#include "http/router.h"

namespace reading {

void add_routes(http::Router& on, Service& reading, const http::BodyLimits& limits);

// The page for a status that no handler answered.
http::Response error_page(int status, const std::string& sentence);

}  // namespace reading
