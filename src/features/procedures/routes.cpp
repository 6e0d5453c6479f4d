// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/procedures/routes.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <limits>
#include <sstream>

#include "features/procedures/urls.h"
#include "features/procedures/views.h"

namespace procedures {
namespace {

using http::Body;
using http::Request;
using http::Response;
using http::Right;
using http::value_of;

constexpr std::size_t most_pages = 500, suggested = 8;

Frame frame_of(const Request& r, const base::Error* error = nullptr) { return {r.actor, r.csrf, error}; }
int status_of(const base::Error* error) { return error == nullptr ? 200 : http::status_of(error->kind); }
Response missing(const Request& r) { return http::page(missing_page(frame_of(r)), 404); }

std::int64_t number_from(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::optional<std::int64_t> day_from(std::string_view text) {
  const auto date = base::parse_date(text);
  if (!date) return std::nullopt;
  return base::day_number(*date);
}

Filter filter_of(const Request& r) {
  Filter filter;
  filter.agency = r.actor.agency;
  filter.field = value_of(r.query, "linh-vuc");
  filter.level = level_from(value_of(r.query, "cap"));
  filter.online = online_from(value_of(r.query, "truc-tuyen"));
  if (const std::string_view state = value_of(r.query, "hieu-luc"); !state.empty()) filter.state = state_from(state);
  filter.day = day_from(value_of(r.query, "ngay"));
  filter.after = value_of(r.query, "sau");
  return filter;
}

Response list(const Service& procedures, const Request& r) {
  ListPage page;
  page.filter = filter_of(r);
  if (page.filter.day) page.day = value_of(r.query, "ngay");
  page.fields = procedures.fields(r.actor.tenant, r.actor.agency);
  page.page = procedures.list(r.actor.tenant, page.filter);
  if (page.filter.after.empty()) page.upcoming = procedures.upcoming(r.actor.tenant, r.actor.agency);
  return http::page(list_page(frame_of(r), page));
}

// A procedure of the agency of who asks.
std::optional<Procedure> own(const Service& procedures, const Request& r) {
  std::optional<Procedure> procedure = procedures.find(r.actor.tenant, r.param("id"));
  if (procedure && procedure->agency != r.actor.agency) procedure.reset();
  return procedure;
}

// Each version beside the one that stood when it became known.
std::vector<HistoryStep> history_of(std::vector<Version> versions) {
  std::vector<HistoryStep> steps;
  for (std::size_t i = 0; i < versions.size(); ++i) {
    HistoryStep step;
    if (i + 1 < versions.size()) step.differences = differences(versions[i + 1], versions[i]);
    step.version = versions[i];
    steps.push_back(std::move(step));
  }
  return steps;
}

Response one(const Service& procedures, const Request& r) {
  const std::optional<Procedure> procedure = own(procedures, r);
  if (!procedure) return missing(r);
  OnePage page;
  page.procedure = *procedure;
  const std::optional<std::int64_t> day = day_from(value_of(r.query, "ngay")),
                                    known = day_from(value_of(r.query, "biet"));
  if (day) page.day = value_of(r.query, "ngay");
  if (known) page.known = value_of(r.query, "biet");
  const std::int64_t known_at =
      known ? base::start_of(base::date_of_day(*known + 1)) - 1 : std::numeric_limits<std::int64_t>::max();
  page.shown = procedures.as_of(r.actor.tenant, procedure->id, day.value_or(procedures.today()), known_at);
  page.history = history_of(procedures.versions(r.actor.tenant, procedure->id));
  return http::page(one_page(frame_of(r), page));
}

Draft draft_of(const Request& r) {
  Draft draft;
  draft.code = value_of(r.form, "ma");
  draft.change = change_from(value_of(r.form, "thay-doi")).value_or(Change::added);
  draft.replaced_by = value_of(r.form, "thay-bang");
  draft.decision_number = value_of(r.form, "so-quyet-dinh");
  draft.decision_date = value_of(r.form, "ngay-quyet-dinh");
  draft.effective_from = value_of(r.form, "hieu-luc-tu");
  draft.content.name = value_of(r.form, "ten");
  draft.content.field = value_of(r.form, "linh-vuc");
  draft.content.level = level_from(value_of(r.form, "cap")).value_or(Level::province);
  draft.content.online = online_from(value_of(r.form, "truc-tuyen")).value_or(Online::none);
  for (const Part& part : parts()) draft.content.*part.text = value_of(r.form, part.key);
  return draft;
}

Response add(Service& procedures, const Request& r) {
  FormPage page;
  page.draft = draft_of(r);
  const base::Result<std::string> added = procedures.add(r.actor, page.draft);
  if (added) return http::see_other(urls::one(*added).str());
  return http::page(form_page(frame_of(r, &added.error()), page), status_of(&added.error()));
}

Response change_form(const Service& procedures, const Request& r) {
  const std::optional<Procedure> procedure = own(procedures, r);
  if (!procedure) return missing(r);
  FormPage page;
  page.id = procedure->id;
  page.seen = procedure->latest;
  page.draft.change = Change::amended;
  page.draft.code = procedure->code;
  page.draft.content = procedures.versions(r.actor.tenant, procedure->id).front().content;
  return http::page(form_page(frame_of(r), page));
}

Response change(Service& procedures, const Request& r) {
  const std::optional<Procedure> procedure = own(procedures, r);
  if (!procedure) return missing(r);
  FormPage page;
  page.id = procedure->id;
  page.seen = number_from(value_of(r.form, "phien-ban"));
  page.draft = draft_of(r);
  page.draft.code = procedure->code;
  const base::Result<bool> done = procedures.record(r.actor, procedure->id, page.draft, page.seen);
  if (done) return http::see_other(urls::one(procedure->id).str());
  if (done.error().kind == base::ErrorKind::conflict) page.seen = procedure->latest;  // what they see from now on
  return http::page(form_page(frame_of(r, &done.error()), page), status_of(&done.error()));
}

Response load(Service& procedures, const Request& r) {
  const base::Error none{base::ErrorKind::invalid, "Hãy chọn một tệp CSV.", "tep"};
  if (r.files.empty() || r.files.front().bytes() == 0) return http::page(load_page(frame_of(r, &none), 0, {}), 422);
  std::ostringstream bytes;
  bytes << std::ifstream(r.files.front().path(), std::ios::binary).rdbuf();
  const Loaded loaded = procedures.load(r.actor, rows_from_csv(std::move(bytes).str()));
  return http::page(load_page(frame_of(r), loaded.recorded, loaded.faults), loaded.faults.empty() ? 200 : 422);
}

// -------------------------------------------------------------------------------------------------------------
// without sign-in

Search search_of(const Publisher& publisher, const Request& r) {
  Search search;
  search.tenant = publisher.tenant;
  search.agency = publisher.id;
  search.text = value_of(r.query, "tim");
  search.field = value_of(r.query, "linh-vuc");
  search.level = value_of(r.query, "cap");
  search.online = value_of(r.query, "truc-tuyen");
  const std::int64_t page = number_from(value_of(r.query, "trang"));
  search.page = page < 2 ? 0 : std::min(static_cast<std::size_t>(page - 1), most_pages);
  return search;
}

Response unpublished(const Request& r) { return http::page(unpublished_page(frame_of(r)), 404); }

Response published(const Service& procedures, const FindPublisher& find, const Request& r) {
  const std::optional<Publisher> publisher = find(value_of(r.query, "co-quan"));
  if (!publisher) return unpublished(r);
  const Search search = search_of(*publisher, r);
  return http::page(published_page(frame_of(r), *publisher, search, procedures.search(search)));
}

Response suggest(const Service& procedures, const FindPublisher& find, const Request& r) {
  FoundPage found;
  if (const std::optional<Publisher> publisher = find(value_of(r.query, "co-quan"))) {
    Search search = search_of(*publisher, r);
    search.is_typing = true;
    search.page = 0;
    search.on_a_page = suggested;
    if (!search.text.empty()) found = procedures.search(search);
  }
  Response answer;
  answer.type = "application/json; charset=utf-8";
  answer.body = suggestions_json(found);
  return answer;
}

// What holds today of the procedure with that code, for everybody.
struct Published {
  Publisher publisher{};
  Entry entry{};
};
std::optional<Published> published_entry(const Service& procedures, const FindPublisher& find, const Request& r) {
  std::optional<Publisher> publisher = find(value_of(r.query, "co-quan"));
  if (!publisher) return std::nullopt;
  std::optional<Procedure> procedure = procedures.find_by_code(publisher->tenant, publisher->id, r.param("code"));
  if (!procedure) return std::nullopt;
  std::optional<Version> version =
      procedures.as_of(procedure->tenant, procedure->id, procedures.today(), std::numeric_limits<std::int64_t>::max());
  if (!version) return std::nullopt;
  return Published{*std::move(publisher), {*std::move(procedure), *std::move(version)}};
}

Response published_one(const Service& procedures, const FindPublisher& find, const Request& r) {
  const std::optional<Published> found = published_entry(procedures, find, r);
  if (!found) return unpublished(r);
  std::vector<Version> history = procedures.versions(found->entry.procedure.tenant, found->entry.procedure.id);
  return http::page(published_one_page(frame_of(r), found->publisher, found->entry, history));
}

Response sheet(const Service& procedures, const FindPublisher& find, const Request& r) {
  const std::optional<Published> found = published_entry(procedures, find, r);
  if (!found) return unpublished(r);
  // What ended is not posted any more; its page says since when, and what came after it.
  if (found->entry.version.state == State::abolished)
    return http::see_other(urls::published_one(found->entry.procedure.code, found->publisher.code).str());
  const std::string scheme = r.header("x-forwarded-proto") == "https" ? "https://" : "http://";
  const std::string address = scheme + std::string(r.header("host")) +
                              urls::published_one(found->entry.procedure.code, found->publisher.code).str();
  return http::page(sheet_page(frame_of(r), found->publisher, found->entry, address));
}

void add_public_routes(http::Router& on, const Service& procedures, const FindPublisher& publisher) {
  on.get("/thu-tuc", Right::anyone,
         [&procedures, publisher](Request& r) { return published(procedures, publisher, r); });
  on.get("/thu-tuc-goi-y", Right::anyone,
         [&procedures, publisher](Request& r) { return suggest(procedures, publisher, r); });
  on.get("/thu-tuc/{code}", Right::anyone,
         [&procedures, publisher](Request& r) { return published_one(procedures, publisher, r); });
  on.get("/thu-tuc/{code}/phieu", Right::anyone,
         [&procedures, publisher](Request& r) { return sheet(procedures, publisher, r); });
}

}  // namespace

void add_routes(http::Router& on, Service& procedures, FindPublisher publisher) {
  on.get("/tthc", Right::see, [&](Request& r) { return list(procedures, r); });
  on.get("/tthc.csv", Right::see, [&](Request& r) {
    return http::download(csv_of(procedures.all(r.actor.tenant, filter_of(r))), "text/csv; charset=utf-8",
                          "thu-tuc-hanh-chinh.csv");
  });
  on.get("/tthc.json", Right::see, [&](Request& r) {
    return http::download(json_of(procedures.all(r.actor.tenant, filter_of(r))), "application/json; charset=utf-8",
                          "thu-tuc-hanh-chinh.json");
  });
  on.get("/tthc-moi", Right::coordinate, [](Request& r) { return http::page(form_page(frame_of(r), FormPage())); });
  on.post("/tthc-moi", Right::coordinate, Body::form, [&](Request& r) { return add(procedures, r); });
  on.get("/tthc-tu-tep", Right::coordinate, [](Request& r) { return http::page(load_page(frame_of(r), 0, {})); });
  on.post("/tthc-tu-tep", Right::coordinate, Body::files, [&](Request& r) { return load(procedures, r); });
  on.get("/tthc/{id}", Right::see, [&](Request& r) { return one(procedures, r); });
  on.get("/tthc/{id}/thay-doi", Right::coordinate, [&](Request& r) { return change_form(procedures, r); });
  on.post("/tthc/{id}/thay-doi", Right::coordinate, Body::form, [&](Request& r) { return change(procedures, r); });
  add_public_routes(on, procedures, publisher);
}

}  // namespace procedures
