// SPDX-License-Identifier: AGPL-3.0-or-later
// The compound files of Microsoft Office before 2007 (and of encrypted newer ones): which streams there are.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace documents {

struct CompoundStream {
  std::string name{};        // its ASCII letters
  std::string_view start{};  // its first sector, as far as the file has it
};

// Nothing where the file is no compound file or its directory cannot be followed.
std::optional<std::vector<CompoundStream>> compound_streams(std::string_view bytes);

}  // namespace documents
