// SPDX-License-Identifier: AGPL-3.0-or-later
// Markdown in a page: what markup/markdown.h made safe.
#pragma once
#include <string_view>

#include "html/html.h"

namespace html {

Html markdown(std::string_view text);

}  // namespace html
