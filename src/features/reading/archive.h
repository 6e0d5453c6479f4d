// SPDX-License-Identifier: AGPL-3.0-or-later
// A reading as bytes: from the sandbox to the server, and on disk. unpack() trusts nothing, for the sandbox may have
// been taken over by what it read: places that do not exist in the document are dropped.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "features/reading/model.h"

namespace reading {

std::string pack(const documents::Document& document, const compiler::Plan& plan);
std::optional<Reading> unpack(std::string_view bytes);

}  // namespace reading
