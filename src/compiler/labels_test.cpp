// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/labels.h"

#include <gtest/gtest.h>

namespace {
using namespace compiler;

std::string name(Marker marker) {
  static constexpr const char* names[] = {"none",    "part",   "article", "roman", "number",
                                          "decimal", "letter", "bracket", "dash",  "plus"};
  return names[static_cast<int>(marker)];
}

// "roman II | MỤC ĐÍCH"; a label that had to be guessed carries a question mark.
std::string read(std::string_view line, bool damaged = false) {
  const Label label = read_label(line, damaged);
  if (label.marker == Marker::none) return "none";
  return name(label.marker) + " " + label.text + (label.clean ? "" : "?") + " | " +
         std::string(line.substr(label.length));
}

TEST(ReadLabel, takes_parts_and_articles) {
  EXPECT_EQ(read("Phần I. Tình hình chung"), "part Phần I | Tình hình chung");
  EXPECT_EQ(read("PHẦN THỨ NHẤT: MỤC TIÊU"), "part PHẦN THỨ NHẤT | MỤC TIÊU");
  EXPECT_EQ(read("Chương II Nội dung"), "part Chương II | Nội dung");
  EXPECT_EQ(read("Điều 3. Các phòng thi hành"), "article Điều 3 | Các phòng thi hành");
  EXPECT_EQ(read("Điều kiện làm việc"), "none");
  EXPECT_EQ(read("Phần mềm quản lý văn bản"), "none");
}

TEST(ReadLabel, takes_roman_numbers) {
  EXPECT_EQ(read("I. MỤC ĐÍCH"), "roman I | MỤC ĐÍCH");
  EXPECT_EQ(read("IV/ Tổ chức thực hiện"), "roman IV | Tổ chức thực hiện");
  EXPECT_EQ(read("II- NỘI DUNG"), "roman II | NỘI DUNG");
  EXPECT_EQ(read("IIII. SAI"), "none");
  EXPECT_EQ(read("Internet. Vạn vật"), "none");
}

TEST(ReadLabel, takes_numbers_and_decimals) {
  EXPECT_EQ(read("1. Mục đích"), "number 1 | Mục đích");
  EXPECT_EQ(read("2) Yêu cầu"), "number 2 | Yêu cầu");
  EXPECT_EQ(read("3/ Nội dung"), "number 3 | Nội dung");
  EXPECT_EQ(read("1.2. Hình thức"), "decimal 1.2 | Hình thức");
  EXPECT_EQ(read("1.2 Hình thức"), "decimal 1.2 | Hình thức");
  EXPECT_EQ(read("1.Mục đích"), "number 1 | Mục đích");
}

TEST(ReadLabel, leaves_amounts_dates_and_symbols_alone) {
  EXPECT_EQ(read("100 tin, bài"), "none");
  EXPECT_EQ(read("15/11/2025 là hạn cuối"), "none");
  EXPECT_EQ(read("1.500 người tham dự"), "none");
  EXPECT_EQ(read("12/KH-UBND ngày 01 tháng 3"), "none");
  EXPECT_EQ(read("9001:2015 được áp dụng"), "none");
  EXPECT_EQ(read("-5 độ"), "none");
}

TEST(ReadLabel, takes_letters_with_d_and_stroke_d_apart) {
  EXPECT_EQ(read("a) Văn phòng"), "letter a | Văn phòng");
  EXPECT_EQ(read("d) Phòng Nghiệp vụ"), "letter d | Phòng Nghiệp vụ");
  EXPECT_EQ(read("đ) Thanh tra"), "letter đ | Thanh tra");
  EXPECT_EQ(read("b. Yêu cầu"), "letter b | Yêu cầu");
  EXPECT_EQ(read("b. yêu cầu"), "none");
  EXPECT_EQ(read("f) Không có chữ này"), "none");
  EXPECT_EQ(read("ở) đây"), "none");
}

TEST(ReadLabel, takes_brackets_and_bullets) {
  EXPECT_EQ(read("(1) Đăng tin"), "bracket (1) | Đăng tin");
  EXPECT_EQ(read("(a) đăng tin"), "bracket (a) | đăng tin");
  EXPECT_EQ(read("(sau đây gọi là Sở)"), "none");
  EXPECT_EQ(read("- Đăng tin"), "dash - | Đăng tin");
  EXPECT_EQ(read("– Đăng tin"), "dash - | Đăng tin");
  EXPECT_EQ(read("• Đăng tin"), "dash - | Đăng tin");
  EXPECT_EQ(read("-Đăng tin"), "dash - | Đăng tin");
  EXPECT_EQ(read("+ Đăng tin"), "plus + | Đăng tin");
  EXPECT_EQ(read("- 05 tin mỗi tháng"), "dash - | 05 tin mỗi tháng");
  EXPECT_EQ(read("-----"), "none");
}

TEST(ReadLabel, takes_a_label_that_stands_alone_on_its_line) {
  EXPECT_EQ(read("1."), "number 1 | ");
  EXPECT_EQ(read("II."), "roman II | ");
  EXPECT_EQ(read("c)"), "letter c | ");
}

TEST(ReadLabel, guesses_damaged_glyphs_only_in_recognised_text) {
  EXPECT_EQ(read("|. MỤC ĐÍCH, YÊU CẦU", true), "roman |? | MỤC ĐÍCH, YÊU CẦU");
  EXPECT_EQ(read("H. NỘI DUNG TUYÊN TRUYỀN", true), "roman H? | NỘI DUNG TUYÊN TRUYỀN");
  EXPECT_EQ(read("@) Đăng tin", true), "letter @? | Đăng tin");
  EXPECT_EQ(read("¢) Đăng tin", true), "letter ¢? | Đăng tin");
  EXPECT_EQ(read("|. MỤC ĐÍCH, YÊU CẦU"), "none");
  EXPECT_EQ(read("@) Đăng tin"), "none");
}

TEST(MayBe, allows_what_recognition_confuses) {
  EXPECT_TRUE(may_be({Marker::letter, "¢", 0, false}, "c"));
  EXPECT_TRUE(may_be({Marker::letter, "d", 0, true}, "đ"));
  EXPECT_TRUE(may_be({Marker::letter, "@", 0, false}, "e"));
  EXPECT_TRUE(may_be({Marker::letter, "1", 0, false}, "l"));
  EXPECT_FALSE(may_be({Marker::letter, "m", 0, true}, "c"));
}

TEST(MayBe, counts_the_strokes_of_roman_numbers) {
  EXPECT_TRUE(may_be({Marker::roman, "H", 0, false}, "II"));
  EXPECT_TRUE(may_be({Marker::roman, "11", 0, false}, "II"));
  EXPECT_TRUE(may_be({Marker::roman, "|||", 0, false}, "III"));
  EXPECT_FALSE(may_be({Marker::roman, "HHH", 0, false}, "I"));
  EXPECT_FALSE(may_be({Marker::roman, "|", 0, false}, "a"));
}

TEST(Sequences, letters_follow_the_vietnamese_alphabet_of_lists) {
  std::string all;
  for (int i = 1; i <= 12; ++i) all += letter_at(i);
  EXPECT_EQ(all, "abcdđeghiklm");
  EXPECT_EQ(letter_position("đ"), 5);
  EXPECT_EQ(letter_position("f"), 0);
  EXPECT_EQ(letter_at(0), "");
  EXPECT_EQ(letter_at(24), "");
}

TEST(Sequences, roman_numbers_go_both_ways) {
  for (int value = 1; value <= 39; ++value) EXPECT_EQ(roman_value(roman_numeral(value)), value);
  EXPECT_EQ(roman_value("IIII"), 0);
  EXPECT_EQ(roman_value(""), 0);
  EXPECT_EQ(roman_numeral(40), "");
}

}  // namespace
