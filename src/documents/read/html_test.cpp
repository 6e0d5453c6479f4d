// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/html.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace documents {
namespace {

using Texts = std::vector<std::string>;

Document must_read(const std::string& page, const Options& options = {}) {
  auto document = read_html(page, options);
  EXPECT_TRUE(document) << (document ? "" : document.error().message);
  return document ? *document : Document{};
}

Texts texts(const Document& document) {
  Texts out;
  for (const Line& line : document.lines) out.push_back(line.text);
  return out;
}

TEST(Html, paragraphs_stand_at_the_line_of_their_first_letter) {
  const Document document = must_read(
      "<html><head><title>Trang</title></head>\n<body>\n<p class=x\nstyle='color:red'>\n  <b>KẾ\n  "
      "HOẠCH</b></p>\n<p>&nbsp;</p><div>Căn cứ&nbsp;Luật;</div>\n</body></html>");
  ASSERT_EQ(texts(document), (Texts{"KẾ HOẠCH", "Căn cứ Luật;"}));
  EXPECT_EQ(document.lines[0].place.line, 5);
  EXPECT_TRUE(document.lines[0].bold);
  EXPECT_EQ(document.lines[0].start, Start::paragraph);
  EXPECT_EQ(document.lines[1].place.line, 7);
  EXPECT_EQ(document.lines[1].blank_lines_before, 1);
  EXPECT_EQ(document.encoding, "UTF-8");
}

TEST(Html, what_no_reader_sees_is_left_out) {
  const Document document = must_read(
      "<style>.an{display:none}</style><script>var a='<p>mã</p>';</script><p>thấy</p><p style='display:none'>ẩn</p><p "
      "class=an>ẩn</p>"
      "<p hidden>ẩn</p><!--[if gte mso 9]><xml><w:x>ẩn</w:x></xml><![endif]--><p>a<![if !vml]>b<![endif]>c<span "
      "style='mso-hide:all'>ẩn</span>"
      "<del>bỏ</del><ins>thêm</ins></p><nav>Trang chủ</nav><select><option>một</option></select>");
  EXPECT_EQ(texts(document), (Texts{"thấy", "abcthêm"}));
}

TEST(Html, merged_cells_keep_their_columns_and_spans) {
  const Document document = must_read(
      "<table><thead><tr><th rowspan=2>TT</th><th colspan=2>Nội dung</th></tr><tr><td>a</td><td>b</td></tr></thead>"
      "<tr><td colspan='3'>I. NHÓM</td></tr><tr><td>1</td><td><p>x</p><p>y</p></td></tr></table>");
  ASSERT_EQ(texts(document), (Texts{"TT", "Nội dung", "a", "b", "I. NHÓM", "1", "x", "y"}));
  EXPECT_EQ(document.lines[0].cell->row_span, 2);
  EXPECT_TRUE(document.lines[0].bold);
  EXPECT_EQ(document.lines[1].cell->column_span, 2);
  EXPECT_EQ(document.lines[2].cell->column, 1);
  EXPECT_EQ(document.lines[4].cell->column_span, 3);
  EXPECT_EQ(document.lines[7].cell->column, 1);
  EXPECT_EQ(document.lines[7].cell->row, 3);
}

TEST(Html, tables_that_lay_out_a_page_give_way_to_those_inside) {
  const Document page = must_read(
      "<table><tr><td>Menu</td><td><p>KẾ HOẠCH</p><table><tr><td>1</td><td>Sở Y tế</td></tr><tr><td>2</td><td>Sở Nội "
      "vụ</td></tr></table></td></tr></table>");
  ASSERT_EQ(texts(page), (Texts{"Menu", "KẾ HOẠCH", "1", "Sở Y tế", "2", "Sở Nội vụ"}));
  EXPECT_FALSE(page.lines[1].cell);
  EXPECT_EQ(page.lines[3].cell->column, 1);
  const Document frame = must_read("<table><tr><td>Trong khung</td></tr></table>");
  EXPECT_FALSE(frame.lines[0].cell);
  const Document data = must_read(
      "<table><tr><td>Một nhiệm vụ rất dài của bảng</td><td>b</td></tr><tr><td>Một nhiệm vụ khác cũng "
      "dài</td><td><table><tr><td>x</td><td>y</td></tr></table></td></tr></table>");
  ASSERT_EQ(data.lines.size(), 5u);
  EXPECT_EQ(data.lines[3].cell->column, 1);
  EXPECT_EQ(data.lines[4].cell->column, 1);
  EXPECT_EQ(data.lines[4].cell->table, 0);
}

TEST(Html, a_letterhead_stays_a_table_though_word_draws_its_rules_with_tables) {
  const Document document = must_read(
      "<table><tr><td><p>UBND XÃ A</p><table><tr><td></td><td><img src=x></td></tr></table><p>Số: 1/KH-UBND</p></td>"
      "<td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p></td></tr></table>");
  ASSERT_EQ(texts(document), (Texts{"UBND XÃ A", "Số: 1/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"}));
  EXPECT_EQ(document.lines[1].cell->column, 0);
  EXPECT_EQ(document.lines[2].cell->column, 1);
}

TEST(Html, lists_print_their_numbers) {
  const Document document = must_read(
      "<ol start=2><li>hai<ol type=a><li>con</li></ol></li><li><p>ba</p></li></ol><ul><li>gạch</li><li>- đã "
      "có</li></ul>"
      "<ul style='list-style:none'><li>trần</li></ul><ol type='I'><li value=4>bốn</li></ol>");
  EXPECT_EQ(texts(document), (Texts{"2. hai", "a. con", "3. ba", "- gạch", "- đã có", "trần", "IV. bốn"}));
}

TEST(Html, numbers_that_word_printed_are_labels) {
  const Document document = must_read(
      "<p class=MsoListParagraph><![if !supportLists]><b><span style='mso-list:Ignore'>1.<span style='font:7.0pt "
      "\"Times New Roman\"'>&nbsp;&nbsp;</span></span></b><![endif]>Mục đích</p>"
      "<p><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp; "
      "</span></span></span><![endif]>Nội dung</p>");
  EXPECT_EQ(texts(document), (Texts{"1. Mục đích", "- Nội dung"}));
  EXPECT_FALSE(document.lines[0].bold);
}

TEST(Html, notes_are_taken_out_of_the_sentence_and_kept_as_footnotes) {
  const Document document = must_read(
      "<p>Nghị quyết<a href=\"#_ftn1\" name=\"_ftnref1\"><span>[1]</span></a> số 1, 100 m<sup>2</sup>, Đề "
      "án<sup>3</sup></p>"
      "<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p><a "
      "href=\"#_ftnref1\">[1]</a> Nghị quyết A</p></div></div>");
  ASSERT_EQ(texts(document), (Texts{"Nghị quyết số 1, 100 m2, Đề án", "Nghị quyết A"}));
  EXPECT_EQ(document.lines[0].part, Part::body);
  EXPECT_EQ(document.lines[1].part, Part::footnote);
}

TEST(Html, look_comes_from_tags_classes_and_style_attributes) {
  const Document document = must_read(
      "<style><!-- p.Tieude, h2 {text-align:center; font-weight:bold; font-size:14.0pt} "
      ".nghieng{font-style:italic}\n@media print{p{display:none}} --></style>"
      "<p class=Tieude>KẾ HOẠCH</p><center>giữa</center><p class='a nghieng' "
      "style='margin-left:1cm;text-indent:10pt;text-transform:uppercase'>nghiêng</p>"
      "<p style='font-weight:normal'><b>x</b> rất nhiều chữ thường ở đây</p>");
  ASSERT_EQ(texts(document), (Texts{"KẾ HOẠCH", "giữa", "NGHIÊNG", "x rất nhiều chữ thường ở đây"}));
  EXPECT_TRUE(document.lines[0].bold && document.lines[0].centred);
  EXPECT_EQ(document.lines[0].font_size, 14);
  EXPECT_TRUE(document.lines[1].centred);
  EXPECT_TRUE(document.lines[2].italic);
  EXPECT_NEAR(document.lines[2].indent, 38.3, 0.1);
  EXPECT_FALSE(document.lines[3].bold);
}

TEST(Html, breaks_and_preformatted_text_make_lines) {
  const Document document = must_read("<p>một<br>hai</p><pre>ba\n  bốn\n</pre>");
  ASSERT_EQ(texts(document), (Texts{"một", "hai", "ba", "bốn"}));
  EXPECT_EQ(document.lines[1].start, Start::continuation);
  EXPECT_EQ(document.lines[3].place.line, 2);
}

TEST(Html, the_encoding_is_found_by_mark_claim_and_content) {
  EXPECT_EQ(texts(must_read("<meta charset=windows-1252><p>X\xC3 L&#432;&#417;ng</p>")), (Texts{"XÃ Lương"}));
  EXPECT_EQ(must_read("<meta charset=windows-1252><p>X\xC3 \x93m\x94</p>").encoding, "windows-1252");
  EXPECT_EQ(texts(must_read(
                "<meta http-equiv=Content-Type content='text/html; charset=windows-1258'><p>ca\xD2i c\xE1\x63h</p>")),
            (Texts{"cải cách"}));
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("<p>Ke hoach</p>")) wide += {c, '\0'};
  EXPECT_EQ(texts(must_read(wide)), (Texts{"Ke hoach"}));
  const std::string tcvn3 =
      "<html><body class=\"content page wide\"><p>K\xD5 ho\xB9\x63h tuy\xAAn truy\xD2n c\xB6i c\xB8\x63h h\xB5nh "
      "ch\xDDnh n\xA8m 2025</p></body></html>";
  EXPECT_EQ(must_read(tcvn3).encoding, "TCVN3");
  EXPECT_EQ(texts(must_read(tcvn3)), (Texts{"Kế hoạch tuyên truyền cải cách hành chính năm 2025"}));
}

