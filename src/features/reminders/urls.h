// SPDX-License-Identifier: AGPL-3.0-or-later
// Every address of the feature, once.
#pragma once
#include <string_view>

#include "html/html.h"

namespace reminders::urls {

inline html::Url own() { return html::Url("/thong-bao"); }
inline html::Url urging() { return html::Url("/don-doc"); }
inline html::Url letter() { return html::Url("/don-doc/cong-van"); }
inline html::Url occurrence(std::string_view id) { return html::Url("/nghia-vu/" + html::encoded(id)); }

}  // namespace reminders::urls
