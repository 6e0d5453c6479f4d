// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/fields.h"

#include <gtest/gtest.h>

#include <string>

namespace {
using namespace compiler;

std::string name(FieldKind kind) {
  static constexpr const char* names[] = {"number",  "content",  "lead",  "coordinate", "time", "output",
                                          "channel", "audience", "quota", "budget",     "note", "other"};
  return names[static_cast<int>(kind)];
}

// "lead=Văn phòng Sở; time=Quý I"
std::string fields(std::string_view text) {
  std::string out;
  for (const Field& field : find_fields(text))
    out += (out.empty() ? "" : "; ") + name(field.kind) + "=" +
           std::string(text.substr(field.value_from, field.value_to - field.value_from));
  return out;
}

std::string column(std::string_view head) {
  const auto kind = column_kind(head);
  return kind ? name(*kind) : "nothing";
}

TEST(FindFields, at_the_start_of_a_line) {
  EXPECT_EQ(fields("- Đơn vị chủ trì: Văn phòng Sở."), "lead=Văn phòng Sở.");
  EXPECT_EQ(fields("Cơ quan phối hợp: Các phòng, đơn vị"), "coordinate=Các phòng, đơn vị");
  EXPECT_EQ(fields("+ Thời gian thực hiện: Thường xuyên"), "time=Thường xuyên");
  EXPECT_EQ(fields("- Bộ phận thực hiện: Văn phòng"), "lead=Văn phòng");
  EXPECT_EQ(fields("- Sản phẩm: Báo cáo kết quả"), "output=Báo cáo kết quả");
  EXPECT_EQ(fields("Thời hạn hoàn thành: trước ngày 30/6/2026"), "time=trước ngày 30/6/2026");
}

TEST(FindFields, several_in_one_line) {
  EXPECT_EQ(fields("Chủ trì: Văn phòng Sở; Phối hợp: Phòng Nghiệp vụ; Thời gian: Quý II/2026."),
            "lead=Văn phòng Sở;; coordinate=Phòng Nghiệp vụ;; time=Quý II/2026.");
  EXPECT_EQ(fields("- Chủ trì: Văn phòng. Phối hợp: Thanh tra."), "lead=Văn phòng.; coordinate=Thanh tra.");
}

TEST(FindFields, at_the_end_of_a_sentence) {
  EXPECT_EQ(fields("1. Tổ chức hội nghị tập huấn. Thời gian thực hiện: Quý III."), "time=Quý III.");
  EXPECT_EQ(fields("Đăng tin, bài (Đơn vị chủ trì: Văn phòng Sở)"), "lead=Văn phòng Sở");
}

TEST(FindFields, behind_a_comma_only_when_a_field_stands_before_it) {
  EXPECT_EQ(fields("Chủ trì: Văn phòng Sở, phối hợp: Thanh tra Sở"), "lead=Văn phòng Sở,; coordinate=Thanh tra Sở");
  EXPECT_EQ(fields("Văn phòng Sở, phối hợp: Thanh tra Sở"), "");
}

TEST(FindFields, empty_where_the_units_follow_as_bullets) { EXPECT_EQ(fields("- Cơ quan thực hiện:"), "lead="); }

TEST(FindFields, not_in_ordinary_sentences) {
  EXPECT_EQ(fields("Văn phòng Sở chủ trì, phối hợp với Thanh tra Sở."), "");
  EXPECT_EQ(fields("Tuyên truyền các nội dung sau: kết quả cải cách"), "");
  EXPECT_EQ(fields("Các hình thức như: hội nghị, tọa đàm"), "");
  EXPECT_EQ(fields("Địa chỉ: https://thongtin.example.vn"), "");
  EXPECT_EQ(fields("Thời gian giải quyết thủ tục hành chính: được rút ngắn"), "");
  EXPECT_EQ(fields("Nâng cao kết quả Chỉ số: SIPAS, PAPI"), "");
}

TEST(IsField, allows_nothing_but_a_bullet_before_the_label) {
  EXPECT_TRUE(is_field("- Chủ trì: Văn phòng"));
  EXPECT_TRUE(is_field("Thời gian: Quý I"));
  EXPECT_TRUE(is_field("+ Phối hợp: Thanh tra"));
  EXPECT_FALSE(is_field("1. Chủ trì: Văn phòng"));
  EXPECT_FALSE(is_field("Đăng tin. Thời gian: Quý I"));
  EXPECT_FALSE(is_field("Văn phòng chủ trì thực hiện."));
}

TEST(ColumnKind, knows_the_heads_of_assignment_tables) {
  EXPECT_EQ(column("TT"), "number");
  EXPECT_EQ(column("STT"), "number");
  EXPECT_EQ(column("Số TT"), "number");
  EXPECT_EQ(column("Nội dung công việc"), "content");
  EXPECT_EQ(column("NHIỆM VỤ"), "content");
  EXPECT_EQ(column("Đơn vị chủ trì"), "lead");
  EXPECT_EQ(column("Cơ quan, đơn vị thực hiện"), "lead");
  EXPECT_EQ(column("Cơ quan phối hợp"), "coordinate");
  EXPECT_EQ(column("Chủ trì, phối hợp"), "lead");
  EXPECT_EQ(column("Thời gian hoàn thành"), "time");
  EXPECT_EQ(column("Tiến độ"), "time");
  EXPECT_EQ(column("Kết quả/Sản phẩm"), "output");
  EXPECT_EQ(column("Kinh phí (triệu đồng)"), "budget");
  EXPECT_EQ(column("Ghi chú"), "note");
  EXPECT_EQ(column("Hình thức tuyên truyền"), "channel");
}

TEST(ColumnKind, knows_heads_of_other_tables_for_none) {
  EXPECT_EQ(column("Họ và tên"), "nothing");
  EXPECT_EQ(column("Năm sinh"), "nothing");
  EXPECT_EQ(column("Điểm số"), "nothing");
  EXPECT_EQ(column(""), "nothing");
}

}  // namespace
