// SPDX-License-Identifier: AGPL-3.0-or-later
// The addresses of the feature, and who is at the other end of a request.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "features/accounts/openid.h"
#include "features/accounts/service.h"
#include "features/audit/service.h"
#include "http/router.h"
#include "http/server.h"

namespace accounts {

// The units of an agency that people can be put into: id and name.
using Units = std::function<std::vector<std::pair<std::string, std::string>>(const base::Actor&)>;

void add_routes(http::Router& on, Service& accounts, const audit::Service& audit, Units units, OpenId& openid);

base::Actor actor_of(Service& accounts, const http::Request& request);
// To the sign-in page, and back afterwards.
http::Response ask_to_sign_in(const http::Request& request);

}  // namespace accounts
