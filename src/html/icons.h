// SPDX-License-Identifier: AGPL-3.0-or-later
// Drawn signs. They say nothing to a screen reader: a word stands beside each.
#pragma once
#include "html/html.h"

namespace html {

enum class Icon { error, warning, note, fine, brand, file };

Html icon(Icon icon);

}  // namespace html
