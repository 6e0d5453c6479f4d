// SPDX-License-Identifier: AGPL-3.0-or-later
// The document beside the page of another feature, with that feature's facts marked in it.
#pragma once
#include <vector>

#include "features/reading/model.h"
#include "html/html.h"

namespace reading {

html::Html source_beside(const Entry& entry, const Reading& reading, const std::vector<SourceFact>& facts);

}  // namespace reading
