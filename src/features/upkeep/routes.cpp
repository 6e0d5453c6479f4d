// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/upkeep/routes.h"

#include "features/upkeep/urls.h"
#include "features/upkeep/views.h"

namespace upkeep {
namespace {

using http::Body;
using http::Request;
using http::Response;
using http::Right;

Response show(const Service& upkeep, const Request& r, const base::Error* error = nullptr) {
  const int status = error == nullptr ? 200 : http::status_of(error->kind);
  return http::page(failed_page({r.actor, r.csrf, error}, upkeep.failed(r.actor.tenant)), status);
}

Response answered(const Service& upkeep, const Request& r, const base::Result<bool>& done) {
  if (!done) return show(upkeep, r, &done.error());
  return http::see_other(urls::failed().str());
}

}  // namespace

void add_routes(http::Router& on, Service& upkeep) {
  on.get("/quan-tri/viec-hong", Right::administer, [&](Request& r) { return show(upkeep, r); });
  on.post("/quan-tri/viec-hong/{id}/thu-lai", Right::administer, Body::form,
          [&](Request& r) { return answered(upkeep, r, upkeep.try_again(r.actor, r.param("id"))); });
  on.post("/quan-tri/viec-hong/{id}/bo", Right::administer, Body::form,
          [&](Request& r) { return answered(upkeep, r, upkeep.give_up(r.actor, r.param("id"))); });
}

}  // namespace upkeep
