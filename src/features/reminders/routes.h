// SPDX-License-Identifier: AGPL-3.0-or-later
// The addresses of the feature.
#pragma once
#include "features/agencies/service.h"
#include "features/obligations/service.h"
#include "features/reminders/service.h"
#include "http/router.h"

namespace reminders {

void add_routes(http::Router& on, Service& reminders, const obligations::Service& obligations,
                const agencies::Service& agencies);

}  // namespace reminders
