// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/portal/routes.h"

#include "base/numbers.h"
#include "features/content/model.h"
#include "features/portal/urls.h"
#include "features/portal/views.h"

namespace portal {
namespace {

using http::Body;
using http::Request;
using http::Response;
using http::Right;
using http::value_of;

// Asked for each time, and answered by a head alone where nothing changed: a text that was withdrawn is gone at once.
constexpr std::string_view page_cache = "public, no-cache";
constexpr std::string_view html_type = "text/html; charset=utf-8";

// Only what changes the page: strangers cannot fill the memory with one page under many addresses.
std::string key_of(const Request& r) {
  std::string key = r.path;
  if (!key.ends_with("/tin")) return key;
  for (const std::string_view name : {"chu-de", "loai", "sau"})
    if (const std::string_view value = value_of(r.query, name); !value.empty())
      ((key += '&') += name) += "=" + std::string(value);
  return key;
}

std::size_t bytes_of(const http::Packed& page) {
  constexpr std::size_t around = 512;
  return page.plain.size() + page.gzip.size() + page.brotli.size() + around;
}

bool may_be_kept(const std::string& key) {
  constexpr std::size_t longest = 400;
  return key.size() <= longest && key.starts_with("/cong/");
}

Look look_of(const Site& site) {
  Look look{site, {}};
  for (const content::Term& topic : content::topics)
    look.topics.push_back({std::string(topic.code), std::string(topic.word)});
  return look;
}

struct Made {
  std::string body{};
  std::string_view type = html_type;
  int status = 200;
};

class Public {
 public:
  Public(const Service& portal, std::shared_ptr<Pages> pages) : portal_(portal), pages_(std::move(pages)) {}

  // A page of a site: made once for all who ask, and kept until something changes.
  template <class Make>
  http::Handler page(Make make) const {
    return [this, make](Request& r) {
      const std::string key = key_of(r);
      const std::uint64_t generation = pages_->generation();
      const std::optional<Site> site = portal_.by_code(r.param("ma"));
      Made made;
      if (!site || !site->is_on) {
        made = {"Không có cổng này.\n", "text/plain; charset=utf-8", 404};
      } else {
        made = make(r, *site);
      }
      Response response;
      response.packed = http::pack(std::move(made.body), std::string(made.type), std::string(page_cache), made.status);
      if (made.status != 404 && may_be_kept(key))
        pages_->keep(key, response.packed, bytes_of(*response.packed), generation);
      return response;
    };
  }

 private:
  const Service& portal_;
  std::shared_ptr<Pages> pages_;
};

Made article(const Service& portal, const Request& r, const Site& site) {
  const std::optional<Article> found = portal.article(site, r.param("bai"));
  if (!found) return {missing_page(look_of(site)), html_type, 404};
  return {article_page(look_of(site), *found), html_type, found->is_withdrawn ? 410 : 200};
}

Response settings(const Service& portal, const Request& r, const base::Error* error = nullptr,
                  const Site* filled = nullptr) {
  const std::optional<Site> known = portal.of_agency(r.actor.tenant, r.actor.agency);
  const Site site = filled != nullptr ? *filled : known.value_or(Site{});
  return http::page(settings_page({r.actor, r.csrf, error}, site, !known),
                    error == nullptr ? 200 : http::status_of(error->kind));
}

Response save(Service& portal, const Request& r) {
  Site site;
  site.code = value_of(r.form, "ma");
  site.name = value_of(r.form, "ten");
  site.motto = value_of(r.form, "khau-hieu");
  site.address = value_of(r.form, "dia-chi");
  site.phone = value_of(r.form, "dien-thoai");
  site.hotline = value_of(r.form, "duong-day-nong");
  site.email = value_of(r.form, "thu");
  site.feedback_url = value_of(r.form, "phan-anh");
  site.base_url = value_of(r.form, "dia-chi-web");
  site.about = value_of(r.form, "gioi-thieu");
  site.is_on = !value_of(r.form, "mo").empty();
  site.shows_plans = !value_of(r.form, "hien-ke-hoach").empty();
  site.edits = base::whole(value_of(r.form, "lan-sua"), 1'000'000'000).value_or(-1);
  const base::Result<bool> done = portal.save(r.actor, site);
  if (!done) return settings(portal, r, &done.error(), &site);
  return http::see_other(urls::settings().str());
}

Response robots(const Service& portal) {
  Response response;
  response.type = "text/plain; charset=utf-8";
  response.body = "User-agent: *\nDisallow: /quan-tri\nDisallow: /diem-danh/\nDisallow: /lich-don-vi/\n";
  for (const Site& site : portal.all())
    if (!site.base_url.empty())
      response.body += "Sitemap: " + site.base_url + urls::path_of(site.code) + "/sitemap.xml\n";
  return response;
}

}  // namespace

void add_routes(http::Router& on, Service& portal, const std::shared_ptr<Pages>& pages, PlanLines plans) {
  const auto site = std::make_shared<Public>(portal, pages);
  const auto show = [&](std::string_view pattern, auto make) {
    on.get(pattern, Right::anyone, [site, handler = site->page(std::move(make))](Request& r) { return handler(r); });
  };
  show("/cong/{ma}", [&portal, plans](const Request&, const Site& s) {
    Home home = portal.home(s);
    if (s.shows_plans) home.plans = plans(s);
    return Made{home_page(look_of(s), home)};
  });
  show("/cong/{ma}/tin", [&portal](const Request& r, const Site& s) {
    return Made{news_page(
        look_of(s), portal.news(s, value_of(r.query, "chu-de"), value_of(r.query, "loai"), value_of(r.query, "sau")))};
  });
  show("/cong/{ma}/tin/{bai}", [&portal](const Request& r, const Site& s) { return article(portal, r, s); });
  show("/cong/{ma}/lien-he", [](const Request&, const Site& s) { return Made{contact_page(look_of(s))}; });
  show("/cong/{ma}/ke-hoach", [plans](const Request&, const Site& s) {
    if (!s.shows_plans) return Made{missing_page(look_of(s)), html_type, 404};
    return Made{plan_page(look_of(s), plans(s))};
  });
  show("/cong/{ma}/rss.xml", [&portal](const Request&, const Site& s) {
    return Made{rss(s, portal.latest(s)), "application/rss+xml; charset=utf-8"};
  });
  show("/cong/{ma}/atom.xml", [&portal](const Request&, const Site& s) {
    return Made{atom(s, portal.latest(s)), "application/atom+xml; charset=utf-8"};
  });
  show("/cong/{ma}/feed.json", [&portal](const Request&, const Site& s) {
    return Made{json_feed(s, portal.latest(s)), "application/feed+json; charset=utf-8"};
  });
  show("/cong/{ma}/sitemap.xml", [&portal](const Request&, const Site& s) {
    return Made{sitemap(s, portal.latest(s)), "application/xml; charset=utf-8"};
  });
  on.get("/robots.txt", Right::anyone, [&portal](Request&) { return robots(portal); });
  on.get("/quan-tri/cong", Right::administer, [&portal](Request& r) { return settings(portal, r); });
  on.post("/quan-tri/cong", Right::administer, Body::form, [&portal](Request& r) { return save(portal, r); });
}

http::Front front_of(std::shared_ptr<Pages> pages) {
  return [pages = std::move(pages)](const Request& r) -> std::shared_ptr<const http::Packed> {
    if (!std::string_view(r.path).starts_with("/cong/")) return nullptr;
    return pages->find(key_of(r));
  };
}

}  // namespace portal
