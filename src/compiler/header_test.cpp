// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/header.h"

#include <gtest/gtest.h>

#include "compiler/compile.h"
#include "support/plan_text.h"

namespace {
using namespace compiler;
using documents::Document;
using support::text_document;

Header header_of(const Document& document) { return read_header(Source(document), find_layout(document)); }
Header header_of(std::string_view text) { return header_of(text_document(text)); }

constexpr std::string_view letterhead = R"(UBND TỈNH HÒA AN
SỞ VĂN HÓA VÀ THỂ THAO
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/KH-SVHTT
Hòa An, ngày 05 tháng 3 năm 2026
KẾ HOẠCH
Tuyên truyền cải cách hành chính
năm 2026
I. MỤC ĐÍCH
1. Nâng cao nhận thức.)";

TEST(ReadHeader, takes_every_field_of_a_letterhead) {
  const Header header = header_of(letterhead);
  EXPECT_EQ(header.type, "KẾ HOẠCH");
  EXPECT_EQ(header.number, "12");
  EXPECT_EQ(header.symbol, "KH-SVHTT");
  EXPECT_EQ(header.parent_agency, "UBND TỈNH HÒA AN");
  EXPECT_EQ(header.agency, "SỞ VĂN HÓA VÀ THỂ THAO");
  EXPECT_EQ(header.place, "Hòa An");
  ASSERT_TRUE(header.date);
  EXPECT_EQ(base::iso(*header.date), "2026-03-05");
  EXPECT_EQ(header.title, "Tuyên truyền cải cách hành chính năm 2026");
  EXPECT_TRUE(header.inferred.empty());
}

TEST(ReadHeader, fields_know_their_place) {
  const Document document = text_document(letterhead);
  const Header header = header_of(document);
  EXPECT_EQ(quote(document, header.number_at), "Số: 12/KH-SVHTT");
  EXPECT_EQ(quote(document, header.agency_at), "SỞ VĂN HÓA VÀ THỂ THAO");
  EXPECT_EQ(quote(document, header.place_date_at), "Hòa An, ngày 05 tháng 3 năm 2026");
  EXPECT_EQ(quote(document, header.title_at), "Tuyên truyền cải cách hành chính\nnăm 2026");
}

TEST(ReadHeader, a_draft_has_a_symbol_and_no_number) {
  const Header header = header_of("SỞ CÔNG THƯƠNG\nSố:      /KH-SCT\nHòa An, ngày   tháng 3 năm 2026\nKẾ HOẠCH\nA\n");
  EXPECT_EQ(header.number, "");
  EXPECT_EQ(header.symbol, "KH-SCT");
  EXPECT_FALSE(header.date);
  EXPECT_EQ(header.year, 2026);
}

TEST(ReadHeader, blanks_around_the_strokes_of_a_number_do_not_matter) {
  const Header header = header_of("SỞ CÔNG THƯƠNG\nSố: 281 /KH - SCT\nKẾ HOẠCH\nTuyên truyền\n");
  EXPECT_EQ(header.number, "281");
  EXPECT_EQ(header.symbol, "KH-SCT");
}

TEST(ReadHeader, a_party_body_numbers_with_a_hyphen) {
  const Header header = header_of("TỈNH ỦY HÒA AN\nSố 33-KH/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nKẾ HOẠCH\nTuyên truyền\n");
  EXPECT_EQ(header.number, "33");
  EXPECT_EQ(header.symbol, "KH/TU");
  EXPECT_EQ(header.agency, "TỈNH ỦY HÒA AN");
}

TEST(ReadHeader, two_columns_merged_in_one_line_are_parted) {
  const Header header = header_of(
      "UBND TỈNH HÒA AN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ CÔNG THƯƠNG Độc lập - Tự do - Hạnh phúc\n"
      "Số: 5/KH-SCT Hòa An, ngày 7 tháng 4 năm 2026\nKẾ HOẠCH\nTuyên truyền\n");
  EXPECT_EQ(header.parent_agency, "UBND TỈNH HÒA AN");
  EXPECT_EQ(header.agency, "SỞ CÔNG THƯƠNG");
  EXPECT_EQ(header.number, "5");
  EXPECT_EQ(header.symbol, "KH-SCT");
  EXPECT_EQ(header.place, "Hòa An");
  EXPECT_EQ(base::iso(header.date.value()), "2026-04-07");
}

