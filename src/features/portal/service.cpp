// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/portal/service.h"

#include <algorithm>

#include "base/numbers.h"
#include "features/portal/store_sql.h"
#include "vietnamese/form_text.h"
#include "vietnamese/text.h"

namespace portal {
namespace {

using base::Error;
using base::ErrorKind;

constexpr std::size_t longest_line = 300, longest_about = 50'000, on_a_page = 20, on_home = 8;

Site site_from(const db::Row& row) {
  Site s;
  s.tenant = row.text("tenant");
  s.agency = row.text("agency_id");
  s.code = row.text("code");
  s.name = row.text("name");
  s.motto = row.text("motto");
  s.address = row.text("address");
  s.phone = row.text("phone");
  s.hotline = row.text("hotline");
  s.email = row.text("email");
  s.feedback_url = row.text("feedback_url");
  s.base_url = row.text("base_url");
  s.about = row.text("about");
  s.is_on = row.flag("is_on");
  s.shows_plans = row.flag("shows_plans");
  s.edits = row.number("edits");
  return s;
}

Teaser teaser_of(const content::Live& live) {
  return {live.slug, live.title, live.summary, live.kind, live.topics, live.unit_name, live.published_at};
}

Article article_of(const content::Live& live) {
  Article a;
  a.slug = live.slug;
  a.title = live.title;
  a.summary = live.summary;
  a.body = live.body;
  a.kind_word = content::word_of(content::kinds, live.kind);
  a.source = live.source;
  a.topics = live.topics;
  a.language = live.language;
  a.unit_name = live.unit_name;
  a.by_machine = live.by_machine;
  a.is_withdrawn = live.is_withdrawn;
  a.notice = live.reason;
  a.published_at = live.published_at;
  a.changed_at = live.changed_at;
  return a;
}

Error wrong(const char* sentence, const char* field) { return {ErrorKind::invalid, sentence, field}; }

bool is_code(std::string_view code) {
  return code.size() >= 2 && code.size() <= 40 && std::all_of(code.begin(), code.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

bool is_web_address(std::string_view url) {
  return (url.starts_with("https://") || url.starts_with("http://")) && url.size() <= longest_line &&
         std::all_of(url.begin(), url.end(),
                     [](char c) { return static_cast<unsigned char>(c) > ' ' && c != '"' && c != '<' && c != '>'; });
}

base::Result<Site> checked(const base::Actor& actor, const Site& given) {
  Site site = given;
  site.tenant = actor.tenant;
  site.agency = actor.agency;
  site.code = vietnamese::lower(vietnamese::trim(given.code));
  for (std::string* line : {&site.name, &site.motto, &site.address, &site.phone, &site.hotline, &site.email}) {
    *line = vietnamese::one_line(*line);
    if (line->size() > longest_line) return wrong("Mỗi dòng dài tối đa 300 ký tự.", "ten");
  }
  site.about = vietnamese::many_lines(given.about);
  if (!is_code(site.code)) return wrong("Mã cổng gồm 2 đến 40 chữ thường không dấu, số hoặc gạch nối.", "ma");
  if (site.name.empty()) return wrong("Hãy ghi tên cơ quan như hiện trên cổng.", "ten");
  if (site.about.size() > longest_about) return wrong("Phần giới thiệu dài quá 50.000 ký tự.", "gioi-thieu");
  site.base_url = vietnamese::trim(given.base_url);
  while (site.base_url.ends_with('/')) site.base_url.pop_back();
  if (!site.base_url.empty() && !is_web_address(site.base_url))
    return wrong("Địa chỉ công khai phải bắt đầu bằng https:// hoặc http://.", "dia-chi-web");
  site.feedback_url = vietnamese::trim(given.feedback_url);
  if (!site.feedback_url.empty() && !is_web_address(site.feedback_url))
    return wrong("Địa chỉ hệ thống phản ánh, kiến nghị phải bắt đầu bằng https:// hoặc http://.", "phan-anh");
  return site;
}

}  // namespace

std::optional<Site> Service::by_code(std::string_view code) const {
  const db::Rows rows = database_.read([&](db::Connection& c) { return c.run(sql::by_code, code); });
  return rows.empty() ? std::nullopt : std::optional(site_from(rows.front()));
}

std::optional<Site> Service::of_agency(std::string_view tenant, std::string_view agency) const {
  const db::Rows rows = database_.read([&](db::Connection& c) { return c.run(sql::of_agency, tenant, agency); });
  return rows.empty() ? std::nullopt : std::optional(site_from(rows.front()));
}

std::vector<Site> Service::all() const {
  std::vector<Site> sites;
  for (const db::Row& row : database_.read([&](db::Connection& c) { return c.run(sql::all_on); }))
    sites.push_back(site_from(row));
  return sites;
}

base::Result<bool> Service::save(const base::Actor& actor, const Site& given) {
  const base::Result<Site> site = checked(actor, given);
  if (!site) return site.error();
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    const bool is_new = c.run(sql::of_agency, actor.tenant, actor.agency).empty();
    if (is_new) {
      if (c.run(sql::add, site->tenant, site->agency, site->code, site->name, site->motto, site->address, site->phone,
                site->hotline, site->email, site->feedback_url, site->base_url, site->about, site->is_on,
                site->shows_plans)
              .empty())
        return Error{ErrorKind::conflict, "Mã cổng này đã có cơ quan khác dùng.", "ma"};
    } else if (c.run(sql::change, site->tenant, site->agency, site->edits, site->name, site->motto, site->address,
                     site->phone, site->hotline, site->email, site->feedback_url, site->base_url, site->about,
                     site->is_on, site->shows_plans)
                   .empty()) {
      return Error{ErrorKind::conflict, "Người khác vừa sửa cổng; hãy mở lại để xem.", {}};
    }
    changed(c, actor.tenant);
    audit_.record(c, actor, "portal.save", actor.agency, "Sửa thông tin cổng “" + site->code + "”.");
    return true;
  });
}

Home Service::home(const Site& site) const {
  Home home;
  const auto listed = [&](std::string_view kind, std::size_t most) {
    std::vector<Teaser> teasers;
    for (const content::Live& live :
         content_.live(site.tenant, site.agency, "kind:" + std::string(kind), clock_() + 1, {}))
      if (teasers.size() < most) teasers.push_back(teaser_of(live));
    return teasers;
  };
  home.news = listed("article", on_home);
  home.notices = listed("notice", 5);
  home.steering = listed("steering", 5);
  for (const Teaser& slogan : listed("slogan", 6)) home.slogans.push_back(slogan.title);
  return home;
}

NewsList Service::news(const Site& site, std::string_view topic, std::string_view kind, std::string_view after) const {
  NewsList list;
  std::string tag;
  if (!content::word_of(content::topics, topic).empty()) {
    list.topic = topic;
    tag = "topic:" + list.topic;
  } else if (!content::word_of(content::kinds, kind).empty()) {
    list.kind = kind;
    tag = "kind:" + list.kind;
  }
  std::int64_t before = clock_() + 1;
  std::string before_id;
  if (const std::size_t dash = after.find('-'); dash != std::string_view::npos) {
    before = base::whole(after.substr(0, dash), before).value_or(before);
    before_id = after.substr(dash + 1);
  }
  std::vector<content::Live> found = content_.live(site.tenant, site.agency, tag, before, before_id);
  const bool has_more = found.size() > on_a_page;
  if (has_more) found.pop_back();
  for (const content::Live& live : found) list.items.push_back(teaser_of(live));
  if (has_more) list.next = std::to_string(found.back().published_at) + "-" + found.back().id;
  return list;
}

std::optional<Article> Service::article(const Site& site, std::string_view slug) const {
  const auto live = content_.live_by_slug(site.tenant, site.agency, slug);
  return live ? std::optional(article_of(*live)) : std::nullopt;
}

std::vector<Article> Service::latest(const Site& site) const {
  std::vector<Article> articles;
  for (const content::Live& live : content_.live(site.tenant, site.agency, {}, clock_() + 1, {}))
    if (articles.size() < on_a_page) articles.push_back(article_of(live));
  return articles;
}

void Service::changed(db::Connection& connection, std::string_view tenant) const {
  jobs::enqueue(connection, tenant, fresh_job, "", clock_());
}

}  // namespace portal
