// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/tables.h"

#include <gtest/gtest.h>

#include "compiler/compile.h"
#include "support/plan_text.h"

namespace {
using namespace compiler;
using documents::Document;
using support::text_document;
using support::word_document;

// "I/1: Đăng tin < Văn phòng + Thanh tra @ Quý I"
std::vector<std::string> rows_of(const AssignmentTable& table) {
  std::vector<std::string> out;
  for (const TableRow& row : table.rows) {
    std::string text = (row.group.empty() ? "" : row.group + "/") + row.number + ": " + row.content.text;
    if (!row.lead.text.empty()) text += " < " + row.lead.text;
    if (!row.coordinate.text.empty()) text += " + " + row.coordinate.text;
    if (!row.time.text.empty()) text += " @ " + row.time.text;
    out.push_back(text);
  }
  return out;
}

std::vector<std::string> rows(std::string_view text) {
  const Document document = word_document(text);
  return rows_of(read_table(Source(document), 0));
}

// The first flattened table of a text.
std::vector<std::string> flat_rows(std::string_view text) {
  const Document document = text_document(text);
  Source source(document);
  const Lines all{0, document.lines.size()};
  find_flat_tables(source, all);
  const std::vector<int> tables = tables_in(source, all);
  return tables.empty() ? std::vector<std::string>{} : rows_of(read_table(source, tables.front()));
}

using Rows = std::vector<std::string>;

TEST(ReadTable, takes_work_lead_partners_and_time_from_their_columns) {
  EXPECT_EQ(rows("| TT | Nội dung | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian |\n"
                 "| 1 | Đăng tin, bài | Văn phòng Sở | Các phòng | Quý I |\n"
                 "| 2 | Mở lớp tập huấn | Phòng Nghiệp vụ | Thanh tra Sở | Quý II |"),
            (Rows{"1: Đăng tin, bài < Văn phòng Sở + Các phòng @ Quý I",
                  "2: Mở lớp tập huấn < Phòng Nghiệp vụ + Thanh tra Sở @ Quý II"}));
}

TEST(ReadTable, the_order_of_the_columns_does_not_matter) {
  EXPECT_EQ(rows("| Thời gian | Chủ trì | Nhiệm vụ |\n| Quý I | Văn phòng | Đăng tin |"),
            (Rows{"1: Đăng tin < Văn phòng @ Quý I"}));
}

TEST(ReadTable, counts_rows_that_print_no_number) {
  EXPECT_EQ(rows("| Nội dung | Chủ trì | Thời gian |\n| Đăng tin | Văn phòng | Quý I |\n"
                 "| Mở lớp | Thanh tra | Quý II |"),
            (Rows{"1: Đăng tin < Văn phòng @ Quý I", "2: Mở lớp < Thanh tra @ Quý II"}));
}

TEST(ReadTable, a_cell_over_several_rows_holds_for_each_of_them) {
  EXPECT_EQ(rows("| TT | Nội dung | Chủ trì | Thời gian |\n| 1 | Đăng tin | Văn phòng | Quý I |\n"
                 "| 2 | Mở lớp tập huấn | ^^ | Quý II |\n| 3 | Thi tìm hiểu | ^^ | Quý III |"),
            (Rows{"1: Đăng tin < Văn phòng @ Quý I", "2: Mở lớp tập huấn < Văn phòng @ Quý II",
                  "3: Thi tìm hiểu < Văn phòng @ Quý III"}));
}

TEST(ReadTable, a_head_may_take_two_rows) {
  EXPECT_EQ(rows("| TT | Nội dung | Đơn vị thực hiện | << | Thời gian |\n"
                 "| ^^ | ^^ | Chủ trì | Phối hợp | ^^ |\n"
                 "| 1 | Đăng tin | Văn phòng | Thanh tra | Quý I |"),
            (Rows{"1: Đăng tin < Văn phòng + Thanh tra @ Quý I"}));
}

TEST(ReadTable, a_row_with_nothing_but_a_name_opens_a_group) {
  const Document document = word_document(
      "| TT | Nội dung | Chủ trì | Thời gian |\n| I | TUYÊN TRUYỀN | << | << |\n| 1 | Đăng tin | Văn phòng | Quý I |\n"
      "| II | TẬP HUẤN | << | << |\n| 1 | Mở lớp | Thanh tra | Quý II |");
  const AssignmentTable table = read_table(Source(document), 0);
  EXPECT_EQ(rows_of(table), (Rows{"I/1: Đăng tin < Văn phòng @ Quý I", "II/1: Mở lớp < Thanh tra @ Quý II"}));
  ASSERT_EQ(table.groups.size(), 2U);
  EXPECT_EQ(table.groups[1].label, "II");
  EXPECT_EQ(table.groups[1].heading.text, "TẬP HUẤN");
}

TEST(ReadTable, a_repeated_head_and_a_row_that_counts_the_columns_are_no_work) {
  EXPECT_EQ(rows("| TT | Nội dung | Chủ trì | Thời gian |\n| (1) | (2) | (3) | (4) |\n"
                 "| 1 | Đăng tin | Văn phòng | Quý I |\n| TT | Nội dung | Chủ trì | Thời gian |\n"
                 "| 2 | Mở lớp | Thanh tra | Quý II |"),
            (Rows{"1: Đăng tin < Văn phòng @ Quý I", "2: Mở lớp < Thanh tra @ Quý II"}));
}

TEST(ReadTable, a_row_cut_by_the_end_of_the_page_is_one_row) {
  EXPECT_EQ(rows("| TT | Nội dung | Chủ trì | Thời gian |\n"
                 "| 1 | Đăng tải tin, bài về cải cách | Văn phòng | Quý I |\n"
                 "| | hành chính trên Trang thông tin | | |\n| 2 | Mở lớp | Thanh tra | Quý II |"),
            (Rows{"1: Đăng tải tin, bài về cải cách hành chính trên Trang thông tin < Văn phòng @ Quý I",
                  "2: Mở lớp < Thanh tra @ Quý II"}));
}

TEST(ReadTable, a_cell_of_several_lines_is_joined) {
  EXPECT_EQ(rows("| TT | Nội dung | Chủ trì | Thời gian |\n| 1 | Đăng tin, ¦ bài | Văn phòng ¦ Sở | Quý I |"),
            (Rows{"1: Đăng tin, bài < Văn phòng Sở @ Quý I"}));
}

TEST(ReadTable, a_table_that_assigns_nothing_has_no_rows) {
  EXPECT_TRUE(rows("| TT | Họ và tên | Năm sinh |\n| 1 | Trần Văn An | 1980 |").empty());
  EXPECT_TRUE(rows("| Chỉ số | Điểm |\n| SIPAS | 85 |").empty());
}

TEST(ReadTable, rows_know_their_place) {
  const Document document =
      word_document("| TT | Nội dung | Chủ trì | Thời gian |\n| 1 | Đăng tin | Văn phòng | Quý I |");
  const AssignmentTable table = read_table(Source(document), 0);
  ASSERT_EQ(table.rows.size(), 1U);
  EXPECT_EQ(quote(document, table.rows[0].at), "1\nĐăng tin\nVăn phòng\nQuý I");
  EXPECT_EQ(quote(document, table.rows[0].lead.span()), "Văn phòng");
}

TEST(ReadTable, the_place_of_a_cut_row_ends_where_its_rest_does) {
  const Document document = word_document(
      "| TT | Nội dung | Chủ trì | Thời gian |\n| 1 | Đăng tin về | Văn phòng | Quý I |\n| | cải cách hành chính | | "
      "|");
  const AssignmentTable table = read_table(Source(document), 0);
  ASSERT_EQ(table.rows.size(), 1U);
  EXPECT_EQ(quote(document, table.rows[0].at), "1\nĐăng tin về\nVăn phòng\nQuý I\ncải cách hành chính");
  EXPECT_EQ(table.rows[0].at.to, document.lines.back().text.size());
}

TEST(TablesIn, are_named_in_the_order_of_the_text) {
  const Document document = word_document("| a |\ngiữa\n| b |");
  EXPECT_EQ(tables_in(Source(document), {0, document.lines.size()}), (std::vector<int>{0, 1}));
}

constexpr std::string_view flat_table = R"(STT
Nội dung
Cơ quan
chủ trì
Cơ quan
phối hợp
Thời gian
thực hiện
1
Đăng tải tin, bài về
cải cách hành chính
Văn phòng
HĐND-UBND
thành phố
Các cơ quan
liên quan
Thường
xuyên
2
Tổ chức cuộc thi
tìm hiểu cải cách
Phòng Nội vụ
Các cơ quan
liên quan
Tháng 12/2025
IV. KINH PHÍ THỰC HIỆN
)";

TEST(FlatTables, words_under_one_another_become_cells_again) {
  EXPECT_EQ(flat_rows(flat_table),
            (Rows{"1: Đăng tải tin, bài về cải cách hành chính < Văn phòng HĐND-UBND thành phố + Các cơ quan liên quan "
                  "@ Thường xuyên",
                  "2: Tổ chức cuộc thi tìm hiểu cải cách < Phòng Nội vụ + Các cơ quan liên quan @ Tháng 12/2025"}));
}

TEST(FlatTables, a_head_cell_may_be_broken_in_two) {
  std::string text(flat_table);
  text.replace(0, 3, "ST\nT");
  EXPECT_EQ(flat_rows(text).size(), 2U);
}

TEST(FlatTables, the_heading_behind_the_table_is_no_cell) {
  const Document document = text_document(flat_table);
  Source source(document);
  find_flat_tables(source, {0, document.lines.size()});
  EXPECT_FALSE(source.cells.back().has_value());
  EXPECT_TRUE(source.cells.front().has_value());
}

TEST(FlatTables, numbered_paragraphs_are_no_table) {
  EXPECT_TRUE(flat_rows("Nội dung\n1\nĐăng tin, bài\n2\nMở lớp tập huấn\n").empty());
}

}  // namespace
