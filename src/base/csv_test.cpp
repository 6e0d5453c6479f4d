// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/csv.h"

#include <gtest/gtest.h>

namespace {

TEST(Csv, quotes_are_doubled_and_formulas_are_text) {
  EXPECT_EQ(base::csv_quoted("Phòng \"A\", B"), "\"Phòng \"\"A\"\", B\"");
  EXPECT_EQ(base::csv_quoted("=1+1"), "\"=1+1\"");
  EXPECT_EQ(base::csv_cell("=1+1"), "\"'=1+1\"");
  EXPECT_EQ(base::csv_cell("-2"), "\"'-2\"");
  EXPECT_EQ(base::csv_cell(""), "\"\"");
  EXPECT_EQ(base::csv_cell("Sở Nội vụ"), "\"Sở Nội vụ\"");
}

}  // namespace
