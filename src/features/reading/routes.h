// SPDX-License-Identifier: AGPL-3.0-or-later
// The addresses of the feature and what answers there.
#pragma once
#include "features/reading/service.h"
#include "html/html.h"
#include "http/body.h"
#include "http/router.h"

namespace reading {

void add_routes(http::Router& on, Service& reading, const http::BodyLimits& limits);

// The page for a status that no handler answered.
http::Response error_page(int status, const std::string& sentence);

// A document with the facts of another feature marked in it; nothing where it is gone.
html::Html source_beside(const Service& reading, std::string_view document, const std::vector<SourceFact>& facts);

}  // namespace reading
