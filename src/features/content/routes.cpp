// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/content/routes.h"

#include <memory>

#include "base/numbers.h"
#include "features/content/urls.h"

namespace content {
namespace {

using http::Body;
using http::Request;
using http::Response;
using http::Right;
using http::value_of;

Frame frame_of(const Request& r, const base::Error* error = nullptr) { return {r.actor, r.csrf, error}; }
Response missing(const Request& r) { return http::page(missing_page(frame_of(r)), 404); }
int status_of(const base::Error* error) { return error == nullptr ? 200 : http::status_of(error->kind); }

class Pages {
 public:
  Pages(Service& content, const obligations::Service& obligations, Neighbours neighbours, base::Clock clock)
      : content_(content), obligations_(obligations), neighbours_(std::move(neighbours)), clock_(std::move(clock)) {}

  Response list(const Request& r) const {
    ListPage page;
    const std::string_view state = value_of(r.query, "trang-thai");
    page.filter.only_mine = state == "cua-toi";
    if (!page.filter.only_mine) page.filter.state = state;
    page.filter.before = value_of(r.query, "truoc");
    page.page = content_.list(r.actor, page.filter);
    return http::page(list_page(frame_of(r), page));
  }

  Response fresh(const Request& r) const {
    FormPage page;
    page.draft = draft_of(r.query);
    if (page.draft.kind.empty()) page.draft.kind = "article";
    if (page.draft.channels.empty()) page.draft.channels = {"site"};
    return form(r, std::move(page));
  }

  Response add(const Request& r) const {
    FormPage page;
    page.draft = draft_of(r.form);
    const base::Result<std::string> added = content_.add(r.actor, page.draft);
    if (!added) return form(r, std::move(page), &added.error());
    return http::see_other(urls::item(*added).str());
  }

  Response edit_form(const Request& r, const base::Error* error = nullptr) const {
    const auto item = content_.find(r.actor, r.param("id"));
    if (!item || !Service::may_write(r.actor, *item)) return missing(r);
    const base::Result<bool> locked = content_.lock(r.actor, item->id);
    FormPage page;
    page.draft = draft_from(*item);
    page.id = item->id;
    page.edits = item->edits;
    return form(r, std::move(page), error != nullptr ? error : locked ? nullptr : &locked.error(), 200);
  }

  Response edit(const Request& r) const {
    FormPage page;
    page.id = r.param("id");
    page.draft = draft_of(r.form);
    page.edits = edits_of(r);
    const base::Result<bool> done = content_.edit(r.actor, page.id, page.draft, page.edits);
    if (done) return http::see_other(urls::item(page.id).str());
    if (done.error().kind == base::ErrorKind::not_found) return missing(r);
    if (done.error().kind == base::ErrorKind::conflict)
      if (const auto now = content_.find(r.actor, page.id)) {
        page.has_other = true;  // both are shown; the next saving is against what is there now
        page.other = draft_from(*now);
        page.edits = now->edits;
      }
    return form(r, std::move(page), &done.error());
  }

  Response show(const Request& r, const base::Error* error = nullptr) const {
    const auto item = content_.find(r.actor, r.param("id"));
    if (!item) return missing(r);
    ItemPage page;
    page.item = *item;
    page.versions = content_.versions(r.actor.tenant, item->id);
    page.comments = content_.comments(r.actor.tenant, item->id);
    page.public_address = neighbours_.public_address(r.actor, *item);
    page.advice = advice_on(*item, page.public_address, base::day_number(base::date_of(clock_())));
    for (const ChannelWord& channel : neighbours_.channels(r.actor))
      if ((" " + item->channels + " ").find(" " + channel.code + " ") != std::string::npos)
        page.channels.push_back(channel);
    page.postings = neighbours_.postings(r.actor, r.csrf, *item);
    page.may_write = Service::may_write(r.actor, *item);
    return http::page(item_page(frame_of(r, error), page), status_of(error));
  }

  Response show_version(const Request& r) const {
    const auto item = content_.find(r.actor, r.param("id"));
    if (!item) return missing(r);
    const std::vector<Version> all = content_.versions(r.actor.tenant, item->id);
    const auto number = base::whole(r.param("so"), 1'000'000).value_or(0);
    for (std::size_t i = 0; i < all.size(); ++i)
      if (all[i].number == number)
        return http::page(version_page(frame_of(r), *item, all[i], i + 1 < all.size() ? &all[i + 1] : nullptr));
    return missing(r);
  }

  Response answered(const Request& r, const base::Result<bool>& done) const {
    if (!done) return show(r, &done.error());
    return http::see_other(urls::item(r.param("id")).str());
  }

  Response add_picture(Request& r) const {
    NewPicture picture;
    picture.alternative = value_of(r.form, "mo-ta");
    for (http::Upload& upload : r.files)
      if (upload.bytes() > 0 && picture.path.empty()) picture.path = upload.take();
    const base::Error none{base::ErrorKind::invalid, "Hãy chọn một ảnh.", "anh"};
    if (picture.path.empty()) return edit_form(r, &none);
    const base::Result<std::string> added = content_.add_picture(r.actor, r.param("id"), std::move(picture));
    if (!added) return edit_form(r, &added.error());
    return http::see_other(urls::edit(r.param("id")).str());
  }

  Response send_picture(const Request& r) const {
    auto picture = content_.picture(r.actor, r.param("sha"));
    Response response;
    response.status = picture ? 200 : 404;
    response.type = picture ? picture->type : "text/plain; charset=utf-8";
    response.body = picture ? std::move(picture->bytes) : "Không có ảnh này.\n";
    if (picture) response.headers.emplace_back("Cache-Control", "public, max-age=86400");
    return response;
  }

