// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/reading/filter.h"

#include <gtest/gtest.h>

#include "support/plans.h"

namespace reading {
namespace {

std::vector<int> chosen_by(Filter filter) { return chosen(support::small_reading().plan, filter); }

TEST(Filter, without_a_wish_everything_is_shown) { EXPECT_EQ(chosen_by({}), (std::vector<int>{0, 1})); }

TEST(Filter, a_kind_is_chosen) { EXPECT_EQ(chosen_by({.kind = compiler::Kind::duty}), std::vector<int>{1}); }

TEST(Filter, a_unit_is_chosen_whether_it_leads_or_coordinates) {
  EXPECT_EQ(chosen_by({.unit = "Văn phòng Sở"}), (std::vector<int>{0, 1}));
  EXPECT_EQ(chosen_by({.unit = "các phòng, đơn vị"}), std::vector<int>{0});
  EXPECT_TRUE(chosen_by({.unit = "Sở Tài chính"}).empty());
}

TEST(Filter, words_are_found_with_and_without_marks) {
  EXPECT_EQ(chosen_by({.text = "NGUOI DAN"}), std::vector<int>{0});
  EXPECT_EQ(chosen_by({.text = " quý  ii "}), std::vector<int>{0});
  EXPECT_EQ(chosen_by({.text = "tổng hợp"}), std::vector<int>{1});
  EXPECT_TRUE(chosen_by({.text = "không có"}).empty());
}

TEST(Filter, units_are_counted_once_an_activity_in_the_order_of_the_alphabet) {
  const std::vector<UnitCount> units = units_of(support::small_reading().plan);
  ASSERT_EQ(units.size(), 2u);
  EXPECT_EQ(units[0].name, "các phòng, đơn vị");
  EXPECT_EQ(units[1].name, "Văn phòng Sở");
  EXPECT_EQ(units[1].activities, 2);
}

}  // namespace
}  // namespace reading
