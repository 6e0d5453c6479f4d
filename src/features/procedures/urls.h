// SPDX-License-Identifier: AGPL-3.0-or-later
// Every address of the feature, once.
#pragma once
#include <string>
#include <string_view>

#include "html/html.h"

namespace procedures::urls {

inline html::Url list() { return html::Url("/tthc"); }
inline html::Url list_with(const std::string& query) { return html::Url("/tthc" + query); }
inline html::Url csv(const std::string& query) { return html::Url("/tthc.csv" + query); }
inline html::Url json(const std::string& query) { return html::Url("/tthc.json" + query); }
inline html::Url add() { return html::Url("/tthc-moi"); }
inline html::Url load() { return html::Url("/tthc-tu-tep"); }
inline html::Url one(std::string_view id) { return html::Url("/tthc/" + html::encoded(id)); }
inline html::Url record(std::string_view id) { return html::Url("/tthc/" + html::encoded(id) + "/thay-doi"); }

// Without sign-in. `agency`: its code, where it is not the one that the site is of.
inline std::string of_agency(std::string_view agency) {
  return agency.empty() ? std::string() : "?co-quan=" + html::encoded(agency);
}
inline html::Url published() { return html::Url("/thu-tuc"); }
inline html::Url published_with(const std::string& query) { return html::Url("/thu-tuc" + query); }
inline html::Url published_one(std::string_view code, std::string_view agency) {
  return html::Url("/thu-tuc/" + html::encoded(code) + of_agency(agency));
}
inline html::Url sheet(std::string_view code, std::string_view agency) {
  return html::Url("/thu-tuc/" + html::encoded(code) + "/phieu" + of_agency(agency));
}

}  // namespace procedures::urls
