// SPDX-License-Identifier: AGPL-3.0-or-later
// How files that people bring are kept.
#pragma once
#include <filesystem>

#include "base/result.h"
#include "files/shelf.h"

namespace files {

// Takes the file away from where it lies. A picture is cleaned before it is kept: what the camera wrote beside it
// (place, device) never reaches the shelf.
base::Result<Stored> take_cleaned(Shelf& shelf, const std::filesystem::path& from);

}  // namespace files
