// SPDX-License-Identifier: AGPL-3.0-or-later
// Every address of the feature, once.
#pragma once
#include <string>
#include <string_view>

#include "html/html.h"

namespace obligations::urls {

inline html::Url home() { return html::Url("/viec-cua-toi"); }
inline html::Url table() { return html::Url("/nghia-vu"); }
inline html::Url table_of(std::string_view plan, std::string_view unit, std::string_view state) {
  return html::Url("/nghia-vu?ke-hoach=" + html::encoded(plan) + "&don-vi=" + html::encoded(unit) +
                   "&trang-thai=" + html::encoded(state));
}
inline std::string path_of(std::string_view occurrence) { return "/nghia-vu/" + html::encoded(occurrence); }
inline html::Url occurrence(std::string_view id) { return html::Url(path_of(id)); }
inline html::Url report(std::string_view id) { return html::Url(path_of(id) + "/bao-cao"); }
inline html::Url set_day(std::string_view id) { return html::Url(path_of(id) + "/dinh-han"); }
inline html::Url calendar() { return html::Url("/lich"); }
inline html::Url month(int year, int month) {
  return html::Url("/lich?thang=" + std::to_string(year) + "-" + std::to_string(month));
}
inline html::Url days_off() { return html::Url("/quan-tri/lich-nghi"); }

}  // namespace obligations::urls
