// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/ocr_row_numbers.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace documents {
namespace {

std::vector<Line> table(const std::vector<std::string>& first_cells) {
  std::vector<Line> lines;
  for (std::size_t r = 0; r < first_cells.size(); ++r) {
    Line number, work;
    number.text = first_cells[r];
    work.text = r == 0 ? "Nội dung" : "Việc thứ " + std::to_string(r);
    number.confidences = {40};
    work.confidences = {90, 90, 90};
    number.cell = Cell{0, static_cast<int>(r), 0};
    work.cell = Cell{0, static_cast<int>(r), 1};
    lines.push_back(number);
    lines.push_back(work);
  }
  return lines;
}

std::string numbers(const std::vector<Line>& lines) {
  std::string out;
  for (const Line& line : lines)
    if (line.cell->column == 0) out += line.text + " ";
  return out;
}

TEST(MendRowNumbers, a_misread_number_takes_its_place_in_the_sequence) {
  std::vector<Line> lines = table({"STT", "1", "2", "8", "Đ", "5"});
  mend_row_numbers(lines);
  EXPECT_EQ(numbers(lines), "STT 1 2 3 4 5 ");
  EXPECT_EQ(lines[8].source, "Đ");
  ASSERT_EQ(lines[8].repairs.size(), 1u);
  EXPECT_EQ(lines[8].repairs[0].source, "Đ");
}

TEST(MendRowNumbers, the_head_that_a_page_end_repeats_is_not_counted) {
  std::vector<Line> lines = table({"STT", "1", "l", "SIT", "3"});
  lines[7].text = "Nội dung";
  mend_row_numbers(lines);
  EXPECT_EQ(numbers(lines), "STT 1 2 SIT 3 ");
}

TEST(MendRowNumbers, letters_and_other_counts_are_left_alone) {
  for (const std::vector<std::string>& cells : std::vector<std::vector<std::string>>{
           {"TT", "a", "b", "c"}, {"TT", "10", "20", "30"}, {"TT", "Sở Nội vụ", "1", "2"}, {"TT", "1", "x", "y"}}) {
    std::vector<Line> lines = table(cells);
    const std::string before = numbers(lines);
    mend_row_numbers(lines);
    EXPECT_EQ(numbers(lines), before);
  }
}

TEST(MendRowNumbers, printed_lines_are_not_touched) {
  std::vector<Line> lines = table({"STT", "1", "2", "8"});
  for (Line& line : lines) line.confidences.clear();
  mend_row_numbers(lines);
  EXPECT_EQ(numbers(lines), "STT 1 2 8 ");
}

}  // namespace
}  // namespace documents
