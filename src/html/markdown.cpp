// SPDX-License-Identifier: AGPL-3.0-or-later
#include "html/markdown.h"

#include "markup/markdown.h"

namespace html {

Html markdown(std::string_view text) { return Html::from_trusted(markup::to_html(text)); }

}  // namespace html
