// SPDX-License-Identifier: AGPL-3.0-or-later
// What every reader promises of the Lines it yields, for fuzz targets and tests.
#pragma once
#include <string>

#include "documents/document.h"

namespace support {

// The first promise of document.h that does not hold, or empty.
std::string broken_promise(const documents::Document& document);

// Ends the program where a promise is broken, saying which.
void check_promises(const documents::Document& document);

}  // namespace support
