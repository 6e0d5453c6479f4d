// SPDX-License-Identifier: AGPL-3.0-or-later
// The addresses of the feature. What other features know comes in as functions, so that none needs another's store.
#pragma once
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "features/obligations/service.h"
#include "features/obligations/views.h"
#include "http/router.h"

namespace obligations {

struct Neighbours {
  using Names = std::vector<std::pair<std::string, std::string>>;  // id, name
  std::function<Names(const base::Actor&)> plans{};                // in force, of the agency
  std::function<Names(const base::Actor&)> units{};
  std::function<std::vector<Waiting>(const base::Actor&)> waiting{};
  // The proofs of an occurrence, as a list.
  std::function<html::Html(const base::Actor&, const std::string& csrf, const Occurrence&)> evidence{};
};

void add_routes(http::Router& on, Service& obligations, Neighbours neighbours);

}  // namespace obligations