TEST(ReadHeader, a_date_broken_over_two_lines_is_joined) {
  const Header header = header_of("SỞ CÔNG THƯƠNG\nSố: 5/KH-SCT\nHòa An, ngày 18\ntháng 11 năm 2025\nKẾ HOẠCH\nA\n");
  EXPECT_EQ(base::iso(header.date.value()), "2025-11-18");
  EXPECT_EQ(header.place, "Hòa An");
}

TEST(ReadHeader, a_place_may_be_a_city) {
  EXPECT_EQ(header_of("SỞ Y TẾ\nSố: 5/KH-SYT\nThành phố Hồ Chí Minh, ngày 1 tháng 2 năm 2026\nKẾ HOẠCH\nA\n").place,
            "Thành phố Hồ Chí Minh");
}

TEST(ReadHeader, the_name_of_an_agency_may_take_two_lines) {
  const Header header = header_of("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HÒA AN\nSố: 5/KH-UBND\nKẾ HOẠCH\nTuyên truyền\n");
  EXPECT_EQ(header.agency, "ỦY BAN NHÂN DÂN THÀNH PHỐ HÒA AN");
  EXPECT_EQ(header.parent_agency, "");
}

TEST(ReadHeader, a_date_that_cannot_be_is_none) {
  EXPECT_FALSE(header_of("SỞ Y TẾ\nSố: 5/KH-SYT\nHòa An, ngày 31 tháng 02 năm 2026\nKẾ HOẠCH\nA\n").date);
}

TEST(ReadHeader, without_a_letterhead_nothing_is_invented) {
  const Header header = header_of("KẾ HOẠCH\nTuyên truyền năm 2026\nI. MỤC ĐÍCH\n");
  EXPECT_EQ(header.number + header.symbol + header.agency + header.place, "");
  EXPECT_FALSE(header.date);
}

TEST(InferHeader, takes_the_agency_from_the_preamble_and_says_so) {
  const Plan plan = compile(text_document(
      "KẾ HOẠCH\nTuyên truyền cải cách hành chính năm 2026\nThực hiện Kế hoạch số 10/KH-UBND ngày 05/01/2026 của UBND "
      "tỉnh Lào Cai, Sở Công Thương ban hành Kế hoạch tuyên truyền như sau:\nI. MỤC ĐÍCH\n1. Nâng cao nhận thức.\n"
      "II. NỘI DUNG\n1. Đăng tin.\n"));
  EXPECT_EQ(plan.header.agency, "Sở Công Thương");
  EXPECT_EQ(plan.header.province, "Lào Cai");
  EXPECT_EQ(plan.header.parent_agency, "UBND tỉnh Lào Cai");
  EXPECT_EQ(plan.header.inferred, (std::vector<std::string>{"agency", "province", "parent_agency"}));
  EXPECT_EQ(plan.header.year, 2026);
  EXPECT_EQ(plan.header.number, "");
}

TEST(FindProvince, needs_the_word_province_or_city_before_the_name) {
  EXPECT_EQ(find_province("UBND tỉnh Lai Châu"), "Lai Châu");
  EXPECT_EQ(find_province("UBND THÀNH PHỐ ĐÀ NẴNG"), "Đà Nẵng");
  EXPECT_EQ(find_province("Quảng Ngãi"), "Quảng Ngãi");
  EXPECT_EQ(find_province("vì hòa bình và phát triển"), "");
  EXPECT_EQ(find_province("tỉnh Thừa Thiên Huế"), "Thừa Thiên Huế");
  EXPECT_EQ(find_province(""), "");
}

}  // namespace
