// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/channels/routes.h"

#include "features/channels/urls.h"
#include "features/channels/views.h"

namespace channels {
namespace {

using http::Body;
using http::Request;
using http::Response;
using http::Right;
using http::value_of;

Frame frame_of(const Request& r, const base::Error* error = nullptr) { return {r.actor, r.csrf, error}; }
int status_of(const base::Error* error) { return error == nullptr ? 200 : http::status_of(error->kind); }

Response list(const Service& channels, const Request& r, const base::Error* error = nullptr) {
  const std::string_view state = value_of(r.query, "trang-thai");
  return http::page(list_page(frame_of(r, error), channels.list(r.actor, state, value_of(r.query, "truoc")), state),
                    status_of(error));
}

// Back to where the person was: the item's page, which shows every channel of it.
Response answered(const Service& channels, const Request& r, const base::Result<bool>& done) {
  if (!done) return list(channels, r, &done.error());
  const auto posting = channels.find(r.actor, r.param("id"));
  return http::see_other(posting ? urls::item(posting->item).str() : urls::all().str());
}

Response settings(const Service& channels, const Request& r, std::string_view opened = {},
                  const base::Error* error = nullptr) {
  return http::page(settings_page(frame_of(r, error), channels.channels(r.actor.tenant, r.actor.agency),
                                  channels.readers(r.actor), opened),
                    status_of(error));
}

Response save(Service& channels, const Request& r) {
  Channel channel;
  channel.code = r.param("ma");
  channel.is_on = !value_of(r.form, "bat").empty();
  for (const Setting& setting : channels::settings)
    if (setting.channel == channel.code) channel.settings[std::string(setting.name)] = value_of(r.form, setting.name);
  const base::Result<bool> done = channels.save(r.actor, channel);
  if (!done) return settings(channels, r, channel.code, &done.error());
  return http::see_other(urls::settings().str());
}

Response send_file(const Service& channels, const FileOf& file_of, const Request& r) {
  const auto posting = channels.find(r.actor, r.param("id"));
  auto file = posting ? file_of(*posting) : std::nullopt;
  if (!file) return http::page(missing_page(frame_of(r)), 404);
  return http::download(std::move(file->bytes), file->type, file->name);
}

void add_staff_routes(http::Router& on, Service& channels, const FileOf& file_of) {
  on.get("/kenh", Right::see, [&channels](Request& r) { return list(channels, r); });
  on.post("/kenh/{id}/dang-lai", Right::work, Body::form,
          [&channels](Request& r) { return answered(channels, r, channels.try_again(r.actor, r.param("id"))); });
  on.post("/kenh/{id}/da-dang", Right::work, Body::form, [&channels](Request& r) {
    return answered(
        channels, r,
        channels.is_there(r.actor, r.param("id"), value_of(r.form, "duong-dan"), value_of(r.form, "ghi-chu")));
  });
  on.post("/kenh/{id}/bo", Right::work, Body::form,
          [&channels](Request& r) { return answered(channels, r, channels.give_up(r.actor, r.param("id"))); });
  on.get("/kenh/{id}/tep", Right::see, [&channels, file_of](Request& r) { return send_file(channels, file_of, r); });
  on.get("/quan-tri/kenh", Right::administer, [&channels](Request& r) { return settings(channels, r); });
  on.post("/quan-tri/kenh/{ma}", Right::administer, Body::form, [&channels](Request& r) { return save(channels, r); });
}

}  // namespace

html::Html beside(const Service& channels, const portal::Service& portal, const base::Actor& actor,
                  const std::string& csrf, const content::Item& item) {
  const auto site = portal.of_agency(actor.tenant, actor.agency);
  return beside_item({actor, csrf, nullptr}, channels.of_item(actor.tenant, item.id), site ? site->code : "");
}

void add_routes(http::Router& on, Service& channels, const portal::Service& portal, Framed framed, FileOf file_of) {
  add_staff_routes(on, channels, file_of);
  const auto show = [framed](const Request& r, std::string_view site, std::string_view title, const html::Html& body,
                             int status = 200) {
    std::string page = framed(site, title, body);
    return page.empty() ? http::page(missing_page(frame_of(r)), 404) : http::page(std::move(page), status);
  };
  on.get("/cong/{ma}/nhan-tin", Right::anyone, [show](Request& r) {
    return show(r, r.param("ma"), "Nhận tin qua thư", subscribe_body(frame_of(r), r.param("ma"), "", false));
  });
  on.post("/cong/{ma}/nhan-tin", Right::anyone, Body::form, [show, &channels, &portal](Request& r) {
    static_cast<void>(portal);
    const base::Result<bool> done = channels.subscribe(r.param("ma"), value_of(r.form, "thu"));
    const base::Error* error = done ? nullptr : &done.error();
    return show(r, r.param("ma"), "Nhận tin qua thư",
                subscribe_body(frame_of(r, error), r.param("ma"), value_of(r.form, "thu"), error == nullptr),
                status_of(error));
  });
  on.get("/nhan-tin/{khoa}", Right::anyone, [show, &channels](Request& r) {
    const auto reader = channels.subscriber(r.param("khoa"));
    if (!reader) return http::page(missing_page(frame_of(r)), 404);
    return show(r, reader->site, "Nhận tin qua thư",
                subscriber_body(frame_of(r), r.param("khoa"), reader->email, reader->is_active));
  });
  on.post("/nhan-tin/{khoa}", Right::anyone, Body::form, [&channels](Request& r) {
    channels.confirm_subscriber(r.param("khoa"));
    return http::see_other(urls::subscriber(r.param("khoa")).str());
  });
  // One click in the mail program (RFC 8058), which knows no token of ours; the secret in the address is the key.
  on.post("/nhan-tin/{khoa}/huy", Right::anyone, Body::outside, [show, &channels](Request& r) {
    const auto reader = channels.subscriber(r.param("khoa"));
    if (!reader) return http::page(missing_page(frame_of(r)), 404);
    channels.forget_subscriber(r.param("khoa"));
    return show(r, reader->site, "Đã thôi nhận tin", left_body());
  });
}

}  // namespace channels
