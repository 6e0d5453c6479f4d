// SPDX-License-Identifier: AGPL-3.0-or-later
// The addresses of the feature.
#pragma once
#include "features/upkeep/mail_setup.h"
#include "features/upkeep/service.h"
#include "http/router.h"

namespace upkeep {

void add_routes(http::Router& on, Service& upkeep, MailSetup& mail);

}  // namespace upkeep
