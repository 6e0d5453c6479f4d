// SPDX-License-Identifier: AGPL-3.0-or-later
// Every address of the feature, once.
#pragma once
#include <string>
#include <string_view>

#include "html/html.h"

namespace resources::urls {

inline html::Url all() { return html::Url("/nguon-luc"); }
inline html::Url of_plan(std::string_view plan) { return html::Url("/nguon-luc?ke-hoach=" + html::encoded(plan)); }
inline html::Url add_line() { return html::Url("/nguon-luc/kinh-phi"); }
inline html::Url line(std::string_view id) { return html::Url("/nguon-luc/kinh-phi/" + html::encoded(id)); }
inline html::Url add_material() { return html::Url("/nguon-luc/an-pham"); }
inline html::Url material(std::string_view id) { return html::Url("/nguon-luc/an-pham/" + html::encoded(id)); }

}  // namespace resources::urls