  static std::int64_t edits_of(const Request& r) {
    return base::whole(value_of(r.form, "lan-sua"), 1'000'000'000).value_or(-1);
  }

 private:
  static std::vector<std::string> all_of(const http::Fields& fields, std::string_view name) {
    std::vector<std::string> all;
    for (const std::string_view value : http::values_of(fields, name)) all.emplace_back(value);
    return all;
  }

  static Draft draft_of(const http::Fields& fields) {
    Draft draft;
    draft.occurrence = value_of(fields, "nghia-vu");
    draft.kind = value_of(fields, "loai");
    draft.title = value_of(fields, "tieu-de");
    draft.summary = value_of(fields, "tom-tat");
    draft.body = value_of(fields, "noi-dung");
    draft.source = value_of(fields, "nguon");
    draft.language = value_of(fields, "ngon-ngu");
    draft.topics = all_of(fields, "chu-de");
    draft.audiences = all_of(fields, "doi-tuong");
    draft.channels = all_of(fields, "kenh");
    draft.review_by = value_of(fields, "xem-lai");
    draft.by_machine = !value_of(fields, "may-viet").empty();
    return draft;
  }

  static std::vector<std::string> codes_of(const std::string& codes) {
    std::vector<std::string> all;
    for (const std::string_view code : words_in(codes)) all.emplace_back(code);
    return all;
  }

  static Draft draft_from(const Item& item) {
    Draft draft;
    draft.kind = item.kind;
    draft.title = item.title;
    draft.summary = item.summary;
    draft.body = item.body;
    draft.source = item.source;
    draft.language = item.language;
    draft.topics = codes_of(item.topics);
    draft.audiences = codes_of(item.audiences);
    draft.channels = codes_of(item.channels);
    draft.by_machine = item.by_machine;
    if (item.review_by > 0)
      draft.review_by = base::iso_moment(base::start_of(base::date_of_day(item.review_by))).substr(0, 10);
    return draft;
  }

  Response form(const Request& r, FormPage page, const base::Error* error = nullptr, int status = 0) const {
    if (!page.draft.occurrence.empty())
      if (const auto duty = obligations_.find(r.actor.tenant, page.draft.occurrence)) page.duty = duty->title;
    page.channels = neighbours_.channels(r.actor);
    if (!page.id.empty()) page.pictures = content_.pictures(r.actor.tenant, page.id);
    return http::page(form_page(frame_of(r, error), page), status == 0 ? status_of(error) : status);
  }

  Service& content_;
  const obligations::Service& obligations_;
  Neighbours neighbours_;
  base::Clock clock_;
};

}  // namespace

html::Html beside(const Service& content, const base::Actor& actor, const obligations::Occurrence& occurrence) {
  const bool may_add =
      occurrence.state != obligations::State::dropped && evidence::Service::may_report(actor, occurrence);
  return beside_duty(content.of_occurrence(actor, occurrence.id), occurrence.id, may_add);
}

void add_routes(http::Router& on, Service& content, const obligations::Service& obligations, Neighbours neighbours,
                base::Clock clock) {
  const auto pages = std::make_shared<Pages>(content, obligations, std::move(neighbours), std::move(clock));
  on.get("/noi-dung", Right::see, [pages](Request& r) { return pages->list(r); });
  on.post("/noi-dung", Right::work, Body::form, [pages](Request& r) { return pages->add(r); });
  on.get("/noi-dung/moi", Right::work, [pages](Request& r) { return pages->fresh(r); });
  on.get("/noi-dung/{id}", Right::see, [pages](Request& r) { return pages->show(r); });
  on.get("/noi-dung/{id}/sua", Right::work, [pages](Request& r) { return pages->edit_form(r); });
  on.post("/noi-dung/{id}/sua", Right::work, Body::form, [pages](Request& r) { return pages->edit(r); });
  on.get("/noi-dung/{id}/phien-ban/{so}", Right::see, [pages](Request& r) { return pages->show_version(r); });
  on.post("/noi-dung/{id}/hinh", Right::work, Body::files, [pages](Request& r) { return pages->add_picture(r); });
  on.post("/noi-dung/{id}/trinh", Right::work, Body::form, [pages, &content](Request& r) {
    return pages->answered(r, content.submit(r.actor, r.param("id"), Pages::edits_of(r)));
  });
  on.post("/noi-dung/{id}/tra-lai", Right::approve, Body::form, [pages, &content](Request& r) {
    return pages->answered(r, content.give_back(r.actor, r.param("id"), value_of(r.form, "ly-do")));
  });
  on.post("/noi-dung/{id}/duyet", Right::approve, Body::form, [pages, &content](Request& r) {
    return pages->answered(r,
                           content.approve(r.actor, r.param("id"), Pages::edits_of(r), value_of(r.form, "gio-dang")));
  });
  on.post("/noi-dung/{id}/dang-truoc", Right::coordinate, Body::form, [pages, &content](Request& r) {
    return pages->answered(r, content.force(r.actor, r.param("id"), Pages::edits_of(r), value_of(r.form, "ly-do")));
  });
  on.post("/noi-dung/{id}/duyet-sau", Right::approve, Body::form,
          [pages, &content](Request& r) { return pages->answered(r, content.confirm(r.actor, r.param("id"))); });
  on.post("/noi-dung/{id}/go", Right::work, Body::form, [pages, &content](Request& r) {
    return pages->answered(r, content.withdraw(r.actor, r.param("id"), value_of(r.form, "ly-do")));
  });
  on.post("/noi-dung/{id}/y-kien", Right::work, Body::form, [pages, &content](Request& r) {
    return pages->answered(r, content.comment(r.actor, r.param("id"), value_of(r.form, "y-kien")));
  });
  on.get("/hinh/{sha}", Right::anyone, [pages](Request& r) { return pages->send_picture(r); });
}

}  // namespace content
