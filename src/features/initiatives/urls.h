// SPDX-License-Identifier: AGPL-3.0-or-later
// Every address of the feature, once.
#pragma once
#include <string>
#include <string_view>

#include "html/html.h"

namespace initiatives::urls {

inline html::Url all() { return html::Url("/sang-kien"); }
inline html::Url in_state(std::string_view state, std::string_view before = {}) {
  return html::Url("/sang-kien?trang-thai=" + html::encoded(state) +
                   (before.empty() ? "" : "&truoc=" + html::encoded(before)));
}
inline html::Url fresh() { return html::Url("/sang-kien/moi"); }
inline html::Url submission() { return html::Url("/sang-kien/to-trinh"); }
inline std::string path_of(std::string_view id) { return "/sang-kien/" + html::encoded(id); }
inline html::Url initiative(std::string_view id) { return html::Url(path_of(id)); }
inline html::Url edit(std::string_view id) { return html::Url(path_of(id) + "/sua"); }
inline html::Url appraise(std::string_view id) { return html::Url(path_of(id) + "/tham-dinh"); }
inline html::Url recognise(std::string_view id) { return html::Url(path_of(id) + "/cong-nhan"); }
inline html::Url refuse(std::string_view id) { return html::Url(path_of(id) + "/khong-cong-nhan"); }
inline html::Url take_over(std::string_view id) { return html::Url(path_of(id) + "/nhan-rong"); }
inline html::Url withdraw(std::string_view id) { return html::Url(path_of(id) + "/rut"); }
inline html::Url file(std::string_view id, std::string_view sha) {
  return html::Url(path_of(id) + "/tep/" + html::encoded(sha));
}
inline html::Url occurrence(std::string_view id) { return html::Url("/nghia-vu/" + html::encoded(id)); }
inline html::Url piece(std::string_view id) { return html::Url("/minh-chung/" + html::encoded(id)); }

}  // namespace initiatives::urls
