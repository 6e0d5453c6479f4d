// SPDX-License-Identifier: AGPL-3.0-or-later
// The sheets of a spreadsheet (XLSX) as rows of texts: what a person sees in the cells, days as dd/mm/yyyy. No formula
// is computed: the value that was saved with it counts. Like every reader it belongs into the sandbox.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "documents/read/read.h"

namespace documents {

struct Sheet {
  std::string name{};
  bool is_hidden = false;
  std::vector<std::vector<std::string>> rows{};  // every row of the sheet from its first, empty ones too
};

struct WorkbookLimits {
  Limits file{};
  std::size_t sheets = 100;
  std::size_t rows = 100'000;  // of a sheet
  std::size_t columns = 1000;
  std::size_t cells = 1'000'000;       // of all sheets, with those that are only skipped over
  std::size_t text_bytes = 64u << 20;  // of all cells; one shared text may stand in many
};

base::Result<std::vector<Sheet>> read_workbook(std::string_view bytes, const WorkbookLimits& limits = {});

// The first sheet that is to be seen and holds something, as CSV; a row is a line.
base::Result<std::string> workbook_as_csv(std::string_view bytes, const WorkbookLimits& limits = {});

}  // namespace documents
