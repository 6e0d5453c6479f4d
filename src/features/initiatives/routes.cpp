// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/initiatives/routes.h"

#include "base/numbers.h"
#include "features/initiatives/urls.h"
#include "features/initiatives/views.h"

namespace initiatives {
namespace {

using http::Body;
using http::Request;
using http::Response;
using http::Right;
using http::value_of;

Frame frame_of(const Request& r, const base::Error* error = nullptr) { return {r.actor, r.csrf, error}; }
Response missing(const Request& r) { return http::page(missing_page(frame_of(r)), 404); }
int status_of(const base::Error* error) { return error == nullptr ? 200 : http::status_of(error->kind); }

Response list(const Service& initiatives, const Request& r) {
  const std::string_view wanted = value_of(r.query, "trang-thai");
  std::optional<State> state;
  for (const State known : {State::proposed, State::supported, State::recognised, State::refused, State::withdrawn})
    if (code_of(known) == wanted) state = known;
  return http::page(list_page(frame_of(r), initiatives.list(r.actor, state, value_of(r.query, "truoc")), wanted));
}

Draft draft_of(const http::Fields& fields) {
  Draft draft;
  draft.occurrence = value_of(fields, "nghia-vu");
  draft.kind = value_of(fields, "loai");
  draft.title = value_of(fields, "ten");
  draft.authors = value_of(fields, "tac-gia");
  draft.problem = value_of(fields, "van-de");
  draft.solution = value_of(fields, "giai-phap");
  draft.effect = value_of(fields, "hieu-qua");
  draft.award = value_of(fields, "khen-thuong");
  return draft;
}

Response form(const obligations::Service& obligations, const Request& r, FormPage page,
              const base::Error* error = nullptr) {
  if (!page.draft.occurrence.empty())
    if (const auto duty = obligations.find(r.actor.tenant, page.draft.occurrence)) page.duty = duty->title;
  return http::page(form_page(frame_of(r, error), page), status_of(error));
}

Response propose(Service& initiatives, const obligations::Service& obligations, Request& r) {
  std::vector<NewFile> files;
  for (http::Upload& upload : r.files) {
    if (upload.bytes() == 0 && upload.file_name().empty()) continue;
    std::string name = upload.file_name();
    files.push_back({upload.take(), std::move(name)});
  }
  FormPage page{draft_of(r.form), {}, 0, {}};
  const base::Result<std::string> added = initiatives.propose(r.actor, page.draft, std::move(files));
  if (!added) return form(obligations, r, std::move(page), &added.error());
  return http::see_other(urls::initiative(*added).str());
}

Response edit_form(const Service& initiatives, const obligations::Service& obligations, const Request& r) {
  const auto i = initiatives.find(r.actor, r.param("id"));
  if (!i) return missing(r);
  const Draft draft{{}, i->kind, i->title, i->authors, i->problem, i->solution, i->effect, i->award};
  return form(obligations, r, {draft, i->id, i->edits, {}});
}

Response edit(Service& initiatives, const obligations::Service& obligations, const Request& r) {
  FormPage page{draft_of(r.form),
                std::string(r.param("id")),
                base::whole(value_of(r.form, "lan-sua"), 1'000'000).value_or(-1),
                {}};
  const base::Result<bool> done = initiatives.edit(r.actor, page.id, page.draft, page.edits);
  if (!done && done.error().kind == base::ErrorKind::not_found) return missing(r);
  if (!done) return form(obligations, r, std::move(page), &done.error());
  return http::see_other(urls::initiative(r.param("id")).str());
}

Response show(const Service& initiatives, const Request& r, const base::Error* error = nullptr) {
  const auto i = initiatives.find(r.actor, r.param("id"));
  if (!i) return missing(r);
  return http::page(one_page(frame_of(r, error), {*i, initiatives.uses(*i), initiatives.files(*i)}), status_of(error));
}

Response answered(const Service& initiatives, const Request& r, const base::Result<bool>& done) {
  if (!done) return show(initiatives, r, &done.error());
  return http::see_other(urls::initiative(r.param("id")).str());
}

Response send_file(const Service& initiatives, const Request& r) {
  const auto i = initiatives.find(r.actor, r.param("id"));
  auto bytes = i ? initiatives.content(*i, r.param("sha")) : std::nullopt;
  if (!bytes) return missing(r);
  std::string name = "tep";
  for (const File& file : initiatives.files(*i))
    if (file.sha256 == r.param("sha")) name = file.name;
  return http::download(std::move(*bytes), "application/octet-stream", name);
}

}  // namespace

void add_routes(http::Router& on, Service& initiatives, const obligations::Service& obligations) {
  on.get("/sang-kien", Right::see, [&](Request& r) { return list(initiatives, r); });
  on.post("/sang-kien", Right::work, Body::files, [&](Request& r) { return propose(initiatives, obligations, r); });
  on.get("/sang-kien/moi", Right::work, [&](Request& r) {
    return form(obligations, r, {draft_of(r.query), {}, 0, {}});
  });
  on.get("/sang-kien/to-trinh", Right::coordinate, [&](Request& r) {
    return http::download(initiatives.submission(r.actor),
                          "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                          "to-trinh-sang-kien.docx");
  });
  on.get("/sang-kien/{id}", Right::see, [&](Request& r) { return show(initiatives, r); });
  on.get("/sang-kien/{id}/sua", Right::work, [&](Request& r) { return edit_form(initiatives, obligations, r); });
  on.post("/sang-kien/{id}/sua", Right::work, Body::form,
          [&](Request& r) { return edit(initiatives, obligations, r); });
  on.post("/sang-kien/{id}/rut", Right::work, Body::form,
          [&](Request& r) { return answered(initiatives, r, initiatives.withdraw(r.actor, r.param("id"))); });
  on.post("/sang-kien/{id}/tham-dinh", Right::coordinate, Body::form, [&](Request& r) {
    const auto opinion =
        value_of(r.form, "ket-luan") == "ung-ho" ? Service::Opinion::support : Service::Opinion::oppose;
    return answered(initiatives, r, initiatives.appraise(r.actor, r.param("id"), opinion, value_of(r.form, "y-kien")));
  });
  on.post("/sang-kien/{id}/cong-nhan", Right::approve, Body::form, [&](Request& r) {
    const Recognition by{std::string(value_of(r.form, "so-quyet-dinh")),
                         std::string(value_of(r.form, "ngay-quyet-dinh")),
                         std::string(value_of(r.form, "khen-thuong"))};
    return answered(initiatives, r, initiatives.recognise(r.actor, r.param("id"), by));
  });
  on.post("/sang-kien/{id}/khong-cong-nhan", Right::approve, Body::form, [&](Request& r) {
    return answered(initiatives, r, initiatives.refuse(r.actor, r.param("id"), value_of(r.form, "ly-do")));
  });
  on.post("/sang-kien/{id}/nhan-rong", Right::work, Body::form, [&](Request& r) {
    const Taken taken{std::string(value_of(r.form, "don-vi-ap-dung")), std::string(value_of(r.form, "tu-ngay")),
                      std::string(value_of(r.form, "ghi-chu"))};
    return answered(initiatives, r, initiatives.take_over(r.actor, r.param("id"), taken));
  });
  on.get("/sang-kien/{id}/tep/{sha}", Right::see, [&](Request& r) { return send_file(initiatives, r); });
}

}  // namespace initiatives
