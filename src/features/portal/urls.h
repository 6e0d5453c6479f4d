// SPDX-License-Identifier: AGPL-3.0-or-later
// Every address of the feature, once.
#pragma once
#include <string>
#include <string_view>

#include "html/html.h"

namespace portal::urls {

inline std::string path_of(std::string_view site) { return "/cong/" + html::encoded(site); }
inline html::Url home(std::string_view site) { return html::Url(path_of(site)); }
inline html::Url news(std::string_view site) { return html::Url(path_of(site) + "/tin"); }
inline html::Url topic(std::string_view site, std::string_view topic) {
  return html::Url(path_of(site) + "/tin?chu-de=" + html::encoded(topic));
}
inline html::Url kind(std::string_view site, std::string_view kind) {
  return html::Url(path_of(site) + "/tin?loai=" + html::encoded(kind));
}
inline html::Url next(std::string_view site, std::string_view topic, std::string_view kind, std::string_view after) {
  return html::Url(path_of(site) + "/tin?chu-de=" + html::encoded(topic) + "&loai=" + html::encoded(kind) +
                   "&sau=" + html::encoded(after));
}
inline std::string article_path(std::string_view site, std::string_view slug) {
  return path_of(site) + "/tin/" + html::encoded(slug);
}
inline html::Url article(std::string_view site, std::string_view slug) { return html::Url(article_path(site, slug)); }
inline html::Url contact(std::string_view site) { return html::Url(path_of(site) + "/lien-he"); }
inline html::Url plan(std::string_view site) { return html::Url(path_of(site) + "/ke-hoach"); }
inline html::Url subscribe(std::string_view site) { return html::Url(path_of(site) + "/nhan-tin"); }
inline html::Url rss(std::string_view site) { return html::Url(path_of(site) + "/rss.xml"); }
inline html::Url atom(std::string_view site) { return html::Url(path_of(site) + "/atom.xml"); }
inline html::Url json(std::string_view site) { return html::Url(path_of(site) + "/feed.json"); }
inline html::Url procedures(std::string_view) { return html::Url("/thu-tuc"); }
inline html::Url settings() { return html::Url("/quan-tri/cong"); }

}  // namespace portal::urls
