// SPDX-License-Identifier: AGPL-3.0-or-later
// Comma-separated tables (RFC 4180): read as people's office programs write them, written so that a spreadsheet opens
// them without running anything.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace base {

inline constexpr std::string_view csv_mark = "\xEF\xBB\xBF";  // tells spreadsheets that it is UTF-8

struct CsvRow {
  int line = 0;  // where it begins in the file
  std::vector<std::string> cells{};
};

// Quoted cells may hold the mark, line breaks and doubled quotes. The mark is ";" where the first line has one outside
// of quotes, else ",".
std::vector<CsvRow> csv_rows(std::string_view text);

// In quotes, those inside doubled; for files that only programs read.
std::string csv_quoted(std::string_view text);
// A cell in quotes. What a spreadsheet would take for a formula is led by an apostrophe.
std::string csv_cell(std::string_view text);
std::string csv_row(const std::vector<std::string>& cells);  // with its end of line
// The cell without that apostrophe.
std::string csv_text(std::string_view cell);

}  // namespace base
