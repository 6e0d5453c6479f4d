// SPDX-License-Identifier: AGPL-3.0-or-later
// The addresses of the feature.
#pragma once
#include <filesystem>
#include <functional>
#include <string>

#include "base/time.h"
#include "features/agencies/service.h"
#include "http/router.h"

namespace agencies {

// The first sheet of a spreadsheet file as CSV, made out where a hostile file can do no harm.
using CsvOfWorkbook = std::function<base::Result<std::string>(const std::filesystem::path&)>;

void add_routes(http::Router& on, Service& agencies, base::Clock clock, CsvOfWorkbook csv_of_workbook);

}  // namespace agencies
