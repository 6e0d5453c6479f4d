// SPDX-License-Identifier: AGPL-3.0-or-later
// Every address of the feature, once.
#pragma once
#include <string>
#include <string_view>

#include "html/html.h"

namespace accounts::urls {

inline html::Url sign_in() { return html::Url("/dang-nhap"); }
inline html::Url sign_in_then(std::string_view path) { return html::Url("/dang-nhap?tiep=" + html::encoded(path)); }
inline html::Url sign_in_elsewhere(std::string_view then) {
  return html::Url("/dang-nhap/openid?tiep=" + html::encoded(then));
}
inline html::Url code() { return html::Url("/dang-nhap/ma"); }
inline html::Url sign_out() { return html::Url("/dang-xuat"); }
inline html::Url own() { return html::Url("/tai-khoan"); }
inline html::Url password() { return html::Url("/tai-khoan/mat-khau"); }
inline html::Url second_factor() { return html::Url("/tai-khoan/hai-lop"); }
inline html::Url drop_second_factor() { return html::Url("/tai-khoan/hai-lop/tat"); }
inline html::Url end_session(std::string_view id) {
  return html::Url("/tai-khoan/phien/" + html::encoded(id) + "/ket-thuc");
}
inline std::string invitation_path(std::string_view token) { return "/loi-moi/" + html::encoded(token); }
inline html::Url invitation(std::string_view token) { return html::Url(invitation_path(token)); }
inline html::Url administration() { return html::Url("/quan-tri"); }
inline html::Url all() { return html::Url("/quan-tri/tai-khoan"); }
inline html::Url all_after(std::string_view id) { return html::Url("/quan-tri/tai-khoan?sau=" + html::encoded(id)); }
inline std::string path_of(std::string_view account) { return "/quan-tri/tai-khoan/" + html::encoded(account); }
inline html::Url account(std::string_view id) { return html::Url(path_of(id)); }
inline html::Url state(std::string_view id) { return html::Url(path_of(id) + "/trang-thai"); }
inline html::Url invite_again(std::string_view id) { return html::Url(path_of(id) + "/moi-lai"); }
inline html::Url trail() { return html::Url("/quan-tri/nhat-ky"); }
inline html::Url failed_jobs() { return html::Url("/quan-tri/viec-hong"); }

}  // namespace accounts::urls
