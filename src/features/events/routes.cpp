// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/events/routes.h"

#include <charconv>

#include "base/csv.h"
#include "features/events/urls.h"
#include "features/events/views.h"
#include "html/asset_names.h"
#include "html/assets.h"

namespace events {
namespace {

using http::Body;
using http::Request;
using http::Response;
using http::Right;
using http::value_of;

Frame frame_of(const Request& r, const base::Error* error = nullptr) { return {r.actor, r.csrf, error}; }
Response missing(const Request& r) { return http::page(missing_page(frame_of(r)), 404); }
int status_of(const base::Error* error) { return error == nullptr ? 200 : http::status_of(error->kind); }

std::int64_t number_from(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// The next time each named day comes, seen from today.
std::vector<Suggestion> suggestions(std::int64_t today_starts) {
  constexpr std::int64_t ahead = 120;
  std::vector<Suggestion> days;
  const base::Date today = base::date_of(today_starts);
  for (const NamedDay& named : named_days) {
    auto date = base::make_date(static_cast<int>(today.year()), named.month, named.day);
    if (*date < today) date = base::make_date(static_cast<int>(today.year()) + 1, named.month, named.day);
    if (base::day_number(*date) - base::day_number(today) > ahead) continue;
    days.push_back(
        {base::iso_moment(base::start_of(*date)).substr(0, 10), base::for_people(*date), std::string(named.name)});
  }
  return days;
}

Response list(const Service& events, const Request& r) {
  ListPage page;
  const std::string_view before = value_of(r.query, "truoc");
  page.past = events.past(r.actor, before.empty() ? events.today_starts() : number_from(before));
  page.has_more = page.past.size() > 50;
  if (page.has_more) page.past.pop_back();
  page.may_add = r.actor.may(Right::work) || r.actor.may(Right::coordinate);
  if (before.empty()) {
    page.coming = events.coming(r.actor);
    page.invited = events.invited_to(r.actor);
    page.named_days = suggestions(events.today_starts());
  }
  return http::page(list_page(frame_of(r), page));
}

Draft draft_of(const http::Fields& fields) {
  Draft draft;
  draft.occurrence = value_of(fields, "nghia-vu");
  draft.kind = value_of(fields, "loai");
  draft.title = value_of(fields, "ten");
  draft.place = value_of(fields, "dia-diem");
  draft.audience = value_of(fields, "thanh-phan");
  draft.agenda = value_of(fields, "noi-dung");
  draft.day = value_of(fields, "ngay");
  draft.from = value_of(fields, "gio");
  draft.to = value_of(fields, "den-gio");
  draft.last_day = value_of(fields, "den-ngay");
  draft.expected = value_of(fields, "so-nguoi");
  return draft;
}

Response form(const obligations::Service& obligations, const Request& r, FormPage page,
              const base::Error* error = nullptr) {
  if (!page.draft.occurrence.empty())
    if (const auto duty = obligations.find(r.actor.tenant, page.draft.occurrence)) page.duty = duty->title;
  if (page.draft.kind.empty()) page.draft.kind = "conference";
  return http::page(form_page(frame_of(r, error), page), status_of(error));
}

Response add(Service& events, const obligations::Service& obligations, const Request& r) {
  FormPage page;
  page.draft = draft_of(r.form);
  const base::Result<std::string> added = events.add(r.actor, page.draft);
  if (!added) return form(obligations, r, std::move(page), &added.error());
  return http::see_other(urls::event(*added).str());
}

Draft draft_from(const Event& event) {
  Draft draft;
  draft.kind = event.kind;
  draft.title = event.title;
  draft.place = event.place;
  draft.audience = event.audience;
  draft.agenda = event.agenda;
  const std::string from = base::iso_moment(event.starts_at), to = base::iso_moment(event.ends_at);
  draft.day = from.substr(0, 10);
  draft.from = from.substr(11, 5);
  draft.to = to.substr(11, 5);
  if (to.substr(0, 10) != draft.day) draft.last_day = to.substr(0, 10);
  if (event.expected > 0) draft.expected = std::to_string(event.expected);
  return draft;
}

Response edit_form(const Service& events, const obligations::Service& obligations, const Request& r) {
  const auto event = events.find(r.actor.tenant, r.param("id"));
  if (!event || !Service::may_run(r.actor, *event)) return missing(r);
  return form(obligations, r, {draft_from(*event), event->id, event->edits, {}});
}

Response edit(Service& events, const obligations::Service& obligations, const Request& r) {
  FormPage page{draft_of(r.form), std::string(r.param("id")), number_from(value_of(r.form, "lan-sua")), {}};
  const base::Result<bool> done = events.edit(r.actor, page.event, page.draft, page.edits);
  if (!done && done.error().kind == base::ErrorKind::not_found) return missing(r);
  if (!done) return form(obligations, r, std::move(page), &done.error());
  return http::see_other(urls::event(r.param("id")).str());
}

std::string address_of(const Request& r, const Event& event) {
  const std::string scheme = r.header("x-forwarded-proto") == "https" ? "https://" : "http://";
  return scheme + std::string(r.header("host")) + urls::arrive(event.key).str();
}

Response show(const Service& events, const Units& units, const Request& r, const base::Error* error = nullptr) {
  const auto event = events.find(r.actor.tenant, r.param("id"));
  if (!event || !events.may_see(r.actor, *event)) return missing(r);
  EventPage page;
  page.event = *event;
  page.invited = events.invitations(*event);
  page.may_run = Service::may_run(r.actor, *event);
  page.files = events.files(*event);
  if (r.actor.agency == event->agency) page.came = events.attendance(*event);
  if (page.may_run) page.units = units(r.actor);
  page.has_begun = event->starts_at < events.today_starts() + base::ms_per_day;
  page.address = address_of(r, *event);
  return http::page(event_page(frame_of(r, error), page), status_of(error));
}

Response answered(const Service& events, const Units& units, const Request& r, const base::Result<bool>& done) {
  if (!done) return show(events, units, r, &done.error());
  return http::see_other(urls::event(r.param("id")).str());
}

Response take_files(Service& events, const Units& units, Request& r) {
  std::vector<NewFile> files;
  for (http::Upload& upload : r.files) {
    if (upload.bytes() == 0 && upload.file_name().empty()) continue;
    std::string name = upload.file_name();
    files.push_back({upload.take(), std::move(name)});
  }
  return answered(events, units, r, events.add_files(r.actor, r.param("id"), std::move(files)));
}

Response send_file(const Service& events, const Request& r) {
  const auto event = events.find(r.actor.tenant, r.param("id"));
  if (!event || !events.may_see(r.actor, *event)) return missing(r);
  auto bytes = events.content(*event, r.param("sha"));
  if (!bytes) return missing(r);
  std::string name = "tep";
  for (const File& file : events.files(*event))
    if (file.sha256 == r.param("sha")) name = file.name;
  return http::download(std::move(*bytes), "application/octet-stream", name);
}

Response list_file(const Service& events, const Request& r) {
  const auto event = events.find(r.actor.tenant, r.param("id"));
  if (!event || !Service::may_run(r.actor, *event)) return missing(r);
  std::string text = std::string(base::csv_mark) + base::csv_row({"Họ và tên", "Đơn vị", "Lúc", "Cách"});
  for (const Attendance& one : events.attendance(*event))
    text += base::csv_row({one.name, one.unit, base::for_people(one.at), one.how == "qr" ? "mã QR" : "bàn đón"});
  return http::download(std::move(text), "text/csv; charset=utf-8", "diem-danh.csv");
}

Response letter(const Service& events, const Request& r) {
  const auto event = events.find(r.actor.tenant, r.param("id"));
  if (!event || !Service::may_run(r.actor, *event)) return missing(r);
  return http::download(events.letter(*event),
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "giay-moi.docx");
}

Response arrive(Service& events, const Request& r) {
  const auto event = events.by_key(r.param("khoa"));
  if (!event) return missing(r);
  Arrival arrival;
  arrival.mark = value_of(r.form, "ma");
  arrival.name = value_of(r.form, "ho-ten");
  arrival.unit = value_of(r.form, "don-vi");
  arrival.how = value_of(r.form, "cach");
  arrival.at = value_of(r.form, "luc");
  const base::Result<Arrived> arrived = events.arrive(r.param("khoa"), arrival);
  if (!arrived)
    return http::page(arrive_page(frame_of(r, &arrived.error()), *event, arrival, Told::nothing),
                      http::status_of(arrived.error().kind));
  if (arrival.how == "list" && value_of(r.form, "may").empty()) return http::see_other(urls::desk(event->id).str());
  return http::page(arrive_page(frame_of(r), *event, arrival, *arrived == Arrived::now ? Told::now : Told::before));
}

// The service worker may keep only pages below its own address.
Response worker() {
  Response response;
  response.type = "text/javascript; charset=utf-8";
  for (const html::Asset& asset : html::assets())
    if (asset.path == html::asset::attendance_worker_js.str()) response.body = std::string(asset.bytes);
  return response;
}

Response desk(const Service& events, const Request& r) {
  const auto event = events.find(r.actor.tenant, r.param("id"));
  if (!event || !Service::may_run(r.actor, *event)) return missing(r);
  return http::page(desk_page(frame_of(r), *event, events.invitations(*event), events.attendance(*event)));
}

}  // namespace

html::Html beside(const Service& events, const base::Actor& actor, const obligations::Occurrence& occurrence) {
  const bool may_add = occurrence.state != obligations::State::done &&
                       occurrence.state != obligations::State::dropped &&
                       evidence::Service::may_report(actor, occurrence);
  return beside_duty(events.of_occurrence(actor.tenant, occurrence.id), occurrence.id, may_add);
}

void add_routes(http::Router& on, Service& events, const obligations::Service& obligations, Units units) {
  on.get("/su-kien", Right::see, [&](Request& r) { return list(events, r); });
  on.post("/su-kien", Right::work, Body::form, [&](Request& r) { return add(events, obligations, r); });
  on.get("/su-kien/moi", Right::work, [&](Request& r) { return form(obligations, r, {draft_of(r.query), {}, 0, {}}); });
  on.get("/su-kien/{id}", Right::see, [&events, units](Request& r) { return show(events, units, r); });
  on.get("/su-kien/{id}/sua", Right::work, [&](Request& r) { return edit_form(events, obligations, r); });
  on.post("/su-kien/{id}/sua", Right::work, Body::form, [&](Request& r) { return edit(events, obligations, r); });
  on.post("/su-kien/{id}/moi-du", Right::work, Body::form, [&events, units](Request& r) {
    std::vector<std::string> asked;
    for (const std::string_view unit : http::values_of(r.form, "don-vi")) asked.emplace_back(unit);
    return answered(events, units, r, events.invite(r.actor, r.param("id"), asked));
  });
  on.get("/su-kien/{id}/giay-moi", Right::work, [&](Request& r) { return letter(events, r); });
  on.post("/su-kien/{id}/tai-lieu", Right::work, Body::files,
          [&events, units](Request& r) { return take_files(events, units, r); });
  on.get("/su-kien/{id}/tep/{sha}", Right::see, [&](Request& r) { return send_file(events, r); });
  on.post("/su-kien/{id}/ket-thuc", Right::work, Body::form, [&events, units](Request& r) {
    const Held held{std::string(value_of(r.form, "bien-ban")), std::string(value_of(r.form, "so-nguoi-du"))};
    return answered(events, units, r, events.hold(r.actor, r.param("id"), held));
  });
  on.post("/su-kien/{id}/huy", Right::work, Body::form, [&events, units](Request& r) {
    return answered(events, units, r, events.cancel(r.actor, r.param("id"), value_of(r.form, "ly-do")));
  });
  on.get("/su-kien/{id}/diem-danh.csv", Right::work, [&](Request& r) { return list_file(events, r); });
  on.post("/su-kien/{id}/xoa-ten", Right::work, Body::form, [&events, units](Request& r) {
    return answered(events, units, r, events.erase_names(r.actor, r.param("id")));
  });
  on.get("/diem-danh/ghi-ngoai-mang.js", Right::anyone, [](Request&) { return worker(); });
  on.get("/diem-danh/ban/{id}", Right::work, [&](Request& r) { return desk(events, r); });
  // Guests have no account: the secret in the address is the key.
  on.get("/diem-danh/{khoa}", Right::anyone, [&](Request& r) {
    const auto event = events.by_key(r.param("khoa"));
    return event ? http::page(arrive_page(frame_of(r), *event, {}, Told::nothing)) : missing(r);
  });
  on.post("/diem-danh/{khoa}", Right::anyone, Body::form, [&](Request& r) { return arrive(events, r); });
}

}  // namespace events
