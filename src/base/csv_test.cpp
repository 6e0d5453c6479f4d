// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include "base/csv.h"

namespace {

TEST(Csv, quoted_cells_hold_marks_breaks_and_quotes_and_lines_are_counted) {
  const auto rows = base::csv_rows(
      "\xEF\xBB\xBF"
      "a,b\r\n\"x, \"\"y\"\"\nz\",2\r\nlast,3");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].cells, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(rows[1].cells, (std::vector<std::string>{"x, \"y\"\nz", "2"}));
  EXPECT_EQ(rows[1].line, 2);
  EXPECT_EQ(rows[2].line, 4);
}

TEST(Csv, semicolons_part_where_the_first_line_has_one) {
  EXPECT_EQ(base::csv_rows("a;b\n1,5;2\n")[1].cells, (std::vector<std::string>{"1,5", "2"}));
}

TEST(Csv, what_a_spreadsheet_would_run_is_written_as_text_and_read_back) {
  EXPECT_EQ(base::csv_cell("=1+1"), "\"'=1+1\"");
  EXPECT_EQ(base::csv_cell("- Bước 1"), "\"'- Bước 1\"");
  for (const char* text : {"=1+1", "- Bước \"1\"", "'tên'", "", "a\nb"}) {
    const auto rows = base::csv_rows("x,y\n" + base::csv_cell(text) + ",1\n");
    EXPECT_EQ(base::csv_text(rows[1].cells[0]), text);
  }
}

TEST(Csv, quotes_are_doubled_and_formulas_are_text) {
  EXPECT_EQ(base::csv_quoted("Phòng \"A\", B"), "\"Phòng \"\"A\"\", B\"");
  EXPECT_EQ(base::csv_quoted("=1+1"), "\"=1+1\"");
  EXPECT_EQ(base::csv_cell("-2"), "\"'-2\"");
  EXPECT_EQ(base::csv_cell(""), "\"\"");
  EXPECT_EQ(base::csv_cell("Sở Nội vụ"), "\"Sở Nội vụ\"");
}

}  // namespace
