// SPDX-License-Identifier: AGPL-3.0-or-later
// A PDF page as a picture.
#pragma once
#include "documents/read/ocr_picture.h"

namespace poppler {
class page;
}

namespace documents {

// At `dpi`, or at less where the page would take more than `most_pixels`. Without `gray` where it cannot be drawn.
PagePicture draw_page(const poppler::page& page, double dpi, Ink ink, double most_pixels);

}  // namespace documents
