// SPDX-License-Identifier: AGPL-3.0-or-later
// Every address of the feature, once.
#pragma once
#include <string>
#include <string_view>

#include "html/html.h"

namespace events::urls {

inline html::Url all() { return html::Url("/su-kien"); }
inline html::Url past(std::string_view before) { return html::Url("/su-kien?truoc=" + html::encoded(before)); }
inline html::Url fresh() { return html::Url("/su-kien/moi"); }
inline html::Url fresh_for(std::string_view occurrence) {
  return html::Url("/su-kien/moi?nghia-vu=" + html::encoded(occurrence));
}
inline html::Url fresh_on(std::string_view day, std::string_view title) {
  return html::Url("/su-kien/moi?loai=campaign&ngay=" + html::encoded(day) + "&ten=" + html::encoded(title));
}
inline std::string path_of(std::string_view id) { return "/su-kien/" + html::encoded(id); }
inline html::Url event(std::string_view id) { return html::Url(path_of(id)); }
inline html::Url edit(std::string_view id) { return html::Url(path_of(id) + "/sua"); }
inline html::Url invite(std::string_view id) { return html::Url(path_of(id) + "/moi-du"); }
inline html::Url letter(std::string_view id) { return html::Url(path_of(id) + "/giay-moi"); }
inline html::Url papers(std::string_view id) { return html::Url(path_of(id) + "/tai-lieu"); }
inline html::Url file(std::string_view id, std::string_view sha) {
  return html::Url(path_of(id) + "/tep/" + html::encoded(sha));
}
inline html::Url hold(std::string_view id) { return html::Url(path_of(id) + "/ket-thuc"); }
inline html::Url cancel(std::string_view id) { return html::Url(path_of(id) + "/huy"); }
inline html::Url list_file(std::string_view id) { return html::Url(path_of(id) + "/diem-danh.csv"); }
inline html::Url erase(std::string_view id) { return html::Url(path_of(id) + "/xoa-ten"); }
// In the hall: under one folder, which the service worker keeps for when the network is gone.
inline html::Url arrive(std::string_view key) { return html::Url("/diem-danh/" + html::encoded(key)); }
inline html::Url desk(std::string_view id) { return html::Url("/diem-danh/ban/" + html::encoded(id)); }
inline html::Url occurrence(std::string_view id) { return html::Url("/nghia-vu/" + html::encoded(id)); }
inline html::Url piece(std::string_view id) { return html::Url("/minh-chung/" + html::encoded(id)); }

}  // namespace events::urls
