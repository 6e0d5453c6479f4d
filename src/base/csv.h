// SPDX-License-Identifier: AGPL-3.0-or-later
// Cells of a CSV file (RFC 4180) that a spreadsheet opens without running anything.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace base {

inline constexpr std::string_view csv_mark = "\xEF\xBB\xBF";  // tells spreadsheets that it is UTF-8

// In quotes, those inside doubled; for files that only programs read.
std::string csv_quoted(std::string_view text);
// In quotes; what a spreadsheet would run as a formula is made text.
std::string csv_cell(std::string_view text);
std::string csv_row(const std::vector<std::string>& cells);  // with its end of line

}  // namespace base
