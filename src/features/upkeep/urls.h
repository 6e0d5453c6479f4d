// SPDX-License-Identifier: AGPL-3.0-or-later
// Every address of the feature, once.
#pragma once
#include <string_view>

#include "html/html.h"

namespace upkeep::urls {

inline html::Url failed() { return html::Url("/quan-tri/viec-hong"); }
inline html::Url try_again(std::string_view job) {
  return html::Url("/quan-tri/viec-hong/" + html::encoded(job) + "/thu-lai");
}
inline html::Url give_up(std::string_view job) {
  return html::Url("/quan-tri/viec-hong/" + html::encoded(job) + "/bo");
}

inline html::Url mail() { return html::Url("/quan-tri/thu"); }
inline html::Url try_mail() { return html::Url("/quan-tri/thu/gui-thu"); }

}  // namespace upkeep::urls
