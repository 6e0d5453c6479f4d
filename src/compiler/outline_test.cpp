// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/outline.h"

#include <gtest/gtest.h>

#include "support/plan_text.h"

namespace {
using namespace compiler;
using documents::Document;
using support::scan_document;
using support::text_document;
using support::word_document;

Outline outline_of(const Document& document) { return build_outline(Source(document), {0, document.lines.size()}); }

// Paths in order; fields in brackets under their owner.
std::vector<std::string> paths(const Document& document) {
  const Outline outline = outline_of(document);
  std::vector<std::string> out;
  for (const Node& node : outline.nodes)
    out.push_back(node.is_field
                      ? "[" + (node.parent < 0 ? "" : outline.nodes[static_cast<std::size_t>(node.parent)].path) + "]"
                      : node.path);
  return out;
}

Zone zone_at(const Document& document, std::string_view path) {
  const Outline outline = outline_of(document);
  for (const Node& node : outline.nodes)
    if (node.path == path) return node.zone;
  ADD_FAILURE() << "no node " << path;
  return Zone::none;
}

using Paths = std::vector<std::string>;

TEST(OutlinePaths, join_the_printed_labels) {
  EXPECT_EQ(paths(word_document("Căn cứ kế hoạch của tỉnh;\nI. MỤC ĐÍCH\n1. Mục đích\na) Nâng cao nhận thức.\n"
                                "b) Tạo đồng thuận.\n2. Yêu cầu\nII. NỘI DUNG\n1. Đăng tin.")),
            (Paths{"I", "I/1", "I/1/a", "I/1/b", "I/2", "II", "II/1"}));
}

TEST(OutlinePaths, count_bullets_and_paragraphs_without_a_label) {
  EXPECT_EQ(paths(word_document("I. MỤC ĐÍCH\n- Nâng cao nhận thức;\n- Tạo đồng thuận;\n+ Của người dân;\n"
                                "II. NỘI DUNG\nĐoạn đầu nói một việc.\nĐoạn sau nói việc khác.")),
            (Paths{"I", "I/-1", "I/-2", "I/-2/+1", "II", "II/¶1", "II/¶2"}));
}

TEST(OutlinePaths, decimals_stand_below_their_number) {
  EXPECT_EQ(paths(word_document("I. NỘI DUNG\n1. Tuyên truyền\n1.1. Đăng tin\n1.2. Mở lớp\n1.2.1. Ở xã\n2. Kiểm tra")),
            (Paths{"I", "I/1", "I/1/1.1", "I/1/1.2", "I/1/1.2/1.2.1", "I/2"}));
}

TEST(OutlinePaths, a_number_may_stand_below_a_letter) {
  EXPECT_EQ(paths(word_document("I. NỘI DUNG\na) Tuyên truyền\n1. Đăng tin\n2. Mở lớp\nb) Kiểm tra")),
            (Paths{"I", "I/a", "I/a/1", "I/a/2", "I/b"}));
}

TEST(OutlinePaths, the_closing_paragraph_stands_by_itself) {
  EXPECT_EQ(paths(word_document("I. NỘI DUNG\n1. Đăng tin.\nII. TỔ CHỨC THỰC HIỆN\n1. Văn phòng theo dõi.\n"
                                "Trên đây là Kế hoạch tuyên truyền của Sở.")),
            (Paths{"I", "I/1", "II", "II/1", "II/¶end"}));
}

TEST(OutlinePaths, the_preamble_is_no_part_of_the_tree) {
  const Outline outline =
      outline_of(word_document("Căn cứ Luật;\nSở ban hành Kế hoạch như sau:\nI. MỤC ĐÍCH\n1. Một."));
  EXPECT_EQ(outline.preamble_end, 2U);
  EXPECT_EQ(outline.nodes.size(), 2U);
}

TEST(OutlinePaths, a_plan_without_roman_numbers_begins_with_its_first_number) {
  EXPECT_EQ(paths(word_document("Căn cứ Luật;\n1. Mục đích\na) Một việc.\n2. Nội dung")), (Paths{"1", "1/a", "2"}));
}

TEST(OutlinePaths, a_table_has_a_path) {
  EXPECT_EQ(paths(word_document("I. NỘI DUNG\n1. Phân công\n| TT | Nội dung |\n| 1 | Đăng tin |\n2. Khác")),
            (Paths{"I", "I/1", "I/1/T1", "I/2"}));
}

TEST(OutlineLabels, d_behind_d_is_read_as_stroke_d) {
  EXPECT_EQ(paths(word_document("I. NỘI DUNG\na) Một\nb) Hai\nc) Ba\nd) Bốn\nd) Năm\ne) Sáu")).at(5), "I/đ");
}

TEST(OutlineLabels, a_sound_text_keeps_a_skipped_letter) {
  EXPECT_EQ(paths(word_document("I. NỘI DUNG\na) Một\nb) Hai\nd) Bốn")).back(), "I/d");
}

TEST(OutlineLabels, damaged_letters_are_repaired_by_their_sequence) {
  EXPECT_EQ(paths(scan_document("I. NỘI DUNG\na) Một việc.\nb) Hai việc.\n¢) Ba việc.\nd) Bốn việc.\nd) Năm việc.\n"
                                "@) Sáu việc.\ng) Bảy việc.\nh) Tám việc.\ni) Chín việc.\nk) Mười việc.\n1) Thêm "
                                "việc.\nm) Cuối cùng.")),
            (Paths{"I", "I/a", "I/b", "I/c", "I/d", "I/đ", "I/e", "I/g", "I/h", "I/i", "I/k", "I/l", "I/m"}));
}

TEST(OutlineLabels, damaged_roman_numbers_are_repaired_by_their_sequence) {
  EXPECT_EQ(paths(scan_document("|. MỤC ĐÍCH, YÊU CẦU\n1. Một việc.\nI1. NỘI DUNG TUYÊN TRUYỀN\n1. Hai việc.\n"
                                "111. TỔ CHỨC THỰC HIỆN\n1. Ba việc.")),
            (Paths{"I", "I/1", "II", "II/1", "III", "III/1"}));
}

TEST(OutlineFields, belong_to_the_item_above_them) {
  EXPECT_EQ(paths(word_document("I. NỘI DUNG\n1. Đăng tin.\n- Chủ trì: Văn phòng.\n- Thời gian: Quý I.\n2. Mở lớp.\n"
                                "- Chủ trì: Thanh tra.")),
            (Paths{"I", "I/1", "[I/1]", "[I/1]", "I/2", "[I/2]"}));
}

TEST(OutlineFields, without_a_bullet_stand_below_the_last_bullet) {
  EXPECT_EQ(paths(word_document("I. NỘI DUNG\n1. Đăng tin\n- Trên Trang thông tin;\n- Trên bản tin.\n"
                                "Chủ trì: Văn phòng.\nThời gian: Quý I.")),
            (Paths{"I", "I/1", "I/1/-1", "I/1/-2", "[I/1/-2]", "[I/1/-2]"}));
}

TEST(Zones, are_told_by_headings) {
  EXPECT_EQ(zone_of_heading("MỤC ĐÍCH, YÊU CẦU", Zone::content), Zone::none);
  EXPECT_EQ(zone_of_heading("NỘI DUNG TUYÊN TRUYỀN", Zone::none), Zone::content);
  EXPECT_EQ(zone_of_heading("HÌNH THỨC TUYÊN TRUYỀN", Zone::none), Zone::form);
  EXPECT_EQ(zone_of_heading("NỘI DUNG, HÌNH THỨC TUYÊN TRUYỀN", Zone::none), Zone::content);
  EXPECT_EQ(zone_of_heading("TỔ CHỨC THỰC HIỆN", Zone::none), Zone::duty);
  EXPECT_EQ(zone_of_heading("KINH PHÍ THỰC HIỆN", Zone::none), Zone::budget);
  EXPECT_EQ(zone_of_heading("KHẨU HIỆU TUYÊN TRUYỀN", Zone::none), Zone::slogans);
  EXPECT_EQ(zone_of_heading("Chế độ báo cáo", Zone::none), Zone::reporting);
  EXPECT_EQ(zone_of_heading("Đối tượng tuyên truyền", Zone::content), Zone::none);
  EXPECT_EQ(zone_of_heading("Cải cách thể chế", Zone::content), Zone::content);
}

TEST(Zones, are_inherited_from_the_heading_above) {
  const Document document = word_document(
      "I. MỤC ĐÍCH\n1. Nâng cao nhận thức.\nII. NỘI DUNG\n1. Cải cách thể chế\na) Đăng tin.\nIII. TỔ CHỨC THỰC HIỆN\n"
      "1. Văn phòng\na) Theo dõi.");
  EXPECT_EQ(zone_at(document, "I/1"), Zone::none);
  EXPECT_EQ(zone_at(document, "II/1/a"), Zone::content);
  EXPECT_EQ(zone_at(document, "III/1/a"), Zone::duty);
}

TEST(RunInHeading, ends_at_its_colon) {
  EXPECT_EQ(run_in_heading("Cải cách thể chế: Tuyên truyền"), std::string_view("Cải cách thể chế").size());
  EXPECT_EQ(run_in_heading("Tuyên truyền bằng các hình thức như: hội nghị"), 0U);
  EXPECT_EQ(run_in_heading("Các nội dung sau: một, hai"), 0U);
  EXPECT_EQ(run_in_heading("Cải cách thể chế:"), 0U);
  EXPECT_EQ(run_in_heading("Xem https://example.vn"), 0U);
  EXPECT_EQ(run_in_heading("Một câu. Rồi: câu khác"), 0U);
}

}  // namespace
