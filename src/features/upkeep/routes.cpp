// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/upkeep/routes.h"

#include "features/upkeep/mail_views.h"
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

html::Frame frame_of(const Request& r, const base::Error* error) { return {r.actor, r.csrf, error}; }

Response show_mail(const Request& r, const MailServer& server, const base::Error* error = nullptr,
                   std::string_view done = {}) {
  return http::page(mail_page(frame_of(r, error), server, done), error == nullptr ? 200 : http::status_of(error->kind));
}

Response save_mail(MailSetup& mail, const Request& r) {
  MailServer server = mail.shown(r.actor.tenant);
  server.url = http::value_of(r.form, "may-chu");
  server.from = http::value_of(r.form, "dia-chi-gui");
  server.user = http::value_of(r.form, "ten-dang-nhap");
  server.password = http::value_of(r.form, "mat-khau-thu");
  server.needs_tls = http::value_of(r.form, "khong-ma-hoa").empty();
  const base::Result<bool> done = mail.save(r.actor, server);
  if (!done) return show_mail(r, server, &done.error());
  return http::see_other(urls::mail().str());
}

Response try_mail(const MailSetup& mail, const Request& r) {
  const base::Result<bool> done = mail.try_it(r.actor, http::value_of(r.form, "gui-thu"));
  if (!done) return show_mail(r, mail.shown(r.actor.tenant), &done.error());
  return show_mail(r, mail.shown(r.actor.tenant), nullptr, "Máy chủ thư đã nhận thư gửi thử. Hãy mở hộp thư xem.");
}

}  // namespace

void add_routes(http::Router& on, Service& upkeep, MailSetup& mail) {
  on.get("/quan-tri/thu", Right::administer, [&mail](Request& r) { return show_mail(r, mail.shown(r.actor.tenant)); });
  on.post("/quan-tri/thu", Right::administer, Body::form, [&mail](Request& r) { return save_mail(mail, r); });
  on.post("/quan-tri/thu/gui-thu", Right::administer, Body::form, [&mail](Request& r) { return try_mail(mail, r); });
  on.get("/quan-tri/viec-hong", Right::administer, [&](Request& r) { return show(upkeep, r); });
  on.post("/quan-tri/viec-hong/{id}/thu-lai", Right::administer, Body::form,
          [&](Request& r) { return answered(upkeep, r, upkeep.try_again(r.actor, r.param("id"))); });
  on.post("/quan-tri/viec-hong/{id}/bo", Right::administer, Body::form,
          [&](Request& r) { return answered(upkeep, r, upkeep.give_up(r.actor, r.param("id"))); });
}

}  // namespace upkeep
