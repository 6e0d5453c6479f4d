// SPDX-License-Identifier: AGPL-3.0-or-later
// Every address of the feature, once.
#pragma once
#include <string>
#include <string_view>

#include "html/html.h"

namespace agencies::urls {

inline html::Url tree() { return html::Url("/don-vi"); }
inline html::Url search(std::string_view text) { return html::Url("/don-vi?tim=" + html::encoded(text)); }
inline std::string path_of(std::string_view unit) { return "/don-vi/" + html::encoded(unit); }
inline html::Url unit(std::string_view id) { return html::Url(path_of(id)); }
inline html::Url children_after(std::string_view id, std::string_view after) {
  return html::Url(path_of(id) + "?sau=" + html::encoded(after));
}
inline html::Url add() { return html::Url("/don-vi"); }
inline html::Url rename(std::string_view id) { return html::Url(path_of(id) + "/doi-ten"); }
inline html::Url alias(std::string_view id) { return html::Url(path_of(id) + "/ten-khac"); }
inline html::Url dissolve(std::string_view id) { return html::Url(path_of(id) + "/ket-thuc"); }
inline html::Url load() { return html::Url("/don-vi-tu-tep"); }
inline html::Url load_shipped() { return html::Url("/don-vi-co-san"); }

}  // namespace agencies::urls
