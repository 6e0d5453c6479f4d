// SPDX-License-Identifier: AGPL-3.0-or-later
// A QR code as a drawing in the page. `label` says to those who cannot see it what it holds.
#pragma once
#include <string_view>

#include "html/html.h"

namespace html {

Html qr_code(std::string_view text, std::string_view label);

}  // namespace html
