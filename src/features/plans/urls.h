// SPDX-License-Identifier: AGPL-3.0-or-later
// Every address of the feature, once.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "html/html.h"

namespace plans::urls {

inline html::Url all() { return html::Url("/ke-hoach"); }
inline html::Url make() { return html::Url("/ke-hoach/nhap"); }
inline std::string path_of(std::string_view plan) { return "/ke-hoach/" + html::encoded(plan); }
inline html::Url plan(std::string_view id) { return html::Url(path_of(id)); }
inline html::Url review(std::string_view id) { return html::Url(path_of(id) + "/ra-soat"); }
inline std::string activity_path(std::string_view plan, std::string_view activity) {
  return path_of(plan) + "/ra-soat/" + html::encoded(activity);
}
inline html::Url activity(std::string_view plan, std::string_view id) { return html::Url(activity_path(plan, id)); }
// With its form open, at the place of that name.
inline html::Url correct(std::string_view plan, std::string_view id, std::string_view place) {
  return html::Url(activity_path(plan, id) + "#" + std::string(place));
}
inline html::Url review_at(std::string_view plan, std::string_view place) {
  return html::Url(path_of(plan) + "/ra-soat#" + std::string(place));
}
inline html::Url fresh() { return html::Url("/ke-hoach/moi"); }
inline html::Url head(std::string_view plan) { return html::Url(path_of(plan) + "/phan-dau"); }
inline html::Url add(std::string_view plan) { return html::Url(path_of(plan) + "/them"); }
inline html::Url bind(std::string_view plan) { return html::Url(path_of(plan) + "/don-vi"); }
inline html::Url clear(std::string_view plan) { return html::Url(path_of(plan) + "/canh-bao"); }
inline html::Url accept(std::string_view plan) { return html::Url(path_of(plan) + "/phe-duyet"); }
inline html::Url version(std::string_view plan, std::int64_t number) {
  return html::Url(path_of(plan) + "/phien-ban/" + std::to_string(number));
}
inline html::Url propose(std::string_view plan) { return html::Url(path_of(plan) + "/de-nghi"); }
inline html::Url answer(std::string_view plan, std::string_view proposal) {
  return html::Url(path_of(plan) + "/de-nghi/" + html::encoded(proposal));
}
inline html::Url child(std::string_view plan) { return html::Url(path_of(plan) + "/lap-theo"); }
inline html::Url word(std::string_view plan) { return html::Url(path_of(plan) + "/ke-hoach.docx"); }
inline html::Url document(std::string_view id) { return html::Url("/doc/" + html::encoded(id)); }
inline html::Url duties(std::string_view plan) { return html::Url("/nghia-vu?ke-hoach=" + html::encoded(plan)); }

}  // namespace plans::urls
