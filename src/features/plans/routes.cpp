// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/plans/routes.h"

#include <charconv>

#include "features/plans/urls.h"
#include "features/plans/views.h"
#include "features/plans/word.h"

namespace plans {
namespace {

using http::Body;
using http::Request;
using http::Response;
using http::Right;

constexpr std::size_t most_source_lines = 4000;

Frame frame_of(const Request& r, const base::Error* error = nullptr) { return {r.actor, r.csrf, error}; }
int status_of(const base::Error* error) { return error == nullptr ? 200 : http::status_of(error->kind); }
Response missing(const Request& r) { return http::page(missing_page(frame_of(r)), 404); }

std::int64_t number_from(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// A plan of the own agency, or one that it carries out, or that carries out one of its own.
std::optional<Plan> plan_of(const Needs& needs, const Request& r) {
  std::optional<Plan> plan = needs.plans.find(r.actor.tenant, r.param("id"));
  return plan;
}

// Only one's own plan is worked on.
std::optional<Plan> own_plan(const Needs& needs, const Request& r) {
  std::optional<Plan> plan = plan_of(needs, r);
  if (plan && plan->agency != r.actor.agency) return std::nullopt;
  return plan;
}

std::vector<ListLine> lines_of(const Needs& needs, const std::vector<Plan>& plans) {
  std::vector<ListLine> lines;
  for (const Plan& plan : plans) lines.push_back({plan, needs.obligations.tally_of_plan(plan.tenant, plan.id)});
  return lines;
}

Names units_of(const Needs& needs, const Request& r) {
  Names names;
  for (const agencies::Unit& unit : needs.agencies.of_agency(r.actor.tenant, r.actor.agency))
    names.emplace_back(unit.id, unit.name);
  return names;
}

Response list(const Needs& needs, const Request& r, const base::Error* error = nullptr) {
  Names readings;
  for (const reading::Entry& entry : needs.reading.entries())
    readings.emplace_back(entry.id, (entry.title.empty() ? entry.file : entry.title) + " (" +
                                        std::to_string(entry.activities) + " hoạt động)");
  std::vector<Plan> plans = needs.plans.of_agency(r.actor.tenant, r.actor.agency);
  if (plans.size() > 8) plans.resize(8);
  return http::page(list_page(frame_of(r, error), lines_of(needs, plans), readings), status_of(error));
}

Response import(const Needs& needs, const Request& r) {
  const std::string_view document = http::value_of(r.form, "van-ban");
  const base::Result<reading::Reading> reading = needs.reading.open(document);
  if (!reading) return list(needs, r, &reading.error());
  const base::Result<std::string> plan = needs.plans.import(r.actor, document, reading->plan);
  if (!plan) return list(needs, r, &plan.error());
  return http::see_other(urls::review(*plan).str());
}

Response show(const Needs& needs, const Request& r, const base::Error* error = nullptr) {
  const std::optional<Plan> plan = plan_of(needs, r);
  if (!plan) return missing(r);
  PlanPage page;
  page.plan = *plan;
  page.activities = needs.plans.activities(plan->tenant, plan->id);
  page.tally = needs.obligations.tally_of_plan(plan->tenant, plan->id);
  page.units = needs.obligations.tallies_of_units(plan->tenant, plan->id);
  page.versions = needs.plans.versions(plan->tenant, plan->id);
  page.proposals = needs.plans.proposals(plan->tenant, plan->id);
  page.children = lines_of(needs, needs.plans.children(plan->tenant, plan->id));
  if (plan->has_changes) {
    page.pending = needs.plans.pending(*plan);
    page.unbound = needs.plans.unbound(*plan);
  }
  return http::page(plan_page(frame_of(r, error), page), status_of(error));
}

Response review(const Needs& needs, const Request& r, const base::Error* error = nullptr) {
  const std::optional<Plan> plan = own_plan(needs, r);
  if (!plan) return missing(r);
  ReviewPage page;
  page.plan = *plan;
  page.activities = needs.plans.activities(plan->tenant, plan->id);
  page.diagnostics = needs.plans.diagnostics(plan->tenant, plan->id);
  page.corrections = needs.plans.corrections(plan->tenant, plan->id);
  page.unbound = needs.plans.unbound(*plan);
  page.units = units_of(needs, r);
  if (!plan->document.empty()) {
    if (const base::Result<reading::Reading> reading = needs.reading.open(plan->document)) {
      int number = 0;
      for (const documents::Line& line : reading->document.lines) {
        if (page.source.size() == most_source_lines) break;
        page.source.push_back({++number, line.text});
      }
    }
  }
  return http::page(review_page(frame_of(r, error), page), status_of(error));
}

Edit edit_from(const Request& r) {
  const auto value = [&](std::string_view name) { return std::string(http::value_of(r.form, name)); };
  Edit edit;
  edit.text = value("noi-dung");
  edit.lead = value("chu-tri");
  edit.coordinate = value("phoi-hop");
  edit.time_kind = value("loai-thoi-gian");
  edit.time_raw = value("thoi-gian");
  edit.time_every = value("chu-ky");
  edit.time_from = value("tu");
  edit.time_to = value("den");
  edit.quota_count = value("chi-tieu");
  edit.quota_unit = value("don-vi-tinh");
  edit.quota_per = value("moi");
  edit.roadmap = value("lo-trinh");
  edit.is_included = !value("giao-viec").empty();
  return edit;
}

Response show_activity(const Needs& needs, const Request& r, const Edit* filled = nullptr,
                       const base::Error* error = nullptr) {
  const std::optional<Plan> plan = own_plan(needs, r);
  if (!plan) return missing(r);
  for (const Activity& activity : needs.plans.activities(plan->tenant, plan->id)) {
    if (activity.id != r.param("hd")) continue;
    std::vector<Correction> corrections;
    for (Correction& c : needs.plans.corrections(plan->tenant, plan->id))
      if (c.activity == activity.id) corrections.push_back(std::move(c));
    return http::page(activity_page(frame_of(r, error), *plan, activity,
                                    filled != nullptr ? *filled : edit_of(activity), units_of(needs, r), corrections),
                      status_of(error));
  }
  return missing(r);
}

Response edit(const Needs& needs, const Request& r) {
  if (!own_plan(needs, r)) return missing(r);
  const Edit to = edit_from(r);
  const base::Result<bool> done =
      needs.plans.edit(r.actor, r.param("id"), r.param("hd"), to, number_from(http::value_of(r.form, "lan")));
  if (!done) return show_activity(needs, r, &to, &done.error());
  return http::see_other(urls::review(r.param("id")).str());
}

HeadEdit head_of(const Plan& plan) {
  return {plan.title, plan.number, plan.issued_on > 0 ? base::for_people(base::date_of_day(plan.issued_on)) : "",
          std::to_string(plan.year), plan.recipients};
}

Response edit_head(const Needs& needs, const Request& r) {
  const std::optional<Plan> plan = own_plan(needs, r);
  if (!plan) return missing(r);
  const auto value = [&](std::string_view name) { return std::string(http::value_of(r.form, name)); };
  const HeadEdit to{value("ten"), value("so"), value("ngay"), value("nam"), value("noi-nhan")};
  const base::Result<bool> done =
      needs.plans.edit_head(r.actor, plan->id, to, number_from(http::value_of(r.form, "lan")));
  if (!done) return http::page(head_page(frame_of(r, &done.error()), *plan, to), status_of(&done.error()));
  return http::see_other(urls::review(plan->id).str());
}

Response accept(const Needs& needs, const Request& r) {
  if (!own_plan(needs, r)) return missing(r);
  const base::Result<Accepted> accepted = needs.plans.accept(r.actor, r.param("id"), http::value_of(r.form, "ghi-chu"));
  if (!accepted) return show(needs, r, &accepted.error());
  return http::see_other(urls::plan(r.param("id")).str());
}

Response version(const Needs& needs, const Request& r) {
  const std::optional<Plan> plan = plan_of(needs, r);
  const std::int64_t number = number_from(r.param("so"));
  if (!plan) return missing(r);
  const auto differences = needs.plans.difference(plan->tenant, plan->id, number);
  if (!differences) return missing(r);
  for (const Version& known : needs.plans.versions(plan->tenant, plan->id))
    if (known.number == number) return http::page(version_page(frame_of(r), *plan, known, *differences));
  return missing(r);
}

Response child_form(const Needs& needs, const Request& r, const base::Error* error = nullptr) {
  const std::optional<Plan> plan = plan_of(needs, r);
  if (!plan) return missing(r);
  return http::page(child_page(frame_of(r, error), *plan, needs.plans.activities(plan->tenant, plan->id)),
                    status_of(error));
}

Response make_child(const Needs& needs, const Request& r) {
  std::vector<std::string> chosen;
  for (const std::string_view id : http::values_of(r.form, "hoat-dong")) chosen.emplace_back(id);
  const base::Result<std::string> made =
      needs.plans.draft_from(r.actor, r.param("id"), chosen, http::value_of(r.form, "ten"));
  if (!made) return child_form(needs, r, &made.error());
  return http::see_other(urls::review(*made).str());
}

// Back to where it was asked, or there with the reason.
Response reviewed(const Needs& needs, const Request& r, const base::Result<bool>& done) {
  if (!done) return review(needs, r, &done.error());
  return http::see_other(urls::review(r.param("id")).str());
}

Response planned(const Needs& needs, const Request& r, const base::Result<bool>& done) {
  if (!done) return show(needs, r, &done.error());
  return http::see_other(urls::plan(r.param("id")).str());
}

Response send_word(const Needs& needs, const Request& r) {
  const std::optional<Plan> plan = plan_of(needs, r);
  if (!plan) return missing(r);
  const std::optional<agencies::Unit> agency = needs.agencies.find(plan->tenant, plan->agency);
  const std::vector<agencies::Unit> above = needs.agencies.ancestors(plan->tenant, plan->agency);
  return http::download(as_word(*plan, needs.plans.activities(plan->tenant, plan->id), agency ? agency->name : "",
                                above.empty() ? "" : above.back().name),
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "ke-hoach.docx");
}

void add_changes(http::Router& on, const Needs& needs) {
  on.post("/ke-hoach/{id}/ra-soat/{hd}", Right::coordinate, Body::form, [needs](Request& r) { return edit(needs, r); });
  on.post("/ke-hoach/{id}/phan-dau", Right::coordinate, Body::form,
          [needs](Request& r) { return edit_head(needs, r); });
  on.post("/ke-hoach/{id}/them", Right::coordinate, Body::form, [needs](Request& r) {
    if (!own_plan(needs, r)) return missing(r);
    const base::Result<std::string> added = needs.plans.add(r.actor, r.param("id"), edit_from(r));
    return added ? http::see_other(urls::review(r.param("id")).str()) : review(needs, r, &added.error());
  });
  on.post("/ke-hoach/{id}/don-vi", Right::coordinate, Body::form, [needs](Request& r) {
    if (!own_plan(needs, r)) return missing(r);
    return reviewed(
        needs, r,
        needs.plans.bind(r.actor, r.param("id"), http::value_of(r.form, "ten"), http::value_of(r.form, "don-vi")));
  });
  on.post("/ke-hoach/{id}/canh-bao", Right::coordinate, Body::form, [needs](Request& r) {
    if (!own_plan(needs, r)) return missing(r);
    return reviewed(needs, r,
                    needs.plans.clear(r.actor, r.param("id"), number_from(http::value_of(r.form, "so")),
                                      http::value_of(r.form, "ghi-chu")));
  });
  on.post("/ke-hoach/{id}/phe-duyet", Right::approve, Body::form, [needs](Request& r) { return accept(needs, r); });
  on.post("/ke-hoach/{id}/lap-theo", Right::coordinate, Body::form,
          [needs](Request& r) { return make_child(needs, r); });
  on.post("/ke-hoach/{id}/de-nghi", Right::work, Body::form, [needs](Request& r) {
    return planned(needs, r,
                   needs.plans.propose(r.actor, r.param("id"), http::value_of(r.form, "hoat-dong"),
                                       http::value_of(r.form, "noi-dung"), http::value_of(r.form, "ly-do")));
  });
  on.post("/ke-hoach/{id}/de-nghi/{dn}", Right::coordinate, Body::form, [needs](Request& r) {
    if (!own_plan(needs, r)) return missing(r);
    const Service::Answer answer =
        http::value_of(r.form, "tra-loi") == "tiep-thu" ? Service::Answer::taken : Service::Answer::refused;
    return planned(needs, r,
                   needs.plans.answer(r.actor, r.param("id"), r.param("dn"), answer, http::value_of(r.form, "ly-do")));
  });
}

}  // namespace

void add_routes(http::Router& on, Needs needs) {
  on.get("/ke-hoach", Right::see, [needs](Request& r) { return list(needs, r); });
  on.post("/ke-hoach/nhap", Right::coordinate, Body::form, [needs](Request& r) { return import(needs, r); });
  on.get("/ke-hoach/{id}", Right::see, [needs](Request& r) { return show(needs, r); });
  on.get("/ke-hoach/{id}/ke-hoach.docx", Right::see, [needs](Request& r) { return send_word(needs, r); });
  on.get("/ke-hoach/{id}/ra-soat", Right::coordinate, [needs](Request& r) { return review(needs, r); });
  on.get("/ke-hoach/{id}/ra-soat/{hd}", Right::coordinate, [needs](Request& r) { return show_activity(needs, r); });
  on.get("/ke-hoach/{id}/phan-dau", Right::coordinate, [needs](Request& r) {
    const std::optional<Plan> plan = own_plan(needs, r);
    return plan ? http::page(head_page(frame_of(r), *plan, head_of(*plan))) : missing(r);
  });
  on.get("/ke-hoach/{id}/phien-ban/{so}", Right::see, [needs](Request& r) { return version(needs, r); });
  on.get("/ke-hoach/{id}/lap-theo", Right::coordinate, [needs](Request& r) { return child_form(needs, r); });
  add_changes(on, needs);
}

}  // namespace plans
