// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/layout.h"

#include <gtest/gtest.h>

#include "support/plan_text.h"

namespace {
using namespace compiler;
using documents::Document;
using support::text_document;
using support::word_document;

std::string first(const Document& document, const Lines& lines) {
  return lines.empty() ? "" : document.lines[lines.first].text;
}
std::string last(const Document& document, const Lines& lines) {
  return lines.empty() ? "" : document.lines[lines.last - 1].text;
}

std::string type_of(std::string_view line) {
  std::size_t rest = 0;
  const std::string type = document_type(line, rest);
  return type.empty() ? "" : type + "|" + std::string(line.substr(rest));
}

constexpr std::string_view simple_plan = R"(UBND TỈNH HÒA AN
SỞ VĂN HÓA
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 12/KH-SVH
Hòa An, ngày 05 tháng 3 năm 2026
KẾ HOẠCH
Tuyên truyền cải cách hành chính
năm 2026
Thực hiện Kế hoạch của tỉnh, Sở ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
1. Nâng cao nhận thức của người dân.
Nơi nhận:
- Giám đốc Sở;
- Lưu: VT.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Trần Văn An)";

TEST(DocumentType, is_a_line_in_capitals) {
  EXPECT_EQ(type_of("KẾ HOẠCH"), "KẾ HOẠCH|");
  EXPECT_EQ(type_of("K Ế H O Ạ C H"), "KẾ HOẠCH|");
  EXPECT_EQ(type_of("CHƯƠNG TRÌNH HÀNH ĐỘNG"), "CHƯƠNG TRÌNH HÀNH ĐỘNG|");
  EXPECT_EQ(type_of("KẾ HOẠCH TUYÊN TRUYỀN NĂM 2026"), "KẾ HOẠCH|TUYÊN TRUYỀN NĂM 2026");
  EXPECT_EQ(type_of("Kế hoạch này được gửi"), "");
  EXPECT_EQ(type_of("KẾ TOÁN TRƯỞNG"), "");
}

TEST(FindLayout, parts_letterhead_title_body_and_tail) {
  const Document document = text_document(simple_plan);
  const Layout layout = find_layout(document);
  EXPECT_TRUE(layout.has_type);
  EXPECT_EQ(layout.type, "KẾ HOẠCH");
  EXPECT_EQ(first(document, layout.head), "UBND TỈNH HÒA AN");
  EXPECT_EQ(last(document, layout.head), "Hòa An, ngày 05 tháng 3 năm 2026");
  EXPECT_EQ(first(document, layout.title), "Tuyên truyền cải cách hành chính");
  EXPECT_EQ(last(document, layout.title), "năm 2026");
  EXPECT_EQ(first(document, layout.body), "Thực hiện Kế hoạch của tỉnh, Sở ban hành Kế hoạch như sau:");
  EXPECT_EQ(last(document, layout.body), "1. Nâng cao nhận thức của người dân.");
  EXPECT_EQ(first(document, layout.tail), "Nơi nhận:");
  EXPECT_EQ(last(document, layout.tail), "Trần Văn An");
  EXPECT_TRUE(layout.appendices.empty());
}

TEST(FindLayout, a_title_may_begin_on_the_line_of_the_type) {
  const Document document = text_document("KẾ HOẠCH TUYÊN TRUYỀN\nNĂM 2026\nCăn cứ Quyết định của Sở;\nI. MỤC ĐÍCH\n");
  const Layout layout = find_layout(document);
  EXPECT_EQ(document.lines[layout.type_line].text.substr(layout.title_from), "TUYÊN TRUYỀN");
  EXPECT_EQ(first(document, layout.title), "NĂM 2026");
  EXPECT_EQ(first(document, layout.body), "Căn cứ Quyết định của Sở;");
}

TEST(FindLayout, a_signature_above_the_recipients_belongs_to_the_tail) {
  const Document document = text_document(
      "KẾ HOẠCH\nTuyên truyền năm 2026\nI. MỤC ĐÍCH\n1. Nâng cao nhận thức.\nKT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\nLê Thị "
      "Hoa\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n");
  const Layout layout = find_layout(document);
  EXPECT_EQ(last(document, layout.body), "1. Nâng cao nhận thức.");
  EXPECT_EQ(first(document, layout.tail), "KT. TRƯỞNG BAN");
}

TEST(FindLayout, a_document_without_recipients_ends_with_its_signature) {
  const Document document =
      text_document("KẾ HOẠCH\nTuyên truyền\nI. MỤC ĐÍCH\n1. Nâng cao nhận thức.\nGIÁM ĐỐC\nLê Thị Hoa\n");
  const Layout layout = find_layout(document);
  EXPECT_EQ(first(document, layout.tail), "GIÁM ĐỐC");
}

TEST(FindLayout, a_document_without_type_is_all_body) {
  const Document document = text_document("I. MỤC ĐÍCH\n1. Nâng cao nhận thức.\n");
  const Layout layout = find_layout(document);
  EXPECT_FALSE(layout.has_type);
  EXPECT_EQ(layout.body.first, 0U);
  EXPECT_EQ(layout.body.last, 2U);
}

TEST(FindLayout, appendices_follow_the_tail) {
  const Document document =
      text_document(std::string(simple_plan) + "\nPHỤ LỤC I\nPhân công nhiệm vụ\nPHỤ LỤC II\nKhẩu hiệu tuyên truyền\n");
  const Layout layout = find_layout(document);
  ASSERT_EQ(layout.appendices.size(), 2U);
  EXPECT_EQ(layout.appendices[0].label, "PHỤ LỤC I");
  EXPECT_EQ(layout.appendices[1].label, "PHỤ LỤC II");
  EXPECT_EQ(last(document, layout.appendices[1].lines), "Khẩu hiệu tuyên truyền");
  EXPECT_EQ(last(document, layout.tail), "Trần Văn An");
}

TEST(FindLayout, a_decision_carries_the_plan_that_follows_its_signature) {
  const Document document = text_document(R"(UBND TỈNH HÒA AN
Số: 77/QĐ-UBND
QUYẾT ĐỊNH
Ban hành Kế hoạch tuyên truyền năm 2026
Căn cứ Luật Tổ chức chính quyền địa phương;
QUYẾT NGHỊ MỘT VIỆC
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch tuyên truyền.
Nơi nhận:
- Như Điều 1;
- Lưu: VT.
CHỦ TỊCH
Trần Văn An
KẾ HOẠCH
TUYÊN TRUYỀN NĂM 2026
(Kèm theo Quyết định số 77/QĐ-UBND)
I. MỤC ĐÍCH
1. Nâng cao nhận thức.)");
  const Layout layout = find_layout(document);
  EXPECT_EQ(layout.type, "QUYẾT ĐỊNH");
  EXPECT_EQ(last(document, layout.issuing), "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch tuyên truyền.");
  EXPECT_EQ(first(document, layout.body), "I. MỤC ĐÍCH");
  EXPECT_EQ(last(document, layout.body), "1. Nâng cao nhận thức.");
  EXPECT_EQ(first(document, layout.tail), "Nơi nhận:");
}

TEST(FindLayout, an_empty_document_has_empty_parts) {
  const Document document = text_document("");
  const Layout layout = find_layout(document);
  EXPECT_FALSE(layout.has_type);
  EXPECT_TRUE(layout.body.empty());
  EXPECT_TRUE(layout.tail.empty());
}

}  // namespace
