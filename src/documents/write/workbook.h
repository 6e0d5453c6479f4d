// SPDX-License-Identifier: AGPL-3.0-or-later
// Tables as a spreadsheet (XLSX): one or several sheets, a bold first row that stays in sight, numbers as numbers,
// dates as dates, everything else as text: nothing that begins with "=" is ever run.
#pragma once
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/date.h"

namespace documents {

using WorkbookCell = std::variant<std::monostate, std::string, std::int64_t, base::Date>;

struct WorkbookColumn {
  std::string head{};
  int width = 12;  // in letters
};

struct WorkbookSheet {
  std::string name{};
  std::vector<WorkbookColumn> columns{};
  std::vector<std::vector<WorkbookCell>> rows{};
};

// What is longer than a sheet may be goes on in a sheet of its own; names are made to fit and to differ.
std::string as_xlsx(const std::vector<WorkbookSheet>& sheets);

}  // namespace documents
