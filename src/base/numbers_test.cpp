// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/numbers.h"

#include <gtest/gtest.h>

#include "base/csv.h"

namespace {

TEST(Numbers, are_whole_and_within_their_bound) {
  EXPECT_EQ(base::whole(" 45 ", 100), 45);
  for (const char* wrong : {"", "-1", "101", "4 5", "4,5", "bốn"}) EXPECT_FALSE(base::whole(wrong, 100)) << wrong;
}

TEST(Numbers, of_money_are_read_as_people_write_them) {
  constexpr std::int64_t most = 1'000'000'000'000;
  for (const char* right : {"1250000", "1.250.000", "1 250 000", "1.250.000 đồng", "1.250.000đ", "1250000 VNĐ"})
    EXPECT_EQ(base::money(right, most), 1'250'000) << right;
  for (const char* wrong : {"", "đồng", "1.25", "1.2500.000", "1.250.00", "-5", "9999999999999"})
    EXPECT_FALSE(base::money(wrong, most)) << wrong;
  EXPECT_EQ(base::with_points(1'250'000), "1.250.000");
  EXPECT_EQ(base::with_points(-999), "-999");
  EXPECT_EQ(base::with_points(0), "0");
}

TEST(Csv, a_cell_is_quoted_and_never_a_formula) {
  EXPECT_EQ(base::csv_cell("Phòng \"A\", B"), "\"Phòng \"\"A\"\", B\"");
  EXPECT_EQ(base::csv_cell("=1+1"), "\"'=1+1\"");
  EXPECT_EQ(base::csv_row({"a", "b"}), "\"a\",\"b\"\r\n");
}

}  // namespace
