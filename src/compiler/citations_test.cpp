// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/citations.h"

#include <gtest/gtest.h>

namespace {
using namespace compiler;

// "Nghị quyết 76/NQ-CP 2021-07-15 [Chính phủ] [ban hành …]", quoted ones with "< n".
std::vector<std::string> cited(std::string_view text) {
  std::vector<std::string> out;
  for (const Citation& c : find_citations(text)) {
    EXPECT_LT(c.from, c.to);
    EXPECT_LE(c.to, text.size());
    std::string line = c.type + (c.number.empty() ? "" : " " + c.number);
    if (c.date) line += " " + base::iso(*c.date);
    if (c.date_impossible) line += " impossible";
    if (!c.issuer.empty()) line += " [" + c.issuer + "]";
    if (!c.subject.empty()) line += " {" + c.subject + "}";
    if (c.inside >= 0) line += " < " + std::to_string(c.inside);
    out.push_back(line);
  }
  return out;
}
using Lines = std::vector<std::string>;

TEST(Citations, have_type_number_date_issuer_and_subject) {
  EXPECT_EQ(
      cited(
          "Tiếp tục thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ về ban hành Chương trình tổng thể;"),
      (Lines{"Nghị quyết 76/NQ-CP 2021-07-15 [Chính phủ] {ban hành Chương trình tổng thể}"}));
  EXPECT_EQ(cited("Nghị định số 30/2020/NĐ-CP ngày 05 tháng 03 năm 2020 của Chính phủ về công tác văn thư"),
            (Lines{"Nghị định 30/2020/NĐ-CP 2020-03-05 [Chính phủ] {công tác văn thư}"}));
}

TEST(Citations, numbers_of_every_grammar) {
  EXPECT_EQ(cited("Nghị quyết số 08-NQ/TU"), (Lines{"Nghị quyết 08-NQ/TU"}));
  EXPECT_EQ(cited("Chương trình hành động số 07-CTr/ThU"), (Lines{"Chương trình hành động 07-CTr/ThU"}));
  EXPECT_EQ(cited("Kế hoạch số 42-KH/ĐU"), (Lines{"Kế hoạch 42-KH/ĐU"}));
  EXPECT_EQ(cited("Công văn số 8935/BNV-CTTN&BĐG"), (Lines{"Công văn 8935/BNV-CTTN&BĐG"}));
  EXPECT_EQ(cited("Nghị quyết số 35/2023/UBTVQH15"), (Lines{"Nghị quyết 35/2023/UBTVQH15"}));
  EXPECT_EQ(cited("Kế hoạch số 141/KH-BCĐTKNQ18"), (Lines{"Kế hoạch 141/KH-BCĐTKNQ18"}));
  EXPECT_EQ(cited("Kế hoạch số 06/KH-MTTW-BTT"), (Lines{"Kế hoạch 06/KH-MTTW-BTT"}));
}

TEST(Citations, spaces_inside_a_number_are_dropped) {
  EXPECT_EQ(cited("Nghị quyết số 27/NQ- TW ngày 09/11/2022"), (Lines{"Nghị quyết 27/NQ-TW 2022-11-09"}));
  EXPECT_EQ(cited("Kế hoạch số 281 /KH-SKHCN"), (Lines{"Kế hoạch 281/KH-SKHCN"}));
  EXPECT_EQ(cited("Chương trình hành động số 10- CTr/TU"), (Lines{"Chương trình hành động 10-CTr/TU"}));
}

TEST(Citations, a_comma_before_the_date_is_no_end) {
  EXPECT_EQ(cited("Kế hoạch số 69/KH-UBND, ngày 09/01/2023 của Uỷ ban nhân dân tỉnh Lai Châu về việc ban hành Kế hoạch "
                  "Tuyên truyền"),
            (Lines{"Kế hoạch 69/KH-UBND 2023-01-09 [Uỷ ban nhân dân tỉnh Lai Châu] {ban hành Kế hoạch Tuyên truyền}"}));
}

TEST(Citations, the_date_may_follow_the_issuer) {
  EXPECT_EQ(cited("Đề án 08-ĐA/TU của Tỉnh ủy Lào Cai ngày 29/12/2025 về phát triển công nghiệp"),
            (Lines{"Đề án 08-ĐA/TU 2025-12-29 [Tỉnh ủy Lào Cai] {phát triển công nghiệp}"}));
}

TEST(Citations, a_date_that_no_calendar_has_is_told) {
  EXPECT_EQ(cited("Quyết định số 12/QĐ-UBND ngày 31/02/2025 của UBND tỉnh"),
            (Lines{"Quyết định 12/QĐ-UBND impossible [UBND tỉnh]"}));
}

TEST(Citations, what_a_subject_quotes_is_inside_it) {
  EXPECT_EQ(
      cited("Chương trình hành động số 07-CTr/ThU ngày 24/6/2021 của Thành ủy Lai Châu thực hiện Nghị quyết số "
            "08-NQ/TU ngày 20/5/2021 của "
            "Ban Chấp hành Đảng bộ tỉnh về đẩy mạnh cải cách hành chính; Kế hoạch số 3246/KH-UBND"),
      (Lines{"Chương trình hành động 07-CTr/ThU 2021-06-24 [Thành ủy Lai Châu] {thực hiện Nghị quyết số 08-NQ/TU}",
             "Nghị quyết 08-NQ/TU 2021-05-20 [Ban Chấp hành Đảng bộ tỉnh] {đẩy mạnh cải cách hành chính} < 0",
             "Kế hoạch 3246/KH-UBND"}));
}

TEST(Citations, a_list_is_no_quotation) {
  EXPECT_EQ(
      cited("Kế hoạch số 14-KH/TU ngày 29/7/2025 của Ban Thường vụ Tỉnh ủy và Kế hoạch số 24/KH-UBND ngày 14/8/2025 "
            "của UBND tỉnh"),
      (Lines{"Kế hoạch 14-KH/TU 2025-07-29 [Ban Thường vụ Tỉnh ủy]", "Kế hoạch 24/KH-UBND 2025-08-14 [UBND tỉnh]"}));
}

TEST(Citations, several_numbers_share_a_type) {
  EXPECT_EQ(cited("Quyết định số 1/QĐ-UBND ngày 02/01/2025 và số 2/QĐ-UBND của UBND tỉnh"),
            (Lines{"Quyết định 1/QĐ-UBND 2025-01-02", "Quyết định 2/QĐ-UBND [UBND tỉnh]"}));
  EXPECT_EQ(cited("Nghị quyết số 18-NQ/TW, 19-NQ/TW"), (Lines{"Nghị quyết 18-NQ/TW", "Nghị quyết 19-NQ/TW"}));
}

TEST(Citations, quotation_marks_protect_the_subject) {
  EXPECT_EQ(
      cited("Quyết định số 688/QĐ-UBND về việc phê duyệt Đề án “Đẩy mạnh cải cách; nâng cao năng lực, định hướng đến "
            "năm 2030“; Kế hoạch"),
      (Lines{
          "Quyết định 688/QĐ-UBND {phê duyệt Đề án “Đẩy mạnh cải cách; nâng cao năng lực, định hướng đến năm 2030“}"}));
}

TEST(Citations, the_subject_ends_where_the_agency_acts) {
  EXPECT_EQ(cited("Kế hoạch số 95/KH-SKHCN của Sở Khoa học và Công nghệ về công tác CCHC năm 2025, Sở Khoa học và Công "
                  "nghệ xây dựng"),
            (Lines{"Kế hoạch 95/KH-SKHCN [Sở Khoa học và Công nghệ] {công tác CCHC năm 2025}"}));
}

TEST(Citations, a_board_may_carry_its_matter_in_its_name) {
  EXPECT_EQ(
      cited("Kế hoạch số 141/KH-BCĐTKNQ18 của Ban Chỉ đạo về Tổng kết việc thực hiện Nghị quyết số 18-NQ/TW về tinh "
            "gọn bộ máy"),
      (Lines{
          "Kế hoạch 141/KH-BCĐTKNQ18 [Ban Chỉ đạo về Tổng kết việc thực hiện Nghị quyết số 18-NQ/TW] {tinh gọn bộ máy}",
          "Nghị quyết 18-NQ/TW {tinh gọn bộ máy} < 0"}));
}

TEST(Citations, the_issuer_may_stand_before) {
  EXPECT_EQ(cited("hướng dẫn của Bộ Nội vụ tại Công văn số 8935/BNV-CTTN"),
            (Lines{"Công văn 8935/BNV-CTTN [Bộ Nội vụ]"}));
  EXPECT_EQ(cited("được Thủ tướng Chính phủ phê duyệt tại Quyết định số 1588/QĐ-TTg"),
            (Lines{"Quyết định 1588/QĐ-TTg [Thủ tướng Chính phủ]"}));
}

TEST(Citations, the_issuer_may_lack_its_preposition) {
  EXPECT_EQ(
      cited("Nghị quyết số 19-NQ/TW Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII về tiếp tục đổi mới"),
      (Lines{"Nghị quyết 19-NQ/TW [Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII] {tiếp tục đổi mới}"}));
}

TEST(Citations, laws_by_name_and_number) {
  EXPECT_EQ(cited("Căn cứ Luật Điện lực số 61/2024/QH15 ngày 30/11/2024;"),
            (Lines{"Luật 61/2024/QH15 2024-11-30 {Luật Điện lực}"}));
  EXPECT_EQ(cited("Luật Công nghiệp công nghệ số số 71/2025/QH15"),
            (Lines{"Luật 71/2025/QH15 {Luật Công nghiệp công nghệ số}"}));
  EXPECT_EQ(cited("tại Luật số 83/2025/QH15, ngày 24/6/2025"), (Lines{"Luật 83/2025/QH15 2025-06-24"}));
  EXPECT_EQ(
      cited("theo Luật Tổ chức chính quyền địa phương năm 2025; Bộ luật Lao động năm 2019; Luật Cán bộ, công chức"),
      (Lines{"Luật {Luật Tổ chức chính quyền địa phương năm 2025}", "Bộ luật {Bộ luật Lao động năm 2019}",
             "Luật {Luật Cán bộ, công chức}"}));
}

TEST(Citations, abbreviated_types_are_spelt_out) {
  EXPECT_EQ(cited("theo QĐ số 1928/QĐ-UBND và KH 113/KH-UBND"),
            (Lines{"Quyết định 1928/QĐ-UBND", "Kế hoạch 113/KH-UBND"}));
}

TEST(Citations, the_number_of_the_document_itself_is_none) { EXPECT_EQ(cited("Số: 281/KH-SKHCN"), Lines{}); }

TEST(Citations, other_numbers_are_none) {
  EXPECT_EQ(cited("60-70%; 12/15 đơn vị; ngày 15/11/2025; 0213-3876543; TCVN ISO 9001:2015; Đề án 06 của Chính phủ"),
            Lines{});
  EXPECT_EQ(cited("quy định của pháp luật; Phòng Pháp luật; văn bản luật"), Lines{});
  EXPECT_EQ(cited(""), Lines{});
}

}  // namespace
