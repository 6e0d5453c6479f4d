// SPDX-License-Identifier: AGPL-3.0-or-later
// RSS 2.0, Atom (RFC 4287), JSON Feed 1.1 and the site map.
#include <nlohmann/json.hpp>

#include "base/time.h"
#include "features/portal/urls.h"
#include "features/portal/views.h"
#include "html/markdown.h"

namespace portal {
namespace {

std::string xml(std::string_view text) {
  std::string safe;
  for (const char c : text)  // XML 1.0 knows no other control characters
    if (static_cast<unsigned char>(c) >= ' ' || c == '\n' || c == '\t') safe += c;
  std::string out;
  html::escape_into(out, safe);
  return out;
}

std::string address_of(const Site& site, const std::string& path) { return site.base_url + path; }
std::string address_of(const Site& site, const Article& article) {
  return address_of(site, urls::article_path(site.code, article.slug));
}

// RFC 822: "Thu, 26 Mar 2026 14:05:00 +0700".
std::string mail_date(std::int64_t moment) {
  constexpr std::string_view days = "ThuFriSatSunMonTueWed", months = "JanFebMarAprMayJunJulAugSepOctNovDec";
  const std::int64_t day = base::day_number(base::date_of(moment));
  const std::string iso = base::iso_moment(moment);
  const std::size_t month = static_cast<std::size_t>((iso[5] - '0') * 10 + (iso[6] - '0') - 1);
  return std::string(days.substr(static_cast<std::size_t>(((day % 7) + 7) % 7) * 3, 3)) + ", " + iso.substr(8, 2) +
         " " + std::string(months.substr(month * 3, 3)) + " " + iso.substr(0, 4) + " " + iso.substr(11, 8) + " +0700";
}

std::string summary_of(const Article& article) { return article.summary.empty() ? article.title : article.summary; }

}  // namespace

std::string rss(const Site& site, const std::vector<Article>& articles) {
  std::string out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\"><channel><title>" +
                    xml(site.name) + "</title><link>" + xml(address_of(site, urls::path_of(site.code))) +
                    "</link><description>" + xml(site.motto.empty() ? site.name : site.motto) +
                    "</description><language>vi</language>\n";
  for (const Article& article : articles)
    out += "<item><title>" + xml(article.title) + "</title><link>" + xml(address_of(site, article)) +
           "</link><guid isPermaLink=\"false\">" + xml(site.code + "/" + article.slug) + "</guid><pubDate>" +
           mail_date(article.published_at) + "</pubDate><description>" + xml(summary_of(article)) +
           "</description></item>\n";
  return out + "</channel></rss>\n";
}

std::string atom(const Site& site, const std::vector<Article>& articles) {
  const std::string home = address_of(site, urls::path_of(site.code));
  const std::int64_t updated = articles.empty() ? 0 : articles.front().published_at;
  std::string out =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>urn:lantoa:" +
      xml(site.code) + "</id><title>" + xml(site.name) + "</title><link href=\"" + xml(home) +
      "\"/><link rel=\"self\" href=\"" + xml(home + "/atom.xml") + "\"/><updated>" + base::iso_moment(updated) +
      "</updated><author><name>" + xml(site.name) + "</name></author>\n";
  for (const Article& article : articles)
    out += "<entry><id>urn:lantoa:" + xml(site.code + ":" + article.slug) + "</id><title>" + xml(article.title) +
           "</title><link href=\"" + xml(address_of(site, article)) + "\"/><published>" +
           base::iso_moment(article.published_at) + "</published><updated>" +
           base::iso_moment(std::max(article.changed_at, article.published_at)) + "</updated><summary>" +
           xml(summary_of(article)) + "</summary></entry>\n";
  return out + "</feed>\n";
}

std::string json_feed(const Site& site, const std::vector<Article>& articles) {
  nlohmann::json feed{{"version", "https://jsonfeed.org/version/1.1"},
                      {"title", site.name},
                      {"language", "vi"},
                      {"home_page_url", address_of(site, urls::path_of(site.code))},
                      {"items", nlohmann::json::array()}};
  for (const Article& article : articles)
    feed["items"].push_back({{"id", site.code + "/" + article.slug},
                             {"url", address_of(site, article)},
                             {"title", article.title},
                             {"summary", summary_of(article)},
                             {"content_html", html::markdown(article.body).str()},
                             {"date_published", base::iso_moment(article.published_at)}});
  return feed.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string sitemap(const Site& site, const std::vector<Article>& articles) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (const std::string& path :
       {urls::path_of(site.code), urls::path_of(site.code) + "/tin", urls::path_of(site.code) + "/lien-he"})
    out += "<url><loc>" + xml(address_of(site, path)) + "</loc></url>\n";
  for (const Article& article : articles)
    out += "<url><loc>" + xml(address_of(site, article)) + "</loc><lastmod>" +
           base::iso_moment(std::max(article.changed_at, article.published_at)) + "</lastmod></url>\n";
  return out + "</urlset>\n";
}

}  // namespace portal
