// SPDX-License-Identifier: AGPL-3.0-or-later
// Every address of the feature, once.
#pragma once
#include <string>
#include <string_view>

#include "html/html.h"

namespace content::urls {

inline html::Url all() { return html::Url("/noi-dung"); }
inline html::Url listed(std::string_view state, std::string_view before) {
  return html::Url("/noi-dung?trang-thai=" + html::encoded(state) + "&truoc=" + html::encoded(before));
}
inline html::Url fresh() { return html::Url("/noi-dung/moi"); }
inline html::Url fresh_for(std::string_view occurrence) {
  return html::Url("/noi-dung/moi?nghia-vu=" + html::encoded(occurrence));
}
inline std::string path_of(std::string_view id) { return "/noi-dung/" + html::encoded(id); }
inline html::Url item(std::string_view id) { return html::Url(path_of(id)); }
inline html::Url edit(std::string_view id) { return html::Url(path_of(id) + "/sua"); }
inline html::Url picture(std::string_view id) { return html::Url(path_of(id) + "/hinh"); }
inline html::Url act(std::string_view id, std::string_view what) {
  return html::Url(path_of(id) + "/" + std::string(what));
}
inline html::Url version(std::string_view id, std::int64_t number) {
  return html::Url(path_of(id) + "/phien-ban/" + std::to_string(number));
}
inline html::Url occurrence(std::string_view id) { return html::Url("/nghia-vu/" + html::encoded(id)); }
inline html::Url piece(std::string_view id) { return html::Url("/minh-chung/" + html::encoded(id)); }

}  // namespace content::urls
