// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/page_layout.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "documents/read/page_layout_rows.h"

namespace documents {
namespace {

constexpr PageSize a4{595, 842};

// The words of a line of 14 point type that begins at x and stands on y.
void put(std::vector<Word>& words, double x, double y, const std::string& text, double size = 14) {
  std::istringstream in(text);
  for (std::string word; in >> word;) {
    const double width = 0.5 * size * static_cast<double>(base::count_code_points(word));
    words.push_back({word, {x, y - 0.9 * size, x + width, y + 0.2 * size}, size});
    x += width + 0.25 * size;
  }
}

std::vector<std::string> texts(const PageLines& page) {
  std::vector<std::string> out;
  for (const LaidLine& laid : page.lines) out.push_back(laid.line.text);
  return out;
}

PageLines page_of(int number, const std::vector<std::string>& lines) {
  LaidPage page{number, a4, {}, {}};
  double y = 100;
  for (const std::string& line : lines) put(page.words, 85, y += 20, line);
  return lay_out(page);
}

// A table with one line of text in each cell.
LaidPage page_with_table(int number, const std::vector<std::vector<std::string>>& rows, double top = 100) {
  LaidPage page{number, a4, {}, {}};
  Grid grid{static_cast<int>(rows.size()), static_cast<int>(rows[0].size()), {}, {}, {}};
  for (std::size_t c = 0; c <= rows[0].size(); ++c) grid.column_edges.push_back(85 + 100 * static_cast<double>(c));
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::size_t c = 0; c < rows[r].size(); ++c) {
      const double x = grid.column_edges[c], y = top + 30 * static_cast<double>(r);
      grid.cells.push_back({static_cast<int>(r), static_cast<int>(c), 1, 1, {x, y, x + 100, y + 30}});
      put(page.words, x + 5, y + 20, rows[r][c], 12);
    }
  }
  grid.box = {85, top, grid.column_edges.back(), top + 30 * static_cast<double>(rows.size())};
  page.grids.push_back(grid);
  return page;
}

TEST(PageRows, words_on_one_height_make_a_row_whatever_their_order) {
  std::vector<Word> words;
  put(words, 200, 120, "sau");
  put(words, 85, 120.8, "trước");
  put(words, 85, 140, "dưới");
  const std::vector<Row> rows = rows_of({&words[0], &words[1], &words[2]});
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(printed_text(rows[0]), "trước sau");
}

TEST(PageRows, words_of_two_fonts_without_a_gap_stay_together) {
  std::vector<Word> words;
  put(words, 100, 120, "Số:");
  words[0].space_after = false;
  put(words, words[0].box.x1 + 0.2, 120, "12/KH-UBND");
  EXPECT_EQ(printed_text(rows_of({&words[0], &words[1]})[0]), "Số:12/KH-UBND");
}

TEST(PageRows, a_raised_note_number_leaves_the_text_and_a_square_metre_keeps_its_two) {
  std::vector<Word> words;
  put(words, 100, 120, "Kế hoạch này");
  words.push_back({"1", {words[2].box.x1, 104, words[2].box.x1 + 4, 114}, 9});
  put(words, words[3].box.x1 + 4, 120, "rộng 5km");
  words.push_back({"2", {words[5].box.x1, 104, words[5].box.x1 + 4, 114}, 9});
  std::vector<const Word*> all;
  for (Word& word : words) all.push_back(&word);
  words[2].space_after = words[5].space_after = false;
  EXPECT_EQ(printed_text(rows_of(all)[0]), "Kế hoạch này rộng 5km2");
}

TEST(PageRows, letters_set_apart_are_words_again) {
  std::vector<Word> words;
  double x = 100;
  for (const char* letter : {"K", "Ế", " ", "H", "O", "Ạ", "C", "H"}) {
    if (letter[0] != ' ') words.push_back({letter, {x, 100, x + 9, 116}, 14});
    x += letter[0] == ' ' ? 10 : 13;
  }
  std::vector<const Word*> all;
  for (const Word& word : words) all.push_back(&word);
  EXPECT_EQ(printed_text(rows_of(all)[0]), "KẾ HOẠCH");
}

