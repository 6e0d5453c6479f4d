// SPDX-License-Identifier: AGPL-3.0-or-later
// Every address of the feature, once.
#pragma once
#include <string>
#include <string_view>

#include "html/html.h"

namespace evidence::urls {

inline html::Url report(std::string_view occurrence) {
  return html::Url("/nghia-vu/" + html::encoded(occurrence) + "/bao-cao");
}
inline html::Url occurrence(std::string_view id) { return html::Url("/nghia-vu/" + html::encoded(id)); }
inline html::Url all() { return html::Url("/minh-chung"); }
inline html::Url all_before(std::string_view id) { return html::Url("/minh-chung?truoc=" + html::encoded(id)); }
inline std::string path_of(std::string_view piece) { return "/minh-chung/" + html::encoded(piece); }
inline html::Url piece(std::string_view id) { return html::Url(path_of(id)); }
inline html::Url give_back(std::string_view id) { return html::Url(path_of(id) + "/tra-lai"); }
inline html::Url correct(std::string_view id) { return html::Url(path_of(id) + "/sua"); }
inline html::Url withdraw(std::string_view id) { return html::Url(path_of(id) + "/rut"); }
inline html::Url file(std::string_view id, std::string_view sha256) {
  return html::Url(path_of(id) + "/tep/" + html::encoded(sha256));
}

}  // namespace evidence::urls
