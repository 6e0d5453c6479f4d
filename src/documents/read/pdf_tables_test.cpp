// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "documents/read/pdf.h"
#include "support/page_maker.h"

namespace documents {
namespace {

using support::PrintedCell;

Document read_well(const std::string& pdf) {
  const base::Result<Document> document = read_pdf(pdf, {});
  EXPECT_TRUE(document) << (document ? "" : document.error().message);
  return document ? *document : Document{};
}

// "row,column" -> the text of the cell.
std::map<std::string, std::string> cells_of(const Document& document, int table = 0) {
  std::map<std::string, std::string> cells;
  for (const Line& line : document.lines) {
    if (!line.cell || line.cell->table != table) continue;
    std::string& text = cells[std::to_string(line.cell->row) + "," + std::to_string(line.cell->column)];
    text += (text.empty() ? "" : " ") + line.text;
  }
  return cells;
}

support::PrintedTable duties(int rows, bool filled) {
  support::PrintedTable table;
  table.widths = {35, 165, 120, 110};
  table.header_rows = 1;
  table.filled_rules = filled;
  table.rows.push_back({{"STT", 1, 1, true},
                        {"Nội dung", 1, 1, true},
                        {"Đơn vị chủ trì", 1, 1, true},
                        {"Thời gian thực hiện", 1, 1, true}});
  for (int i = 1; i <= rows; ++i)
    table.rows.push_back(
        {{std::to_string(i)},
         {"Tuyên truyền kết quả Chỉ số cải cách hành chính trên Trang thông tin điện tử lần " + std::to_string(i)},
         {"Văn phòng Sở"},
         {"Quý " + std::to_string(1 + i % 4) + "/2025"}});
  return table;
}

class TablesOfPdf : public testing::TestWithParam<bool> {};  // strokes, or thin filled boxes
INSTANTIATE_TEST_SUITE_P(BothKindsOfRules, TablesOfPdf, testing::Bool());

TEST_P(TablesOfPdf, every_word_is_in_its_cell) {
  support::PageMaker maker;
  maker.paragraph("Nhiệm vụ được phân công như sau:");
  maker.table(duties(3, GetParam()));
  maker.paragraph("Trên đây là Kế hoạch.");
  const Document document = read_well(maker.pdf());
  const auto cells = cells_of(document);
  EXPECT_EQ(cells.size(), 16u);
  EXPECT_EQ(cells.at("0,2"), "Đơn vị chủ trì");
  EXPECT_EQ(cells.at("2,0"), "2");
  EXPECT_EQ(cells.at("2,1"), "Tuyên truyền kết quả Chỉ số cải cách hành chính trên Trang thông tin điện tử lần 2");
  EXPECT_EQ(cells.at("3,3"), "Quý 4/2025");
  EXPECT_FALSE(document.lines.front().cell);
  EXPECT_EQ(document.lines.back().text, "Trên đây là Kế hoạch.");
}

TEST_P(TablesOfPdf, a_table_over_three_pages_is_one_table) {
  support::PageMaker maker;
  maker.table(duties(40, GetParam()));
  const Document document = read_well(maker.pdf());
  ASSERT_GE(document.pages, 3);
  const auto cells = cells_of(document);
  // The head stands on every page and is a row each time.
  int expected = 1, heads = 0;
  for (int row = 0; row < 40 + document.pages; ++row) {
    const std::string& number = cells.at(std::to_string(row) + ",0");
    if (number == "STT")
      ++heads;
    else
      EXPECT_EQ(number, std::to_string(expected++));
  }
  EXPECT_EQ(expected, 41);
  EXPECT_EQ(heads, document.pages);
}

TEST_P(TablesOfPdf, merged_cells_keep_their_spans) {
  support::PrintedTable table;
  table.widths = {35, 150, 120, 120};
  table.filled_rules = GetParam();
  table.rows = {{{"TT", 1, 2}, {"Nội dung", 1, 2}, {"Phân công", 2, 1}},
                {{"Chủ trì"}, {"Phối hợp"}},
                {{"I. Công tác tuyên truyền", 4, 1}},
                {{"1"}, {"Họp báo"}, {"Sở Nội vụ", 1, 2}, {"Báo tỉnh"}},
                {{"2"}, {"Viết bài"}, {"Đài tỉnh"}}};
  support::PageMaker maker;
  maker.table(table);
  std::map<std::string, std::pair<int, int>> spans;
  for (const Line& line : read_well(maker.pdf()).lines) {
    ASSERT_TRUE(line.cell) << line.text;
    spans[line.text] = {line.cell->row_span, line.cell->column_span};
  }
  EXPECT_EQ(spans["TT"], std::make_pair(2, 1));
  EXPECT_EQ(spans["Phân công"], std::make_pair(1, 2));
  EXPECT_EQ(spans["I. Công tác tuyên truyền"], std::make_pair(1, 4));
  EXPECT_EQ(spans["Sở Nội vụ"], std::make_pair(2, 1));
  EXPECT_EQ(spans["Đài tỉnh"], std::make_pair(1, 1));
}

TEST(TablesOfPdfPages, a_landscape_page_holds_tables_too) {
  support::PageMaker maker(support::Paper().landscape());
  maker.table(duties(2, false));
  const Document document = read_well(maker.pdf());
  EXPECT_GT(document.page_sizes[0].width, document.page_sizes[0].height);
  EXPECT_EQ(cells_of(document).at("2,2"), "Văn phòng Sở");
}

TEST(TablesOfPdfPages, two_tables_have_two_numbers) {
  support::PageMaker maker;
  maker.table(duties(1, false));
  maker.paragraph("Kinh phí:");
  maker.table(duties(2, false));
  const Document document = read_well(maker.pdf());
  EXPECT_EQ(cells_of(document, 0).size(), 8u);
  EXPECT_EQ(cells_of(document, 1).size(), 12u);
}

// A page with a table of two cells, drawn by hand so that it can be turned.
std::string hand_made(const std::string& page_entries) {
  const std::string content =
      "0.5 w 100 700 m 400 700 l S 100 660 m 400 660 l S 100 620 m 400 620 l S 100 700 m 100 620 l S 250 700 m 250 620 "
      "l "
      "S 400 700 m 400 620 l S BT /F 12 Tf 110 675 Td (mot) Tj 200 0 Td (hai) Tj -200 -40 Td (ba) Tj 200 0 Td (bon) Tj "
      "ET";
  std::string pdf =
      "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
      "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >> endobj\n"
      "3 0 obj << /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> " +
      page_entries + " >> endobj\n4 0 obj << /Length " + std::to_string(content.size()) + " >> stream\n" + content +
      "\nendstream endobj\n"
      "5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >> endobj\n"
      "trailer << /Root 1 0 R >>\n";
  return pdf;
}

TEST(TablesOfPdfPages, pages_that_are_turned_or_cropped_keep_their_rules_and_words_together) {
  for (const char* entries : {"", "/Rotate 90", "/Rotate 180", "/Rotate 270", "/CropBox [50 100 500 800]",
                              "/CropBox [50 100 500 800] /Rotate 90"}) {
    const auto cells = cells_of(read_well(hand_made(entries)));
    ASSERT_EQ(cells.size(), 4u) << entries;
    EXPECT_EQ(cells.at("0,0"), "mot") << entries;
    EXPECT_EQ(cells.at("1,1"), "bon") << entries;
  }
}

}  // namespace
}  // namespace documents