TEST(Html, fonts_from_before_unicode_are_decoded) {
  EXPECT_EQ(texts(must_read("<meta charset=utf-8><p><font face='.VnTimeH'>kÕ ho¹ch</font></p><p "
                            "style='font-family:\"VNI-Times\"'>Vieät Nam</p>")),
            (Texts{"KẾ HOẠCH", "Việt Nam"}));
}

TEST(Html, hostile_pages_are_refused) {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<div>";
  EXPECT_EQ(read_html(deep, {}).error().kind, base::ErrorKind::too_large);
  std::string blocks;
  for (int i = 0; i < 300; ++i) blocks += "<div>";
  EXPECT_EQ(read_html(blocks + "đáy", {}).error().kind, base::ErrorKind::too_large);
  Options tight;
  tight.limits.unpacked_bytes = 20000;
  EXPECT_EQ(read_html(std::string(50000, 'a'), tight).error().kind, base::ErrorKind::too_large);
  Options few;
  few.limits.lines = 10;
  std::string many;
  for (int i = 0; i < 20; ++i) many += "<p>dòng";
  EXPECT_EQ(read_html(many, few).error().kind, base::ErrorKind::too_large);
}

TEST(Html, broken_markup_is_still_read) {
  EXPECT_EQ(texts(must_read("<p>một<b>hai<p>ba</i></td><table><tr><td>bốn")), (Texts{"mộthai", "ba", "bốn"}));
}

}  // namespace
}  // namespace documents
