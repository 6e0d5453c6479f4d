// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/write/workbook.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/ids.h"
#include "documents/read/confined_process.h"
#include "documents/read/office.h"
#include "documents/read/workbook.h"

namespace {

namespace fs = std::filesystem;

std::vector<documents::WorkbookSheet> sheets() {
  documents::WorkbookSheet sheet;
  sheet.name = "Nghĩa vụ: quý [I]";
  sheet.columns = {{"Việc", 40}, {"Hạn", 12}, {"Phải có", 9}};
  sheet.rows = {{std::string("Đăng tin <b> & \"bài\""), *base::make_date(2026, 3, 31), std::int64_t{24}},
                {std::string("=1+1"), std::monostate(), std::int64_t{-2}},
                {std::string("_x0041_ \x01 \xFF"), *base::make_date(1999, 12, 31), std::int64_t{0}}};
  return {sheet, sheet, {}};
}

TEST(WriteWorkbook, is_read_back_as_it_was_written) {
  const auto read = documents::read_workbook(documents::as_xlsx(sheets()));
  ASSERT_TRUE(read) << read.error().message;
  ASSERT_EQ(read->size(), 3U);
  EXPECT_EQ((*read)[0].name, "Nghĩa vụ quý I");
  EXPECT_EQ((*read)[1].name, "Nghĩa vụ quý I (2)");
  EXPECT_EQ((*read)[2].name, "Bảng");
  using Row = std::vector<std::string>;
  EXPECT_EQ((*read)[1].rows, (std::vector<Row>{{"Việc", "Hạn", "Phải có"},
                                               {"Đăng tin <b> & \"bài\"", "31/03/2026", "24"},
                                               {"=1+1", "", "-2"},
                                               {"_x0041_  \xEF\xBF\xBD", "31/12/1999", "0"}}));
  EXPECT_EQ(documents::as_xlsx(sheets()), documents::as_xlsx(sheets()));
  EXPECT_TRUE(documents::read_workbook(documents::as_xlsx({})));
}

TEST(WriteWorkbook, columns_go_on_after_z_and_long_texts_are_cut) {
  documents::WorkbookSheet sheet;
  sheet.rows.emplace_back(30);
  sheet.rows.front().back() = std::string(40'000, 'a');
  const auto read = documents::read_workbook(documents::as_xlsx({sheet}));
  ASSERT_TRUE(read);
  ASSERT_EQ(read->front().rows[1].size(), 30U);
  EXPECT_EQ(read->front().rows[1][29].size(), 32'767U);
}

TEST(WriteWorkbook, a_sheet_that_is_too_long_goes_on_in_another) {
  documents::WorkbookSheet sheet;
  sheet.name = "Dài";
  sheet.columns = {{"Số", 8}};
  sheet.rows.assign(1'048'580, {});
  documents::WorkbookLimits limits;
  limits.rows = 2'000'000;
  const auto read = documents::read_workbook(documents::as_xlsx({sheet}), limits);
  ASSERT_TRUE(read) << read.error().message;
  ASSERT_EQ(read->size(), 2U);
  EXPECT_EQ(read->front().rows.size(), 1'048'576U);
  EXPECT_EQ(read->back().rows.size(), 6U);
}

// The judge of what we write is somebody else's reader.
TEST(WriteWorkbook, libreoffice_opens_it_and_runs_nothing) {
  documents::ConfinedProcess office;
  office.program = documents::office_program();
  if (office.program.empty()) GTEST_SKIP() << "LibreOffice is not installed";
  const fs::path folder = fs::temp_directory_path() / ("lantoa-xlsx-" + base::random_secret());
  fs::create_directories(folder);
  std::ofstream(folder / "a.xlsx", std::ios::binary) << documents::as_xlsx(sheets());
  office.arguments = {"-env:UserInstallation=file://" + (folder / "profile").string(),
                      "--headless",
                      "--norestore",
                      "--convert-to",
                      "csv:Text - txt - csv (StarCalc):44,34,76",
                      (folder / "a.xlsx").string()};
  office.environment = {"HOME=" + folder.string(), "PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8"};
  office.folder = folder.string();
  office.file_bytes = 16u << 20;
  ASSERT_EQ(office.run(), documents::ConfinedProcess::End::exited);
  std::ifstream in(folder / "a.csv", std::ios::binary);
  const std::string csv(std::istreambuf_iterator<char>(in), {});
  fs::remove_all(folder);
  EXPECT_NE(csv.find("Việc,Hạn,Phải có\n"), std::string::npos) << csv;
  EXPECT_NE(csv.find("\"Đăng tin <b> & \"\"bài\"\"\",31/03/2026,24\n"), std::string::npos) << csv;
  EXPECT_NE(csv.find("=1+1,,-2\n"), std::string::npos) << csv;
}

}  // namespace
