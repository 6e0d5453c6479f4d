// SPDX-License-Identifier: AGPL-3.0-or-later
// Picture files as pages. What a picture would cost is told from its headers before anything is decoded.
#pragma once
#include <string_view>

#include "base/result.h"
#include "documents/read/ocr_picture.h"
#include "documents/read/read.h"

namespace documents {

// Pages of a TIFF, 1 for any other picture; an error where a header is broken or a page is beyond the limits.
base::Result<int> count_pictures(std::string_view bytes, const Limits& limits);

// Page `index` (from 0) of a picture that was counted.
base::Result<PagePicture> open_picture(std::string_view bytes, int index);

}  // namespace documents
