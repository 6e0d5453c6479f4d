// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/evidence/routes.h"

#include "base/ids.h"
#include "features/evidence/urls.h"
#include "features/evidence/views.h"

namespace evidence {
namespace {

using http::Body;
using http::Request;
using http::Response;
using http::Right;

Frame frame_of(const Request& r, const base::Error* error = nullptr) { return {r.actor, r.csrf, error}; }
Response missing(const Request& r) { return http::page(missing_page(frame_of(r)), 404); }

Work work_of(const obligations::Occurrence& o) {
  Work work{o.id, o.title, o.label, o.unit_name, "chưa định", o.counted, o.required};
  if (o.due_on) work.due = base::for_people(base::date_of_day(*o.due_on));
  return work;
}

Response show_form(const Service& evidence, const obligations::Service& obligations, const Request& r) {
  static_cast<void>(evidence);
  const auto occurrence = obligations.find(r.actor.tenant, r.param("id"));
  if (!occurrence) return missing(r);
  return http::page(report_page(frame_of(r), work_of(*occurrence), {}, base::random_secret()));
}

Response take_report(Service& evidence, const obligations::Service& obligations, Request& r) {
  const auto occurrence = obligations.find(r.actor.tenant, r.param("id"));
  if (!occurrence) return missing(r);
  Report report;
  report.form_token = http::value_of(r.form, "bieu-mau");
  report.text = http::value_of(r.form, "noi-dung");
  report.amount = http::value_of(r.form, "so-luong");
  report.link = http::value_of(r.form, "duong-dan");
  report.done_on = http::value_of(r.form, "ngay");
  report.keeps_place = !http::value_of(r.form, "giu-vi-tri").empty();
  const Report filled = report;
  for (http::Upload& upload : r.files) {
    if (upload.bytes() == 0 && upload.file_name().empty()) continue;  // the field was left empty
    std::string name = upload.file_name();
    report.files.push_back({upload.take(), std::move(name)});
  }
  const base::Result<Reported> reported = evidence.report(r.actor, r.param("id"), std::move(report));
  if (!reported)
    return http::page(report_page(frame_of(r, &reported.error()), work_of(*occurrence), filled, filled.form_token),
                      http::status_of(reported.error().kind));
  return http::see_other("/nghia-vu/" + html::encoded(r.param("id")) + "/da-bao-cao?minh-chung=" + reported->id +
                         (reported->warning.empty() ? "" : "&trung=co"));
}

Response show_thanks(const Service& evidence, const obligations::Service& obligations, const Request& r) {
  const auto occurrence = obligations.find(r.actor.tenant, r.param("id"));
  const auto piece = evidence.find(r.actor.tenant, http::value_of(r.query, "minh-chung"));
  if (!occurrence || !piece) return missing(r);
  Reported reported{
      piece->id, occurrence->counted, occurrence->required, occurrence->state == obligations::State::done, {}};
  if (!http::value_of(r.query, "trung").empty())
    reported.warning =
        "Đường dẫn hoặc tệp này đã có trong một minh chứng khác của kế hoạch; hãy kiểm tra có gửi trùng không.";
  return http::page(thanks_page(frame_of(r), work_of(*occurrence), reported));
}

Response show(const Service& evidence, const Request& r, const base::Error* error = nullptr) {
  const auto piece = evidence.find(r.actor.tenant, r.param("id"));
  if (!piece || (piece->agency != r.actor.agency && piece->unit != r.actor.unit)) return missing(r);
  const int status = error == nullptr ? 200 : http::status_of(error->kind);
  return http::page(piece_page(frame_of(r, error), *piece, r.actor.may(Right::coordinate)), status);
}

Response answered(const Service& evidence, const Request& r, const base::Result<bool>& done) {
  if (!done) return show(evidence, r, &done.error());
  return http::see_other(urls::piece(r.param("id")).str());
}

// Pictures are shown by the type that was found in them; everything else is a download without a type.
Response send_file(const Service& evidence, const Request& r) {
  const auto piece = evidence.find(r.actor.tenant, r.param("id"));
  if (!piece || (piece->agency != r.actor.agency && piece->unit != r.actor.unit)) return missing(r);
  auto content = evidence.file(r.actor.tenant, r.param("id"), r.param("sha"));
  if (!content) return missing(r);
  if (!content->type.starts_with("image/"))
    return http::download(std::move(content->bytes), "application/octet-stream", content->name);
  Response response;
  response.type = content->type;
  response.body = std::move(content->bytes);
  response.headers.emplace_back("Cache-Control", "private, max-age=86400");
  return response;
}

}  // namespace

html::Html proofs_of(const Service& evidence, const base::Actor& actor, const obligations::Occurrence& occurrence) {
  return list_of(evidence.of_occurrence(actor.tenant, occurrence.id));
}

void add_routes(http::Router& on, Service& evidence, const obligations::Service& obligations) {
  on.get("/nghia-vu/{id}/bao-cao", Right::work, [&](Request& r) { return show_form(evidence, obligations, r); });
  on.post("/nghia-vu/{id}/bao-cao", Right::work, Body::files,
          [&](Request& r) { return take_report(evidence, obligations, r); });
  on.get("/nghia-vu/{id}/da-bao-cao", Right::work, [&](Request& r) { return show_thanks(evidence, obligations, r); });
  on.get("/minh-chung", Right::see, [&](Request& r) {
    const std::string_view before = http::value_of(r.query, "truoc");
    const bool oversees = r.actor.may(Right::coordinate) || r.actor.may(Right::approve);
    return http::page(list_page(frame_of(r), oversees
                                                 ? evidence.latest_of_agency(r.actor.tenant, r.actor.agency, before)
                                                 : evidence.latest_of_unit(r.actor.tenant, r.actor.unit, before)));
  });
  on.get("/minh-chung/{id}", Right::see, [&](Request& r) { return show(evidence, r); });
  on.get("/minh-chung/{id}/tep/{sha}", Right::see, [&](Request& r) { return send_file(evidence, r); });
  on.post("/minh-chung/{id}/tra-lai", Right::coordinate, Body::form, [&](Request& r) {
    return answered(evidence, r, evidence.give_back(r.actor, r.param("id"), http::value_of(r.form, "ly-do")));
  });
  on.post("/minh-chung/{id}/sua", Right::work, Body::form, [&](Request& r) {
    return answered(evidence, r,
                    evidence.correct(r.actor, r.param("id"), http::value_of(r.form, "noi-dung"),
                                     http::value_of(r.form, "so-luong"), http::value_of(r.form, "duong-dan")));
  });
  on.post("/minh-chung/{id}/rut", Right::work, Body::form,
          [&](Request& r) { return answered(evidence, r, evidence.withdraw(r.actor, r.param("id"))); });
}

}  // namespace evidence
