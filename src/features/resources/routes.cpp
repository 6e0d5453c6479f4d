// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/resources/routes.h"

#include "base/ids.h"
#include "base/utf8.h"
#include "features/resources/urls.h"
#include "features/resources/views.h"

namespace resources {
namespace {

using http::Body;
using http::Request;
using http::Response;
using http::Right;
using http::value_of;

Frame frame_of(const Request& r, const base::Error* error = nullptr) { return {r.actor, r.csrf, error}; }
Response missing(const Request& r) { return http::page(missing_page(frame_of(r)), 404); }
int status_of(const base::Error* error) { return error == nullptr ? 200 : http::status_of(error->kind); }

Response overview(const Service& resources, const plans::Service& plans, const Request& r, Overview page,
                  const base::Error* error = nullptr) {
  for (const plans::Plan& plan : plans.of_agency(r.actor.tenant, r.actor.agency))
    if (plan.state == plans::State::in_force) page.plans.emplace_back(plan.id, plan.title);
  if (page.plan.empty()) page.plan = value_of(r.query, "ke-hoach");
  bool is_ours = false;
  for (const auto& [id, title] : page.plans) is_ours = is_ours || id == page.plan;
  if (!is_ours) page.plan = page.plans.empty() ? "" : page.plans.front().first;
  if (!page.plan.empty()) {
    page.lines = resources.lines(r.actor, page.plan);
    for (const plans::Activity& activity : plans.activities(r.actor.tenant, page.plan))
      if (activity.is_included)
        page.activities.emplace_back(activity.id, activity.path + " " + base::first_bytes(activity.text, 120));
  }
  page.materials = resources.materials(r.actor);
  return http::page(overview_page(frame_of(r, error), page), status_of(error));
}

Response add_line(Service& resources, const plans::Service& plans, const Request& r) {
  Overview page;
  page.plan = value_of(r.form, "ke-hoach");
  page.line = {page.plan, std::string(value_of(r.form, "hoat-dong")), std::string(value_of(r.form, "noi-dung")),
               std::string(value_of(r.form, "nguon")), std::string(value_of(r.form, "du-kien"))};
  const base::Result<std::string> added = resources.add_line(r.actor, page.line);
  if (!added) return overview(resources, plans, r, std::move(page), &added.error());
  return http::see_other(urls::of_plan(page.plan).str());
}

Response add_material(Service& resources, const plans::Service& plans, const Request& r) {
  Overview page;
  page.material = {std::string(value_of(r.form, "ke-hoach")), std::string(value_of(r.form, "loai")),
                   std::string(value_of(r.form, "ten")),      std::string(value_of(r.form, "don-vi-tinh")),
                   std::string(value_of(r.form, "so-luong")), std::string(value_of(r.form, "ngay-in"))};
  const base::Result<std::string> added = resources.add_material(r.actor, page.material);
  if (!added) return overview(resources, plans, r, std::move(page), &added.error());
  return http::see_other(urls::material(*added).str());
}

Response show_line(const Service& resources, const Request& r, NewPayment filled, const base::Error* error = nullptr) {
  const auto line = resources.line(r.actor, r.param("id"));
  if (!line) return missing(r);
  if (filled.form_token.empty()) filled.form_token = base::random_secret();
  return http::page(line_page(frame_of(r, error), *line, resources.payments(r.actor, line->id), filled),
                    status_of(error));
}

Response pay(Service& resources, const Request& r) {
  const NewPayment payment{std::string(value_of(r.form, "bieu-mau")), std::string(value_of(r.form, "so-tien")),
                           std::string(value_of(r.form, "ngay-chi")), std::string(value_of(r.form, "chung-tu")),
                           std::string(value_of(r.form, "ghi-chu"))};
  const base::Result<bool> done = resources.pay(r.actor, r.param("id"), payment);
  if (!done) return show_line(resources, r, payment, &done.error());
  return http::see_other(urls::line(r.param("id")).str());
}

Response show_material(const Service& resources, const Request& r, NewHandout filled,
                       const base::Error* error = nullptr) {
  const auto material = resources.material(r.actor, r.param("id"));
  if (!material) return missing(r);
  if (filled.form_token.empty()) filled.form_token = base::random_secret();
  return http::page(material_page(frame_of(r, error), *material, resources.handouts(r.actor, material->id), filled),
                    status_of(error));
}

Response hand_out(Service& resources, const Request& r) {
  const NewHandout handout{std::string(value_of(r.form, "bieu-mau")), std::string(value_of(r.form, "noi-nhan")),
                           std::string(value_of(r.form, "so-luong-phat")), std::string(value_of(r.form, "ngay-phat")),
                           std::string(value_of(r.form, "ghi-chu"))};
  const base::Result<bool> done = resources.hand_out(r.actor, r.param("id"), handout);
  if (!done) return show_material(resources, r, handout, &done.error());
  return http::see_other(urls::material(r.param("id")).str());
}

}  // namespace

void add_routes(http::Router& on, Service& resources, const plans::Service& plans) {
  on.get("/nguon-luc", Right::see, [&](Request& r) { return overview(resources, plans, r, {}); });
  on.post("/nguon-luc/kinh-phi", Right::coordinate, Body::form,
          [&](Request& r) { return add_line(resources, plans, r); });
  on.get("/nguon-luc/kinh-phi/{id}", Right::see, [&](Request& r) { return show_line(resources, r, {}); });
  on.post("/nguon-luc/kinh-phi/{id}", Right::work, Body::form, [&](Request& r) { return pay(resources, r); });
  on.post("/nguon-luc/an-pham", Right::work, Body::form, [&](Request& r) { return add_material(resources, plans, r); });
  on.get("/nguon-luc/an-pham/{id}", Right::see, [&](Request& r) { return show_material(resources, r, {}); });
  on.post("/nguon-luc/an-pham/{id}", Right::work, Body::form, [&](Request& r) { return hand_out(resources, r); });
}

}  // namespace resources
