// SPDX-License-Identifier: AGPL-3.0-or-later
// The addresses of the feature.
#pragma once
#include "features/evidence/service.h"
#include "features/obligations/service.h"
#include "html/html.h"
#include "http/router.h"

namespace evidence {

void add_routes(http::Router& on, Service& evidence, const obligations::Service& obligations);

// What the page of an occurrence shows of its proofs.
html::Html proofs_of(const Service& evidence, const base::Actor& actor, const obligations::Occurrence& occurrence);

}  // namespace evidence
