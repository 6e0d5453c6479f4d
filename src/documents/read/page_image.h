// SPDX-License-Identifier: AGPL-3.0-or-later
// A page as a picture for people: in colour, small enough to be sent. Runs in the sandbox, as every reader does.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace documents {

// A PNG or JPEG file of page `number` (from 1) of a PDF or an image file, `width` pixels wide.
base::Result<std::string> page_image(std::string_view bytes, int number, int width = 1240);

}  // namespace documents