TEST(PageLayout, reads_the_columns_of_the_head_one_after_the_other) {
  LaidPage page{1, a4, {}, {}};
  put(page.words, 85, 70, "SỞ TƯ PHÁP", 12);
  put(page.words, 250, 70, "CỘNG HÒA XÃ HỘI CHỦ", 10);
  put(page.words, 290, 88, "Độc lập - Tự do");
  put(page.words, 100, 92, "Số: 3");
  put(page.words, 290, 115, "Hà Nội, ngày 3 tháng 4", 12);
  put(page.words, 240, 140, "KẾ HOẠCH");
  EXPECT_EQ(texts(lay_out(page)), (std::vector<std::string>{"SỞ TƯ PHÁP", "Số: 3", "CỘNG HÒA XÃ HỘI CHỦ",
                                                            "Độc lập - Tự do", "Hà Nội, ngày 3 tháng 4", "KẾ HOẠCH"}));
}

TEST(PageLayout, a_sentence_that_speaks_of_recipients_is_no_second_column) {
  LaidPage page{1, a4, {}, {}};
  put(page.words, 85, 300, "Nơi nhận hồ sơ là bộ phận một cửa của xã,", 12);
  put(page.words, 85, 320, "phường và các tổ chức khác trên địa bàn.", 12);
  EXPECT_EQ(texts(lay_out(page)).size(), 2u);
}

TEST(PageLayout, bullets_of_symbol_fonts_become_bullets) {
  const PageLines page = page_of(1, {"\xEF\x82\xB7 Tuyên truyền"});
  EXPECT_EQ(page.lines[0].line.text, "• Tuyên truyền");
  EXPECT_EQ(page.lines[0].line.source, "\xEF\x82\xB7 Tuyên truyền");
}

TEST(JoinPages, numbers_that_count_the_pages_are_no_text) {
  std::vector<PageLines> pages;
  for (int n = 1; n <= 3; ++n) {
    LaidPage page{n, a4, {}, {}};
    put(page.words, 290, 40, std::to_string(n));
    put(page.words, 85, 100, "Nội dung của trang này dài hơn một dòng");
    put(page.words, 85, 120, "và còn tiếp.");
    pages.push_back(lay_out(page));
  }
  const std::vector<Line> lines = join_pages(std::move(pages));
  ASSERT_EQ(lines.size(), 9u);
  EXPECT_EQ(lines[3].part, Part::page_header);
  EXPECT_EQ(lines[4].part, Part::body);
}

TEST(JoinPages, a_number_that_ends_a_sentence_at_the_top_of_a_page_is_text) {
  LaidPage first{1, a4, {}, {}}, second{2, a4, {}, {}};
  put(first.words, 85, 700, "Cung cấp dịch vụ công trực tuyến mức độ 3,");
  put(second.words, 85, 70, "4");
  put(second.words, 85, 90, "Tuyên truyền sáng kiến, giải pháp mới");
  const std::vector<Line> lines = join_pages({lay_out(first), lay_out(second)});
  EXPECT_EQ(lines[1].text, "4");
  EXPECT_EQ(lines[1].part, Part::body);
}

TEST(JoinPages, a_head_that_runs_on_every_page_is_set_apart) {
  std::vector<PageLines> pages;
  for (int n = 1; n <= 4; ++n) {
    LaidPage page{n, a4, {}, {}};
    put(page.words, 85, 40, "Kế hoạch số 12 - trang " + std::to_string(n), 10);
    put(page.words, 85, 100, std::string(static_cast<std::size_t>(n), 'a') + " nội dung khác nhau");
    pages.push_back(lay_out(page));
  }
  for (const Line& line : join_pages(std::move(pages)))
    EXPECT_EQ(line.part, line.text.starts_with("Kế") ? Part::page_header : Part::body) << line.text;
}

