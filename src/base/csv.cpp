// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/csv.h"

namespace base {

std::string csv_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    out += c;
    if (c == '"') out += c;
  }
  return out += '"';
}

std::string csv_cell(std::string_view text) {
  const bool could_run = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  return csv_quoted(could_run ? "'" + std::string(text) : std::string(text));
}

std::string csv_row(const std::vector<std::string>& cells) {
  std::string row;
  for (const std::string& cell : cells) row += (row.empty() ? "" : ",") + csv_cell(cell);
  return row + "\r\n";
}

}  // namespace base
