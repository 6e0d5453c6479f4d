// SPDX-License-Identifier: AGPL-3.0-or-later
// The ZIP file around the parts of an office file; the same parts give the same bytes.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace documents {

std::string package_of(const std::vector<std::pair<std::string, std::string>>& parts);  // name, content

// For text and attribute values. What XML 1.0 has no letter for is left out.
std::string xml_escaped(std::string_view text);

}  // namespace documents
