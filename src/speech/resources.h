// SPDX-License-Identifier: AGPL-3.0-or-later
// The data file that is carried inside the program; cmake/resources.cmake says which.
#pragma once
#include <string_view>

namespace speech::resources {

std::string_view spoken();  // data/spoken.tsv

}  // namespace speech::resources
