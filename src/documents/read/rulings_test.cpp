// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/rulings.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace documents {
namespace {

// Every line of a grid with these edges.
Rules full_grid(const std::vector<double>& xs, const std::vector<double>& ys) {
  Rules rules;
  for (double y : ys) rules.horizontal.push_back({y, xs.front(), xs.back()});
  for (double x : xs) rules.vertical.push_back({x, ys.front(), ys.back()});
  return rules;
}

std::string spans(const Grid& grid) {
  std::string out;
  for (const GridCell& c : grid.cells)
    out += std::to_string(c.row) + "," + std::to_string(c.column) + " " + std::to_string(c.row_span) + "x" +
           std::to_string(c.column_span) + "; ";
  return out;
}

TEST(Rulings, pieces_in_one_line_become_one_rule) {
  const std::vector<Rule> joined =
      joined_rules({{100, 50, 80}, {100.4, 81, 120}, {100.2, 160, 200}, {300, 50, 60}}, 1, 2.5);
  ASSERT_EQ(joined.size(), 3u);
  EXPECT_EQ(joined[0].from, 50);
  EXPECT_EQ(joined[0].to, 120);
}

TEST(Rulings, a_plain_grid_has_all_its_cells) {
  const std::vector<Grid> grids = grids_of(full_grid({85, 120, 300, 500}, {100, 130, 160}), {});
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(spans(grids[0]), "0,0 1x1; 0,1 1x1; 0,2 1x1; 1,0 1x1; 1,1 1x1; 1,2 1x1; ");
}

TEST(Rulings, a_missing_piece_of_a_line_merges_cells) {
  Rules rules = full_grid({85, 120, 300, 500}, {100, 130, 160});
  rules.horizontal[1] = {130, 120, 500};  // the first column runs through both rows
  rules.vertical[2] = {300, 130, 160};    // the head of the last two columns is one cell
  const std::vector<Grid> grids = grids_of(rules, {});
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(spans(grids[0]), "0,0 2x1; 0,1 1x2; 1,1 1x1; 1,2 1x1; ");
}

TEST(Rulings, merged_cells_are_rectangles) {
  Rules rules = full_grid({0, 100, 200, 300}, {0, 30, 60});
  rules.horizontal[1] = {30, 100, 300};  // column 0 is open downwards
  rules.vertical[1] = {100, 30, 60};     // and its upper part to the right
  EXPECT_EQ(spans(grids_of(rules, {})[0]), "0,0 2x2; 0,2 1x1; 1,2 1x1; ");
}

TEST(Rulings, a_table_without_outer_lines_is_closed) {
  Rules rules;
  for (double y : {100.0, 130.0, 160.0}) rules.horizontal.push_back({y, 85, 500});
  rules.vertical = {{120, 100, 160}, {300, 100, 160}};
  const std::vector<Grid> grids = grids_of(rules, {});
  ASSERT_EQ(grids.size(), 1u);
  EXPECT_EQ(grids[0].columns, 3);
  EXPECT_EQ(grids[0].box.x1, 500);
}

TEST(Rulings, frames_and_underlines_are_no_tables) {
  EXPECT_TRUE(grids_of(full_grid({85, 500}, {100, 700}), {}).empty());
  Rules underlines;
  underlines.horizontal = {{100, 85, 200}, {120, 300, 400}};
  EXPECT_TRUE(grids_of(underlines, {}).empty());
}

TEST(Rulings, two_tables_on_a_page_are_told_apart_and_double_lines_are_one) {
  Rules rules = full_grid({85, 87, 300, 500}, {100, 130});
  const Rules second = full_grid({85, 300, 500}, {400, 430, 460});
  rules.horizontal.insert(rules.horizontal.begin(), second.horizontal.begin(), second.horizontal.end());
  rules.vertical.insert(rules.vertical.end(), second.vertical.begin(), second.vertical.end());
  const std::vector<Grid> grids = grids_of(rules, {});
  ASSERT_EQ(grids.size(), 2u);
  EXPECT_EQ(grids[0].columns, 2);
  EXPECT_EQ(grids[1].rows, 2);
  EXPECT_LT(grids[0].box.y0, grids[1].box.y0);
}

TEST(Rulings, thousands_of_lines_are_a_drawing) {
  std::vector<double> many;
  for (int i = 0; i < 2500; ++i) many.push_back(i);
  EXPECT_TRUE(grids_of(full_grid(many, many), {}).empty());
}

}  // namespace
}  // namespace documents
