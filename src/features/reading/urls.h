// SPDX-License-Identifier: AGPL-3.0-or-later
// Every address of the feature, once.
#pragma once
#include <string>
#include <string_view>

#include "features/reading/model.h"
#include "html/html.h"

namespace reading::urls {

inline html::Url start() { return html::Url("/doc"); }
inline html::Url import_as_plan() { return html::Url("/ke-hoach/nhap"); }
inline html::Url bring() { return html::Url("/doc"); }

inline std::string path_of(std::string_view document) { return "/doc/" + html::encoded(document); }
inline html::Url document(std::string_view id) { return html::Url(path_of(id)); }
inline html::Url plan_json(std::string_view id) { return html::Url(path_of(id) + "/ke-hoach.json"); }
inline html::Url source(std::string_view id) { return html::Url(path_of(id) + "/tep-goc"); }
inline html::Url page(std::string_view id, int number) {
  return html::Url(path_of(id) + "/trang/" + std::to_string(number));
}
inline html::Url read_again(std::string_view id) { return html::Url(path_of(id) + "/doc-lai"); }
inline html::Url removal(std::string_view id) { return html::Url(path_of(id) + "/xoa"); }

inline std::string path_of_turn(std::string_view turn) { return "/luot/" + html::encoded(turn); }
inline html::Url turn(std::string_view id) { return html::Url(path_of_turn(id)); }
inline html::Url progress(std::string_view id) { return html::Url(path_of_turn(id) + "/tien-trinh"); }
inline html::Url stop(std::string_view id) { return html::Url(path_of_turn(id) + "/dung"); }
inline html::Url try_again(std::string_view id) { return html::Url(path_of_turn(id) + "/thu-lai"); }

// Places on the page of a document: its lines and pages, and the facts of the plan.
inline html::Url line(int index) { return html::Url("#L" + std::to_string(index + 1)); }
inline html::Url fact(int number) { return html::Url("#f" + std::to_string(number)); }

}  // namespace reading::urls
