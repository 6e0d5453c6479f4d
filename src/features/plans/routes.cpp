// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/plans/routes.h"

#include <algorithm>
#include <charconv>

#include "features/plans/differences.h"
#include "features/plans/urls.h"
#include "features/plans/views/pages.h"
#include "features/plans/word.h"

namespace plans {
namespace {

using http::Body;
using http::Request;
using http::Response;
using http::Right;

constexpr int status_invalid = 422;

Frame frame_of(const Request& r, const base::Error* error = nullptr) { return {r.actor, r.csrf, error}; }
int status_of(const base::Error* error) { return error == nullptr ? 200 : http::status_of(error->kind); }
Response missing(const Request& r) { return http::page(missing_page(frame_of(r)), 404); }

std::int64_t number_from(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// Plans are open to whoever may see anything in the same tenant: those above carry them out, those below are seen by
// the ones above.
std::optional<Plan> plan_of(const Needs& needs, const Request& r) {
  return needs.plans.find(r.actor.tenant, r.param("id"));
}

// Only one's own plan is worked on.
std::optional<Plan> own_plan(const Needs& needs, const Request& r) {
  std::optional<Plan> plan = plan_of(needs, r);
  if (plan && plan->agency != r.actor.agency) return std::nullopt;
  return plan;
}

Tallies tallies_of(const Needs& needs, const std::vector<Plan>& plans) {
  std::vector<std::string> ids;
  for (const Plan& plan : plans) ids.push_back(plan.id);
  return plans.empty() ? Tallies{} : needs.obligations.tallies_of_plans(plans.front().tenant, ids);
}

Response list(const Needs& needs, const Request& r) {
  ListPage page;
  page.plans = needs.plans.of_agency(r.actor.tenant, r.actor.agency);
  page.tallies = tallies_of(needs, page.plans);
  return http::page(list_page(frame_of(r), page));
}

// What can become a plan; with what could not, and why.
Response fresh(const Needs& needs, const Request& r, std::vector<std::string> faults = {}) {
  NewPage page;
  page.faults = std::move(faults);
  page.readings = needs.reading.entries();
  page.above = needs.plans.above(r.actor);
  return http::page(new_page(frame_of(r), page), page.faults.empty() ? 200 : status_invalid);
}

// One document leads to its review, several to the list; those that cannot be imported are named.
Response import(const Needs& needs, const Request& r) {
  std::vector<std::string> made, faults;
  for (const std::string_view document : http::values_of(r.form, "van-ban")) {
    const base::Result<reading::Reading> reading = needs.reading.open(document);
    if (!reading) {
      faults.push_back(reading.error().message);
      continue;
    }
    const base::Result<std::string> plan = needs.plans.import(r.actor, document, reading->plan);
    if (plan) {
      made.push_back(*plan);
    } else {
      const std::string& title = reading->plan.header.title;
      faults.push_back((title.empty() ? "" : "“" + title + "”: ") + plan.error().message);
    }
  }
  if (made.empty() && faults.empty()) faults.emplace_back("Hãy chọn ít nhất một văn bản.");
  if (!faults.empty()) return fresh(needs, r, std::move(faults));
  return http::see_other(made.size() == 1 ? urls::review(made.front()).str() : urls::all().str());
}

std::size_t uncleared(const std::vector<Diagnostic>& diagnostics) {
  return static_cast<std::size_t>(
      std::count_if(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& d) { return !d.is_cleared; }));
}

Response show(const Needs& needs, const Request& r, const base::Error* error = nullptr) {
  const std::optional<Plan> plan = plan_of(needs, r);
  if (!plan) return missing(r);
  PlanPage page;
  page.plan = *plan;
  if (!plan->parent.empty()) page.parent = needs.plans.find(plan->tenant, plan->parent);
  page.activities = needs.plans.activities(plan->tenant, plan->id);
  page.tally = needs.obligations.tally_of_plan(plan->tenant, plan->id);
  page.units = needs.obligations.tallies_of_units(plan->tenant, plan->id);
  page.versions = needs.plans.versions(plan->tenant, plan->id);
  page.proposals = needs.plans.proposals(plan->tenant, plan->id);
  const auto name = [&](const std::string& id) {
    const auto known = page.names.find(id);
    if (known != page.names.end()) return known->second;
    const std::optional<agencies::Unit> unit = needs.agencies.find(plan->tenant, id);
    return page.names.emplace(id, unit ? unit->name : std::string()).first->second;
  };
  for (const Proposal& proposal : page.proposals) name(proposal.unit);
  const std::vector<Plan> children = needs.plans.children(plan->tenant, plan->id);
  page.tallies = tallies_of(needs, children);
  for (const Plan& child : children) page.children.emplace_back(child, name(child.agency));
  if (plan->has_changes) {
    page.pending = needs.plans.pending(*plan);
    page.unbound = needs.plans.unbound(*plan);
    page.uncleared = uncleared(needs.plans.diagnostics(plan->tenant, plan->id));
  }
  page.wish = http::value_of(r.form, "noi-dung");
  page.reason = http::value_of(r.form, "ly-do");
  return http::page(plan_page(frame_of(r, error), page), status_of(error));
}

// What a name can mean: many at once, nobody in particular, or one unit.
std::vector<std::pair<std::string, std::string>> meanings(const Needs& needs, const Request& r) {
  std::vector<std::pair<std::string, std::string>> all;
  for (const agencies::Set set : {agencies::Set::all, agencies::Set::divisions, agencies::Set::subordinates,
                                  agencies::Set::communes, agencies::Set::open})
    all.emplace_back(agencies::code_of(set), agencies::word(set));
  for (const agencies::Unit& unit : needs.agencies.of_agency(r.actor.tenant, r.actor.agency))
    all.emplace_back(unit.id, unit.name);
  return all;
}

std::vector<reading::SourceFact> facts_of(const ReviewPage& page) {
  std::vector<reading::SourceFact> facts;
  for (std::size_t i = 0; i < page.activities.size(); ++i)
    facts.push_back({fact_of_activity(i), page.activities[i].first_line, page.activities[i].last_line,
                     compiler::Severity::note, true});
  for (std::size_t i = 0; i < page.diagnostics.size(); ++i) {
    const Diagnostic& d = page.diagnostics[i];
    const compiler::Severity severity = d.severity == "error"     ? compiler::Severity::error
                                        : d.severity == "warning" ? compiler::Severity::warning
                                                                  : compiler::Severity::note;
    if (!d.is_cleared) facts.push_back({fact_of_diagnostic(page, i), d.first_line, d.first_line, severity, false});
  }
  return facts;
}

// `open`: whose form is open; `filled`: what a person typed there, with what is wrong with it.
struct Filled {
  std::string open{};
  std::optional<Edit> edit{};
  std::optional<HeadEdit> head{};
  const base::Error* error = nullptr;
};

Response review(const Needs& needs, const Request& r, const Filled& filled = {}) {
  const std::optional<Plan> plan = own_plan(needs, r);
  if (!plan) return missing(r);
  ReviewPage page;
  page.plan = *plan;
  page.activities = needs.plans.activities(plan->tenant, plan->id);
  page.diagnostics = needs.plans.diagnostics(plan->tenant, plan->id);
  page.corrections = needs.plans.corrections(plan->tenant, plan->id);
  page.unbound = needs.plans.unbound(*plan);
  page.units = meanings(needs, r);
  page.open = filled.open;
  page.typed = filled.edit;
  page.typed_head = filled.head;
  const bool clashes = filled.error != nullptr && filled.error->kind == base::ErrorKind::conflict;
  if (clashes && filled.head) page.clash = Clash{word_differences(as_text(head_of(*plan)), as_text(*filled.head))};
  for (const Activity& activity : page.activities)
    if (clashes && filled.edit && activity.id == filled.open)
      page.clash = Clash{word_differences(as_text(activity), as_text(*filled.edit))};
  if (needs.source && !plan->document.empty()) page.source = needs.source(plan->document, facts_of(page));
  return http::page(review_page(frame_of(r, filled.error), page), status_of(filled.error));
}

Response review_with(const Needs& needs, const Request& r, const base::Error& error) {
  Filled filled;
  filled.error = &error;
  return review(needs, r, filled);
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
  edit.kind = value("loai");
  edit.channels = value("kenh");
  edit.is_included = !value("giao-viec").empty();
  return edit;
}

Response edit(const Needs& needs, const Request& r) {
  if (!own_plan(needs, r)) return missing(r);
  const Edit to = edit_from(r);
  const base::Result<bool> done =
      needs.plans.edit(r.actor, r.param("id"), r.param("hd"), to, number_from(http::value_of(r.form, "lan")));
  if (done) return http::see_other(urls::review(r.param("id")).str());
  return review(needs, r, {std::string(r.param("hd")), to, {}, &done.error()});
}

Response add(const Needs& needs, const Request& r) {
  if (!own_plan(needs, r)) return missing(r);
  const Edit to = edit_from(r);
  const base::Result<std::string> added = needs.plans.add(r.actor, r.param("id"), to);
  if (added) return http::see_other(urls::review(r.param("id")).str());
  return review(needs, r, {"moi", to, {}, &added.error()});
}

Response edit_head(const Needs& needs, const Request& r) {
  if (!own_plan(needs, r)) return missing(r);
  const auto value = [&](std::string_view name) { return std::string(http::value_of(r.form, name)); };
  const HeadEdit to{value("ten"),      value("so"),     value("ngay"),    value("nam"),
                    value("noi-nhan"), value("can-cu"), value("kinh-phi")};
  const base::Result<bool> done =
      needs.plans.edit_head(r.actor, r.param("id"), to, number_from(http::value_of(r.form, "lan")));
  if (done) return http::see_other(urls::review(r.param("id")).str());
  return review(needs, r, {"dau", {}, to, &done.error()});
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
  base::Result<std::vector<Difference>> differences = needs.plans.difference(plan->tenant, plan->id, number);
  if (!differences) return missing(r);
  for (const Version& known : needs.plans.versions(plan->tenant, plan->id))
    if (known.number == number) return http::page(version_page(frame_of(r), {*plan, known, *std::move(differences)}));
  return missing(r);
}

Response child_form(const Needs& needs, const Request& r, const base::Error* error = nullptr) {
  const std::optional<Plan> plan = plan_of(needs, r);
  if (!plan) return missing(r);
  ChildPage page;
  page.parent = *plan;
  page.activities = needs.plans.activities(plan->tenant, plan->id);
  page.title = error != nullptr ? std::string(http::value_of(r.form, "ten")) : title_below(*plan);
  return http::page(child_page(frame_of(r, error), page), status_of(error));
}

Response make_child(const Needs& needs, const Request& r) {
  std::vector<std::string> chosen;
  for (const std::string_view id : http::values_of(r.form, "hoat-dong")) chosen.emplace_back(id);
  const base::Result<std::string> made =
      needs.plans.draft_from(r.actor, r.param("id"), chosen, http::value_of(r.form, "ten"));
  if (!made) return child_form(needs, r, &made.error());
  return http::see_other(urls::review(*made).str());
}

// "Để như vậy, vì …" or "Đã sửa: …"
std::string cleared(const Request& r) {
  const std::string note(http::value_of(r.form, "ghi-chu"));
  const std::string what = http::value_of(r.form, "la") == "sua" ? "đã sửa" : "để như vậy";
  return note.empty() ? what : what + ": " + note;
}

// Back to where it was asked, or there with the reason.
Response reviewed(const Needs& needs, const Request& r, const base::Result<bool>& done) {
  if (!done) return review_with(needs, r, done.error());
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
  on.post("/ke-hoach/{id}/them", Right::coordinate, Body::form, [needs](Request& r) { return add(needs, r); });
  on.post("/ke-hoach/{id}/don-vi", Right::coordinate, Body::form, [needs](Request& r) {
    if (!own_plan(needs, r)) return missing(r);
    return reviewed(
        needs, r,
        needs.plans.bind(r.actor, r.param("id"), http::value_of(r.form, "ten"), http::value_of(r.form, "don-vi")));
  });
  on.post("/ke-hoach/{id}/canh-bao", Right::coordinate, Body::form, [needs](Request& r) {
    if (!own_plan(needs, r)) return missing(r);
    return reviewed(needs, r,
                    needs.plans.clear(r.actor, r.param("id"), number_from(http::value_of(r.form, "so")), cleared(r)));
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
  on.get("/ke-hoach/moi", Right::coordinate, [needs](Request& r) { return fresh(needs, r); });
  on.post("/ke-hoach/nhap", Right::coordinate, Body::form, [needs](Request& r) { return import(needs, r); });
  on.get("/ke-hoach/{id}", Right::see, [needs](Request& r) { return show(needs, r); });
  on.get("/ke-hoach/{id}/ke-hoach.docx", Right::see, [needs](Request& r) { return send_word(needs, r); });
  on.get("/ke-hoach/{id}/ra-soat", Right::coordinate, [needs](Request& r) { return review(needs, r); });
  on.get("/ke-hoach/{id}/ra-soat/{hd}", Right::coordinate, [needs](Request& r) {
    return review(needs, r, {std::string(r.param("hd")), {}, {}, nullptr});
  });
  on.get("/ke-hoach/{id}/phan-dau", Right::coordinate, [needs](Request& r) {
    return review(needs, r, {"dau", {}, {}, nullptr});
  });
  on.get("/ke-hoach/{id}/phien-ban/{so}", Right::see, [needs](Request& r) { return version(needs, r); });
  on.get("/ke-hoach/{id}/lap-theo", Right::coordinate, [needs](Request& r) { return child_form(needs, r); });
  add_changes(on, needs);
}

}  // namespace plans
