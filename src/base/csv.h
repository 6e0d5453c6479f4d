// SPDX-License-Identifier: AGPL-3.0-or-later
// Cells of a CSV file (RFC 4180).
#pragma once
#include <string>
#include <string_view>

namespace base {

// In quotes, those inside doubled.
std::string csv_quoted(std::string_view text);
// The same for files that people open: what a spreadsheet would run as a formula is made text.
std::string csv_cell(std::string_view text);

}  // namespace base