TEST(JoinPages, the_last_word_of_a_paragraph_goes_on_and_a_label_begins) {
  LaidPage page{1, a4, {}, {}};
  const std::string full = "Trung tâm Phục vụ hành chính công của tỉnh Lai";
  double y = 100;
  for (const auto& [x, text] :
       std::vector<std::pair<double, std::string>>{{121, full},
                                                   {85, "tỉnh và các huyện thị xã thành phố trên cả địa bàn"},
                                                   {85, "Châu."},
                                                   {121, full},
                                                   {85, "tỉnh và các huyện thị xã thành phố trên cả địa bàn"},
                                                   {85, "II. Tổ chức"},
                                                   {121, full},
                                                   {85, "tỉnh và các huyện thị xã thành phố trên cả địa bàn"},
                                                   {85, "d) Sở Nội vụ"}})
    put(page.words, x, y += 20, text);
  const std::vector<Line> lines = join_pages({lay_out(page)});
  EXPECT_EQ(lines[2].start, Start::continuation);
  EXPECT_EQ(lines[5].start, Start::unknown);
  EXPECT_EQ(lines[8].start, Start::unknown);
}

TEST(JoinPages, small_type_at_the_foot_that_begins_with_a_number_is_a_footnote) {
  LaidPage page{1, a4, {}, {}};
  for (int i = 0; i < 6; ++i) put(page.words, 85, 400 + 20 * i, "Nội dung chính của văn bản này");
  put(page.words, 85, 700, "1 Theo báo cáo năm 2024", 10);
  put(page.words, 85, 712, "của Sở Nội vụ.", 10);
  const std::vector<Line> lines = join_pages({lay_out(page)});
  EXPECT_EQ(lines[5].part, Part::body);
  EXPECT_EQ(lines[6].part, Part::footnote);
  EXPECT_EQ(lines[7].part, Part::footnote);
}

TEST(JoinPages, a_table_goes_on_over_the_page_end) {
  const std::vector<Line> lines =
      join_pages({lay_out(page_with_table(1, {{"TT", "Việc"}, {"1", "Một"}}, 600)),
                  lay_out(page_with_table(2, {{"2", "Hai"}, {"3", "Ba"}})), page_of(3, {"Hết."}),
                  lay_out(page_with_table(4, {{"TT", "Khác"}, {"1", "Bốn"}}))});
  std::vector<std::string> cells;
  for (const Line& line : lines)
    if (line.cell) cells.push_back(std::to_string(line.cell->table) + ":" + std::to_string(line.cell->row) + line.text);
  EXPECT_EQ(cells, (std::vector<std::string>{"0:0TT", "0:0Việc", "0:11", "0:1Một", "0:22", "0:2Hai", "0:33", "0:3Ba",
                                             "1:0TT", "1:0Khác", "1:11", "1:1Bốn"}));
}

TEST(JoinPages, a_row_that_is_broken_by_the_page_end_stays_one_row) {
  const std::vector<Line> lines =
      join_pages({lay_out(page_with_table(1, {{"TT", "Việc"}, {"1", "Sở Nội vụ chủ"}}, 600)),
                  lay_out(page_with_table(2, {{"", "trì thực hiện"}, {"2", "Hai"}}))});
  ASSERT_EQ(lines.size(), 7u);
  EXPECT_EQ(lines[4].text, "trì thực hiện");
  EXPECT_EQ(lines[4].cell->row, 1);
  EXPECT_EQ(lines[5].cell->row, 2);
}

TEST(MayHoldTable, running_text_and_the_head_are_none) {
  LaidPage page{1, a4, {}, {}};
  put(page.words, 85, 70, "SỞ TƯ PHÁP", 12);
  put(page.words, 290, 70, "Độc lập - Tự do");
  put(page.words, 100, 90, "Số: 3");
  put(page.words, 290, 90, "Hà Nội, ngày 3 tháng 4", 12);
  for (int i = 0; i < 9; ++i) put(page.words, 85, 200 + 20 * i, "1. Nội dung tuyên truyền được giao cho các phòng");
  EXPECT_FALSE(may_hold_table(page.words, a4));
  EXPECT_TRUE(may_hold_table(page_with_table(1, {{"TT", "Việc"}, {"1", "Một"}}).words, a4));
}

}  // namespace
}  // namespace documents
