// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/reminders/routes.h"

#include "features/reminders/letter.h"
#include "features/reminders/views.h"

namespace reminders {
namespace {

using http::Request;
using http::Response;
using http::Right;

Frame frame_of(const Request& r) { return {r.actor, r.csrf, nullptr}; }

std::vector<obligations::Occurrence> late_of(const obligations::Service& obligations, const Request& r) {
  obligations::Filter filter;
  filter.agency = r.actor.agency;
  filter.only_late = true;
  return obligations.list(r.actor.tenant, filter).occurrences;
}

Response own(Service& reminders, const Request& r) {
  const std::vector<Reminder> all = reminders.of(r.actor);
  reminders.mark_read(r.actor);
  const std::string scheme = r.header("x-forwarded-proto") == "https" ? "https://" : "http://";
  return http::page(
      own_page(frame_of(r), all,
               scheme + std::string(r.header("host")) + reminders.calendar_path(r.actor.tenant, r.actor.unit)));
}

Response urging(const obligations::Service& obligations, const Request& r) {
  std::vector<LateLine> lines;
  for (const obligations::Occurrence& o : late_of(obligations, r))
    lines.push_back({o.id, o.unit_name, o.title, o.label, base::for_people(base::date_of_day(*o.due_on)),
                     obligations.today() - *o.due_on});
  return http::page(urging_page(frame_of(r), lines));
}

Response letter(const obligations::Service& obligations, const agencies::Service& agencies, const Request& r) {
  const std::optional<agencies::Unit> agency = agencies.find(r.actor.tenant, r.actor.agency);
  const std::vector<agencies::Unit> above = agencies.ancestors(r.actor.tenant, r.actor.agency);
  const int year = static_cast<int>(base::date_of_day(obligations.today()).year());
  return http::download(letter_to_late_units(late_of(obligations, r), agency ? agency->name : "",
                                             above.empty() ? "" : above.back().name, year),
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                        "cong-van-don-doc.docx");
}

}  // namespace

void add_routes(http::Router& on, Service& reminders, const obligations::Service& obligations,
                const agencies::Service& agencies) {
  on.get("/thong-bao", Right::signed_in, [&reminders](Request& r) { return own(reminders, r); });
  on.get("/don-doc", Right::coordinate, [&obligations](Request& r) { return urging(obligations, r); });
  on.get("/don-doc/cong-van", Right::coordinate, [&](Request& r) { return letter(obligations, agencies, r); });
  // Calendars of telephones cannot sign in: the secret in the address is the key.
  on.get("/lich-don-vi/{tinh}/{don-vi}/{khoa}", Right::anyone, [&reminders](Request& r) {
    std::optional<std::string> calendar = reminders.calendar(r.param("tinh"), r.param("don-vi"), r.param("khoa"));
    Response response;
    response.status = calendar ? 200 : 404;
    response.type = calendar ? "text/calendar; charset=utf-8" : "text/plain; charset=utf-8";
    response.body = calendar ? std::move(*calendar) : "Không có lịch này.\n";
    return response;
  });
}

}  // namespace reminders
