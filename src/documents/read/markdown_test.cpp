// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/markdown.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace documents {
namespace {

using Texts = std::vector<std::string>;

Document must_read(std::string_view text) {
  const auto document = read_markdown(text, {});
  EXPECT_TRUE(document);
  return document ? *document : Document{};
}

Texts texts(const Document& document) {
  Texts out;
  for (const Line& line : document.lines) out.push_back(line.text);
  return out;
}

// "row,column text" of every line in a table, "text" of the others.
Texts cells(const Document& document) {
  Texts out;
  for (const Line& line : document.lines) {
    std::string place;
    if (line.cell) {
      place = std::to_string(line.cell->table) + ":" + std::to_string(line.cell->row) + "," +
              std::to_string(line.cell->column);
      if (line.cell->column_span > 1) place += "+" + std::to_string(line.cell->column_span);
      place += " ";
    }
    out.push_back(place + line.text);
  }
  return out;
}

TEST(Markdown, emphasis_is_taken_off_also_over_lines) {
  const Document document = must_read(
      "**I. MỤC\nĐÍCH**\n\n*Đơn vị chủ trì: *Sở\nTư pháp, các đơn vị có liên quan\n\n_nghiêng_ và __đậm__\n\n**THƯỜNG "
      "XUYÊN**** **\n\n**** **A ***(b)*");
  EXPECT_EQ(texts(document), (Texts{"I. MỤC", "ĐÍCH", "Đơn vị chủ trì: Sở", "Tư pháp, các đơn vị có liên quan",
                                    "nghiêng và đậm", "THƯỜNG XUYÊN", "A (b)"}));
  EXPECT_TRUE(document.lines[0].bold && document.lines[1].bold);
  EXPECT_TRUE(document.lines[2].italic);
  EXPECT_FALSE(document.lines[3].italic);
  EXPECT_EQ(document.lines[1].place.line, 2);
  EXPECT_EQ(document.lines[0].printed(), "**I. MỤC");
}

TEST(Markdown, marks_without_a_partner_are_letters) {
  EXPECT_EQ(
      texts(must_read("5 * 3 * 2\n\n(*) Ghi chú (*)\n\n2 \\* 3 snake_case_name\n\n___ dòng\n\n**mở mà không đóng")),
      (Texts{"5 * 3 * 2", "(*) Ghi chú (*)", "2 * 3 snake_case_name", "___ dòng", "**mở mà không đóng"}));
}

TEST(Markdown, links_images_entities_and_tags_become_what_they_show) {
  EXPECT_EQ(texts(must_read("Xem [Quyết định số 1](http://a.vn/b_(c)) ![ảnh](x.png)\n\nA&nbsp;&amp;&#7871; <b>đậm</b> "
                            "<Nội dung> [1]\n\n1\\. một")),
            (Texts{"Xem Quyết định số 1", "A &ế đậm <Nội dung> [1]", "1. một"}));
}

TEST(Markdown, headings_quotes_bullets_and_rules) {
  const Document document =
      must_read("# KẾ HOẠCH\n---\n## *Mục đích* ##\n> trích\n* một\n+ hai\n- ba\n```\nmã\n```\n#hash");
  EXPECT_EQ(texts(document), (Texts{"KẾ HOẠCH", "Mục đích", "trích", "- một", "+ hai", "- ba", "mã", "#hash"}));
  EXPECT_TRUE(document.lines[0].bold);
  EXPECT_EQ(document.lines[0].start, Start::paragraph);
  EXPECT_EQ(document.lines[3].printed(), "* một");
}

TEST(Markdown, tables_with_a_delimiter_row_become_cells) {
  const Document document = must_read(
      "| TT | **Nội dung** | Chủ trì |\n|:--|:-:|---|\n| I | NHÓM MỘT | NHÓM MỘT |\n| 1 | a \\| b<br>c | Sở Y tế |\n| "
      "2 | | Sở Nội vụ |\n\nsau");
  EXPECT_EQ(cells(document),
            (Texts{"0:0,0 TT", "0:0,1 Nội dung", "0:0,2 Chủ trì", "0:1,0 I", "0:1,1 NHÓM MỘT", "0:1,2 NHÓM MỘT",
                   "0:2,0 1", "0:2,1 a | b", "0:2,1 c", "0:2,2 Sở Y tế", "0:3,0 2", "0:3,2 Sở Nội vụ", "sau"}));
  EXPECT_EQ(document.lines[7].place.line, 4);
}

TEST(Markdown, a_text_repeated_over_a_whole_row_is_one_merged_cell) {
  EXPECT_EQ(cells(must_read("a|b|c|d\n-|-|-|-\nI. NHÓM|I. NHÓM|I. NHÓM|I. NHÓM\nII|CHUNG|CHUNG|CHUNG\n")),
            (Texts{"0:0,0 a", "0:0,1 b", "0:0,2 c", "0:0,3 d", "0:1,0+4 I. NHÓM", "0:2,0 II", "0:2,1+3 CHUNG"}));
}

constexpr std::string_view flat =
    "|\nỦY BAN NHÂN DÂN\nTỈNH A\n-------\n|\n**CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM**\n|\n|\nSố: 1/KH-UBND\n|\n*A, ngày "
    "1 tháng 2 năm 2025*\n|\n"
    "**KẾ HOẠCH**\nTHỰC HIỆN\nCăn cứ Luật.\n|\nNơi nhận:\n- Như trên;\n|\n**TM. ỦY BAN**\nNguyễn Văn A\n|\n**PHỤ "
    "LỤC**\n|\n**TT**\n|\n**Nội dung**\n|\n"
    "**Chủ trì**\n|\n**Ghi chú**\n|\n|\n**I**\n|\n**NHÓM MỘT\nHAI DÒNG**\n|\n|\n1\n|\nviệc\nmột\n|\nSở "
    "A\n|\n|\n|\n2\n|\nviệc hai\n|\n|\nghi\n|\n….....\n|\n3\n|\nviệc ba\n|\nSở B\n|\nx\n|\nTrang web\n";

TEST(Markdown, tables_of_web_dumps_are_put_together_again) {
  EXPECT_EQ(cells(must_read(flat)), (Texts{"0:0,0 ỦY BAN NHÂN DÂN",
                                           "0:0,0 TỈNH A",
                                           "0:0,1 CỘNG HÒA XÃ HỘI",
                                           "0:0,1 CHỦ NGHĨA VIỆT NAM",
                                           "0:1,0 Số: 1/KH-UBND",
                                           "0:1,1 A, ngày 1 tháng 2 năm 2025",
                                           "KẾ HOẠCH",
                                           "THỰC HIỆN",
                                           "Căn cứ Luật.",
                                           "1:0,0 Nơi nhận:",
                                           "1:0,0 - Như trên;",
                                           "1:0,1 TM. ỦY BAN",
                                           "1:0,1 Nguyễn Văn A",
                                           "PHỤ LỤC",
                                           "2:0,0 TT",
                                           "2:0,1 Nội dung",
                                           "2:0,2 Chủ trì",
                                           "2:0,3 Ghi chú",
                                           "2:1,0 I",
                                           "2:1,1+3 NHÓM MỘT",
                                           "2:1,1+3 HAI DÒNG",
                                           "2:2,0 1",
                                           "2:2,1 việc",
                                           "2:2,1 một",
                                           "2:2,2 Sở A",
                                           "2:3,0 2",
                                           "2:3,1 việc hai",
                                           "2:3,3 ghi",
                                           "2:4,0+4 ….....",
                                           "2:5,0 3",
                                           "2:5,1 việc ba",
                                           "2:5,2 Sở B",
                                           "2:5,3 x",
                                           "Trang web"}));
}

TEST(Markdown, the_same_dump_with_bars_on_the_lines_of_their_text_reads_the_same) {
  std::string joined;
  for (std::size_t i = 0; i < flat.size(); ++i) {
    const bool bar_line = flat.substr(i, 2) == "|\n" && i > 0 && flat[i - 1] == '\n' && flat[i + 2] != '|';
    joined += bar_line ? "| " : std::string(1, flat[i]);
    if (bar_line) ++i;
  }
  ASSERT_NE(joined, flat);
  EXPECT_EQ(cells(must_read(joined)), cells(must_read(flat)));
}

TEST(Markdown, rows_that_lack_the_merged_number_cell_keep_their_columns) {
  EXPECT_EQ(cells(must_read("|\nTT\n|\nNội dung\n|\nChủ trì\n|\n|\n1\n|\nviệc một\n|\nSở A\n|\n|\nviệc hai của dòng "
                            "một\n|\nSở B\n|\n|\n2\n|\nviệc ba\n|\nSở C\n|\n")),
            (Texts{"0:0,0 TT", "0:0,1 Nội dung", "0:0,2 Chủ trì", "0:1,0 1", "0:1,1 việc một", "0:1,2 Sở A",
                   "0:2,1 việc hai của dòng một", "0:2,2 Sở B", "0:3,0 2", "0:3,1 việc ba", "0:3,2 Sở C"}));
}

TEST(Markdown, rows_of_text_extractors_need_no_bar_in_front) {
  const std::string_view text =
      "UBND XÃ A | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 1/KH-UBND | A, ngày 1 tháng 2 năm 2025 |\nKẾ HOẠCH\nThực "
      "hiện.\n"
      "TT | Nội dung | Chủ trì |\nI | NHÓM MỘT |\n1 | việc một | Sở A |\n2 | việc hai | |\nTrên đây là Kế hoạch./.\n- "
      "Lưu: VT. | TM. ỦY BAN NHÂN DÂN |\n";
  EXPECT_TRUE(looks_like_markdown(text));
  EXPECT_EQ(cells(must_read(text)),
            (Texts{"0:0,0 UBND XÃ A", "0:0,1 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "0:1,0 Số: 1/KH-UBND",
                   "0:1,1 A, ngày 1 tháng 2 năm 2025", "KẾ HOẠCH", "Thực hiện.", "1:0,0 TT", "1:0,1 Nội dung",
                   "1:0,2 Chủ trì", "1:1,0 I", "1:1,1+2 NHÓM MỘT", "1:2,0 1", "1:2,1 việc một", "1:2,2 Sở A", "1:3,0 2",
                   "1:3,1 việc hai", "Trên đây là Kế hoạch./.", "2:0,0 - Lưu: VT.", "2:0,1 TM. ỦY BAN NHÂN DÂN"}));
}

TEST(Markdown, dumps_that_only_end_cells_with_bars_are_put_together_too) {
  const std::string_view text =
      "Trang chủ\nỦY BAN NHÂN DÂN\nTỈNH A\n-------\n|\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\n|\nSố: 87/KH-UBND\n|\nTỉnh "
      "A, ngày\n10 tháng 12 năm 2013\n|\n"
      "KẾ HOẠCH\nThực hiện.\nTT\n|\nNội dung\nthực hiện\n|\nChủ trì\n|\nThời gian\n|\nI\n|\nNHÓM MỘT\n|\n1\n|\nviệc "
      "một\n|\nSở A\n|\n2025\n|\n2\n|\nviệc hai\n|\n|\nQuý I\n|\n"
      "Trên đây là Kế hoạch./.\nNơi nhận:\n- Như trên;\n|\nTM. ỦY BAN NHÂN DÂN\nNguyễn Văn A\n|\nPHỤ LỤC\nhết\n";
  EXPECT_EQ(cells(must_read(text)), (Texts{"Trang chủ",
                                           "0:0,0 ỦY BAN NHÂN DÂN",
                                           "0:0,0 TỈNH A",
                                           "0:0,1 CỘNG HÒA XÃ HỘI",
                                           "0:0,1 CHỦ NGHĨA VIỆT NAM",
                                           "0:1,0 Số: 87/KH-UBND",
                                           "0:1,1 Tỉnh A, ngày",
                                           "0:1,1 10 tháng 12 năm 2013",
                                           "KẾ HOẠCH",
                                           "Thực hiện.",
                                           "1:0,0 TT",
                                           "1:0,1 Nội dung",
                                           "1:0,1 thực hiện",
                                           "1:0,2 Chủ trì",
                                           "1:0,3 Thời gian",
                                           "1:1,0 I",
                                           "1:1,1+3 NHÓM MỘT",
                                           "1:2,0 1",
                                           "1:2,1 việc một",
                                           "1:2,2 Sở A",
                                           "1:2,3 2025",
                                           "1:3,0 2",
                                           "1:3,1 việc hai",
                                           "1:3,3 Quý I",
                                           "Trên đây là Kế hoạch./.",
                                           "2:0,0 Nơi nhận:",
                                           "2:0,0 - Như trên;",
                                           "2:0,1 TM. ỦY BAN NHÂN DÂN",
                                           "2:0,1 Nguyễn Văn A",
                                           "PHỤ LỤC",
                                           "hết"}));
}

TEST(Markdown, tables_in_html_are_read_in_their_place) {
  const Document document = must_read("**trước**\n\n<table>\n<tr><td>1</td>\n<td>Sở Y tế</td></tr></table>\n\n**sau**");
  EXPECT_EQ(cells(document), (Texts{"trước", "0:0,0 1", "0:0,1 Sở Y tế", "sau"}));
  EXPECT_EQ(document.lines[2].place.line, 5);
}

TEST(Markdown, paragraphs_are_sure_only_where_lines_are_not_wrapped) {
  const std::string lengthy(450, 'a');
  const Document document = must_read("**một**\n\n" + lengthy + "\n\nhai\n\nba\n\nbốn\nnăm\n");
  EXPECT_EQ(document.lines[1].start, Start::paragraph);
  EXPECT_EQ(document.lines.back().start, Start::unknown);
  EXPECT_EQ(must_read("**một**\n\nhai\n\nba\n\nbốn\n").lines[1].start, Start::unknown);
}

TEST(Markdown, plain_text_is_not_taken_for_markdown) {
  EXPECT_FALSE(looks_like_markdown("KẾ HOẠCH\n# 1 việc\n- a\n- b ** c\n| x"));
  EXPECT_TRUE(looks_like_markdown("**KẾ HOẠCH**\n\n**I. MỤC ĐÍCH**"));
  EXPECT_TRUE(looks_like_markdown("a | b\n---|---\n1 | 2"));
  EXPECT_TRUE(looks_like_markdown("|\na\n|\nb\n|\n"));
  EXPECT_TRUE(looks_like_markdown("# Kế hoạch\n\n## Mục đích"));
}

TEST(Markdown, lines_beyond_the_limit_are_refused) {
  Options options;
  options.limits.lines = 2;
  EXPECT_EQ(read_markdown("**a**\nb\nc", options).error().kind, base::ErrorKind::too_large);
}

}  // namespace
}  // namespace documents
