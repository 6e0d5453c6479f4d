// SPDX-License-Identifier: AGPL-3.0-or-later
// Every address of the feature, once.
#pragma once
#include <string>
#include <string_view>

#include "html/html.h"

namespace channels::urls {

inline html::Url all() { return html::Url("/kenh"); }
inline html::Url listed(std::string_view state, std::string_view before) {
  return html::Url("/kenh?trang-thai=" + html::encoded(state) + "&truoc=" + html::encoded(before));
}
inline html::Url act(std::string_view posting, std::string_view what) {
  return html::Url("/kenh/" + html::encoded(posting) + "/" + std::string(what));
}
inline html::Url settings() { return html::Url("/quan-tri/kenh"); }
inline html::Url setting(std::string_view code) { return html::Url("/quan-tri/kenh/" + html::encoded(code)); }
inline html::Url item(std::string_view id) { return html::Url("/noi-dung/" + html::encoded(id)); }
inline html::Url subscribe(std::string_view site) { return html::Url("/cong/" + html::encoded(site) + "/nhan-tin"); }
inline html::Url subscriber(std::string_view token) { return html::Url("/nhan-tin/" + html::encoded(token)); }
inline html::Url leave(std::string_view token) { return html::Url("/nhan-tin/" + html::encoded(token) + "/huy"); }
inline html::Url file(std::string_view posting) { return html::Url("/kenh/" + html::encoded(posting) + "/tep"); }

}  // namespace channels::urls
