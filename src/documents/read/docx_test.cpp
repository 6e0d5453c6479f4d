// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/docx.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/zip_writer.h"

namespace documents {
namespace {

using support::docx_cell;
using support::docx_of;
using support::docx_paragraph;

Document must_read(const std::string& bytes, const Options& options = {}) {
  auto document = read_docx(bytes, options);
  EXPECT_TRUE(document) << (document ? "" : document.error().message);
  return document ? *document : Document{};
}

std::vector<std::string> texts(const Document& document) {
  std::vector<std::string> out;
  for (const Line& line : document.lines) out.push_back(line.text);
  return out;
}

using Texts = std::vector<std::string>;

std::string run(const std::string& text, const std::string& properties = "") {
  return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}
std::string listed(int list, int level) {
  return "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" + std::to_string(list) +
         "\"/></w:numPr>";
}
std::string level(int at, const std::string& format, const std::string& text, const std::string& more = "") {
  return "<w:lvl w:ilvl=\"" + std::to_string(at) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + format + "\"/>" +
         more + "<w:lvlText w:val=\"" + text + "\"/></w:lvl>";
}

TEST(Docx, paragraphs_are_numbered_places_and_empty_ones_are_counted) {
  const Document document =
      must_read(docx_of(docx_paragraph("KẾ HOẠCH") + "<w:p/>" + docx_paragraph("Căn cứ  Luật\xC2\xA0số 1;")));
  ASSERT_EQ(texts(document), (Texts{"KẾ HOẠCH", "Căn cứ Luật số 1;"}));
  EXPECT_EQ(document.lines[0].place.block, 1);
  EXPECT_EQ(document.lines[1].place.block, 3);
  EXPECT_EQ(document.lines[1].blank_lines_before, 1);
  EXPECT_EQ(document.lines[1].start, Start::paragraph);
  EXPECT_EQ(document.lines[1].printed(), "Căn cứ  Luật\xC2\xA0số 1;");
  EXPECT_EQ(document.format, Format::docx);
}

TEST(Docx, look_comes_from_runs_and_from_the_chain_of_styles) {
  const std::string styles =
      "<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"26\"/></w:rPr></w:rPrDefault></w:docDefaults>"
      "<w:style w:type=\"paragraph\" w:styleId=\"Base\"><w:rPr><w:b/></w:rPr><w:pPr><w:jc "
      "w:val=\"center\"/></w:pPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"Title\"><w:basedOn w:val=\"Base\"/><w:rPr><w:caps/><w:sz "
      "w:val=\"28\"/></w:rPr></w:style>"
      "<w:style w:type=\"character\" w:styleId=\"Slant\"><w:rPr><w:i/></w:rPr></w:style></w:styles>";
  const Document document =
      must_read(docx_of(docx_paragraph("Kế hoạch", "<w:pStyle w:val=\"Title\"/>") + "<w:p>" +
                            run("Lai Châu, ngày 1", "<w:rStyle w:val=\"Slant\"/>") +
                            "</w:p><w:p><w:pPr><w:ind w:left=\"200\" w:firstLine=\"520\"/></w:pPr>" +
                            run("Sở Nội vụ ", "<w:b/>") + run("chủ trì, phối hợp", "<w:b w:val=\"0\"/>") + "</w:p>",
                        {{"word/styles.xml", styles}}));
  ASSERT_EQ(texts(document), (Texts{"KẾ HOẠCH", "Lai Châu, ngày 1", "Sở Nội vụ chủ trì, phối hợp"}));
  EXPECT_TRUE(document.lines[0].bold);
  EXPECT_TRUE(document.lines[0].centred);
  EXPECT_EQ(document.lines[0].font_size, 14);
  EXPECT_TRUE(document.lines[1].italic);
  EXPECT_EQ(document.lines[1].font_size, 13);
  EXPECT_FALSE(document.lines[2].bold);
  EXPECT_EQ(document.lines[2].indent, 36);
}

TEST(Docx, automatic_numbers_are_printed_at_all_levels) {
  const std::string numbering =
      "<w:numbering><w:abstractNum w:abstractNumId=\"7\">" + level(0, "upperRoman", "%1.") +
      level(1, "decimal", "%2.") + level(2, "lowerLetter", "%3)") + level(3, "bullet", "\xEF\x82\xB7") +
      level(4, "decimal", "%1.%2.%5", "<w:isLgl/>") +
      "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num></w:numbering>";
  std::string body;
  for (const int at : {0, 1, 2, 2, 3, 1, 2, 0, 1, 4}) body += docx_paragraph("nội dung", listed(1, at));
  const Document document = must_read(docx_of(body, {{"word/numbering.xml", numbering}}));
  EXPECT_EQ(texts(document), (Texts{"I. nội dung", "1. nội dung", "a) nội dung", "b) nội dung", "- nội dung",
                                    "2. nội dung", "a) nội dung", "II. nội dung", "1. nội dung", "2.1.1 nội dung"}));
}

TEST(Docx, a_list_starts_anew_where_it_is_told_to) {
  const std::string numbering = "<w:numbering><w:abstractNum w:abstractNumId=\"0\">" + level(0, "decimal", "%1.") +
                                level(1, "decimalZero", "%2)", "<w:lvlRestart w:val=\"0\"/>") +
                                "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
                                "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride "
                                "w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num></w:numbering>";
  const Document document = must_read(docx_of(
      docx_paragraph("a", listed(1, 0)) + docx_paragraph("b", listed(1, 1)) + docx_paragraph("c", listed(1, 0)) +
          docx_paragraph("d", listed(1, 1)) + docx_paragraph("e", listed(2, 0)) + docx_paragraph("f", listed(2, 0)),
      {{"word/numbering.xml", numbering}}));
  EXPECT_EQ(texts(document), (Texts{"1. a", "01) b", "2. c", "02) d", "5. e", "6. f"}));
}

TEST(Docx, numbering_may_hang_on_a_style_and_be_taken_off) {
  const std::string numbering =
      "<w:numbering><w:abstractNum w:abstractNumId=\"0\">" + level(0, "decimal", "%1.", "<w:pStyle w:val=\"H1\"/>") +
      level(1, "decimal", "%1.%2", "<w:pStyle w:val=\"H2\"/>") +
      "</w:abstractNum><w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
  const std::string styles =
      "<w:styles><w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:pPr><w:numPr><w:numId "
      "w:val=\"3\"/></w:numPr></w:pPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"H2\"><w:pPr><w:numPr><w:numId "
      "w:val=\"3\"/></w:numPr></w:pPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"H3\"><w:basedOn w:val=\"H1\"/></w:style></w:styles>";
  const Document document = must_read(
      docx_of(docx_paragraph("một", "<w:pStyle w:val=\"H1\"/>") + docx_paragraph("hai", "<w:pStyle w:val=\"H2\"/>") +
                  docx_paragraph("ba", "<w:pStyle w:val=\"H1\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>") +
                  docx_paragraph("bốn", "<w:pStyle w:val=\"H3\"/>"),
              {{"word/numbering.xml", numbering}, {"word/styles.xml", styles}}));
  EXPECT_EQ(texts(document), (Texts{"1. một", "1.1 hai", "ba", "2. bốn"}));
}

TEST(Docx, a_column_of_automatic_numbers_is_printed_though_its_paragraphs_are_empty) {
  const std::string numbering =
      "<w:numbering><w:abstractNum w:abstractNumId=\"0\">" + level(0, "decimal", "%1") +
      "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
  const std::string number = "<w:tc><w:p><w:pPr>" + listed(1, 0) + "</w:pPr></w:p></w:tc>";
  const Document document = must_read(docx_of("<w:tbl><w:tr>" + number + docx_cell("Sở Y tế") + "</w:tr><w:tr>" +
                                                  number + docx_cell("Sở Nội vụ") + "</w:tr></w:tbl>",
                                              {{"word/numbering.xml", numbering}}));
  EXPECT_EQ(texts(document), (Texts{"1", "Sở Y tế", "2", "Sở Nội vụ"}));
}

TEST(Docx, merged_cells_keep_their_columns_and_spans) {
  const Document document = must_read(
      docx_of("<w:tbl><w:tr>" + docx_cell("TT", "<w:vMerge w:val=\"restart\"/>") +
              docx_cell("Nội dung", "<w:gridSpan w:val=\"2\"/>") + docx_cell("Thời gian") + "</w:tr><w:tr>" +
              docx_cell("", "<w:vMerge/>") + docx_cell("b") + docx_cell("c") + docx_cell("d") + "</w:tr><w:tr>" +
              docx_cell("I. NHÓM", "<w:gridSpan w:val=\"4\"/>") +
              "</w:tr><w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" + docx_cell("x") + "</w:tr></w:tbl>"));
  ASSERT_EQ(texts(document), (Texts{"TT", "Nội dung", "Thời gian", "b", "c", "d", "I. NHÓM", "x"}));
  const auto cell = [&](std::size_t i) { return document.lines[i].cell.value(); };
  EXPECT_EQ(cell(0).row_span, 2);
  EXPECT_EQ(cell(1).column_span, 2);
  EXPECT_EQ(cell(2).column, 3);
  EXPECT_EQ(cell(3).column, 1);
  EXPECT_EQ(cell(3).row, 1);
  EXPECT_EQ(cell(6).column_span, 4);
  EXPECT_EQ(cell(7).column, 1);
}

TEST(Docx, a_table_inside_a_cell_belongs_to_the_cell_but_a_frame_is_no_table) {
  const std::string inner = "<w:tbl><w:tr>" + docx_cell("1") + docx_cell("2") + "</w:tr></w:tbl>";
  const Document nested =
      must_read(docx_of("<w:tbl><w:tr>" + docx_cell("a") + "<w:tc>" + inner + "<w:p/></w:tc></w:tr><w:tr>" +
                        docx_cell("c") + docx_cell("d") + "</w:tr></w:tbl>"));
  ASSERT_EQ(texts(nested), (Texts{"a", "1", "2", "c", "d"}));
  EXPECT_EQ(nested.lines[1].cell->column, 1);
  EXPECT_EQ(nested.lines[2].cell->column, 1);
  EXPECT_EQ(nested.lines[2].cell->table, 0);
  const Document framed =
      must_read(docx_of("<w:tbl><w:tr><w:tc>" + docx_paragraph("Khung") + inner + "<w:p/></w:tc></w:tr></w:tbl>"));
  ASSERT_EQ(texts(framed), (Texts{"Khung", "1", "2"}));
  EXPECT_FALSE(framed.lines[0].cell);
  EXPECT_EQ(framed.lines[2].cell->column, 1);
}

TEST(Docx, tracked_changes_are_read_as_accepted) {
  const Document document =
      must_read(docx_of("<w:p>" + run("Quý ") + "<w:del>" + "<w:r><w:delText>I</w:delText></w:r></w:del><w:ins>" +
                        run("II") + "</w:ins>" + run("/2025") +
                        "</w:p>"
                        "<w:p><w:moveFrom>" +
                        run("chuyển") + "</w:moveFrom></w:p><w:p><w:moveTo>" + run("chuyển") +
                        "</w:moveTo></w:p>"
                        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" +
                        run("nối ") + "</w:p><w:p>" + run("liền") +
                        "</w:p>"
                        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr>" +
                        docx_cell("bỏ") + "</w:tr><w:tr>" + docx_cell("giữ") + docx_cell("lại") + "</w:tr></w:tbl>"));
  EXPECT_EQ(texts(document), (Texts{"Quý II/2025", "chuyển", "nối liền", "giữ", "lại"}));
}

TEST(Docx, a_text_box_is_read_once_after_its_paragraph) {
  const std::string box = "<w:txbxContent>" + docx_paragraph("trong khung") + "</w:txbxContent>";
  const Document document =
      must_read(docx_of("<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>" + box +
                        "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box +
                        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" + run("ngoài") +
                        "</w:p><w:p><w:r><mc:AlternateContent>"
                        "<mc:Choice Requires=\"wps\"><w:drawing/></mc:Choice><mc:Fallback><w:pict><v:textbox>" +
                        box +
                        "</v:textbox></w:pict></mc:Fallback>"
                        "</mc:AlternateContent></w:r></w:p>"));
  EXPECT_EQ(texts(document), (Texts{"ngoài", "trong khung", "trong khung"}));
}

TEST(Docx, what_is_not_printed_is_not_read) {
  const Document document = must_read(docx_of("<w:p>" + run("ẩn", "<w:vanish/>") + run("Trang ") +
                                              "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE "
                                              "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" +
                                              run("3") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"));
  EXPECT_EQ(texts(document), (Texts{"Trang 3"}));
}

TEST(Docx, special_characters_become_what_they_print) {
  const Document document = must_read(
      docx_of("<w:p><w:r><w:t>QĐ</w:t><w:noBreakHyphen/><w:t>UBND tuyên</w:t><w:softHyphen/><w:t> "
              "truyền</w:t><w:tab/><w:t>x</w:t></w:r></w:p>"
              "<w:p><w:r><w:sym w:font=\"Symbol\" w:char=\"F0B7\"/><w:t xml:space=\"preserve\"> mục</w:t></w:r></w:p>"
              "<w:p><w:hyperlink>" +
              run("trang") + "</w:hyperlink><w:sdt><w:sdtContent>" + run(" chủ") + "</w:sdtContent></w:sdt></w:p>"));
  EXPECT_EQ(texts(document), (Texts{"QĐ-UBND tuyên truyền x", "• mục", "trang chủ"}));
}

TEST(Docx, a_line_break_makes_a_line_and_tells_whether_the_paragraph_goes_on) {
  const Document document =
      must_read(docx_of("<w:p><w:r><w:t>Thực hiện việc</w:t><w:br/><w:t>tuyên truyền</w:t><w:br/>"
                        "<w:t>- Chủ trì: Sở A</w:t><w:br/><w:t>SỞ NỘI VỤ</w:t></w:r></w:p>"));
  ASSERT_EQ(texts(document), (Texts{"Thực hiện việc", "tuyên truyền", "- Chủ trì: Sở A", "SỞ NỘI VỤ"}));
  EXPECT_EQ(document.lines[1].start, Start::continuation);
  EXPECT_EQ(document.lines[2].start, Start::paragraph);
  EXPECT_EQ(document.lines[3].start, Start::unknown);
  EXPECT_EQ(document.lines[3].place.block, 1);
}

TEST(Docx, page_heads_feet_and_footnotes_are_parts_of_their_own) {
  const Document document =
      must_read(docx_of("<w:p>" + run("Nghị quyết") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" + run(" số 1") +
                            "</w:p>" + docx_paragraph("hết") +
                            "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header1\"/><w:headerReference "
                            "w:type=\"first\" r:id=\"header2\"/>"
                            "<w:footerReference w:type=\"default\" r:id=\"footer1\"/></w:sectPr>",
                        {{"word/header1.xml", "<w:hdr>" + docx_paragraph("2") + "</w:hdr>"},
                         {"word/header2.xml", "<w:hdr>" + docx_paragraph("đầu") + "</w:hdr>"},
                         {"word/footer1.xml", "<w:ftr>" + docx_paragraph("cuối") + "</w:ftr>"},
                         {"word/footnotes.xml", "<w:footnotes><w:footnote w:id=\"2\">" + docx_paragraph("chú thích") +
                                                    "</w:footnote></w:footnotes>"}}));
  ASSERT_EQ(texts(document), (Texts{"2", "Nghị quyết số 1", "chú thích", "hết", "cuối"}));
  EXPECT_EQ(document.lines[0].part, Part::page_header);
  EXPECT_EQ(document.lines[1].part, Part::body);
  EXPECT_EQ(document.lines[2].part, Part::footnote);
  EXPECT_EQ(document.lines[4].part, Part::page_footer);
  EXPECT_EQ(document.lines[1].place.block, 1);
}

TEST(Docx, fonts_from_before_unicode_are_decoded) {
  const auto old = [](const std::string& font) {
    return "<w:rFonts w:ascii=\"" + font + "\" w:hAnsi=\"" + font + "\"/>";
  };
  const Document document = must_read(docx_of(
      "<w:p>" + run("kÕ ho¹ch", old(".VnTimeH")) + "</w:p><w:p>" + run("th", old(".VnTime")) + "<w:r><w:rPr>" +
      old(".VnTime") + "</w:rPr><w:softHyphen/><w:t>êng xuyªn</w:t></w:r></w:p><w:p>" + run("Vie", old("VNI-Times")) +
      run("ät Nam", old("VNI-Times") + "<w:b/>") + "</w:p><w:p>" + run("bé và nhiều việc", old(".VnTime")) + "</w:p>"));
  EXPECT_EQ(texts(document), (Texts{"KẾ HOẠCH", "thường xuyên", "Việt Nam", "bé và nhiều việc"}));
}

TEST(Docx, another_prefix_for_the_namespace_changes_nothing) {
  const std::string xml =
      "<ns0:document "
      "xmlns:ns0=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><ns0:body><ns0:p><ns0:pPr><ns0:jc "
      "ns0:val=\"center\"/></ns0:pPr><ns0:r><ns0:t>KẾ HOẠCH</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>";
  const Document document = must_read(support::zip_of({{"word/document.xml", xml}}));
  ASSERT_EQ(texts(document), (Texts{"KẾ HOẠCH"}));
  EXPECT_TRUE(document.lines[0].centred);
}

TEST(Docx, broken_optional_parts_do_not_stop_the_reading) {
  const Document document = must_read(
      docx_of(docx_paragraph("còn đọc được"), {{"word/styles.xml", "<w:styles><"}, {"word/numbering.xml", ""}}));
  EXPECT_EQ(texts(document), (Texts{"còn đọc được"}));
}

TEST(Docx, hostile_xml_is_refused) {
  const std::string laughs =
      "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b "
      "\"&a;&a;&a;\">]><w:document><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>";
  const auto refused = read_docx(support::zip_of({{"word/document.xml", laughs}}), {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, "Tệp chứa khai báo XML không an toàn nên bị từ chối.");
  std::string deep, close;
  for (int i = 0; i < 5000; ++i) {
    deep += "<w:sdt><w:sdtContent>";
    close += "</w:sdtContent></w:sdt>";
  }
  const auto too_deep = read_docx(docx_of(deep + docx_paragraph("đáy") + close), {});
  ASSERT_FALSE(too_deep);
  EXPECT_EQ(too_deep.error().message, "Cấu trúc bên trong tệp lồng nhau quá sâu nên bị từ chối để bảo đảm an toàn.");
  EXPECT_FALSE(read_docx(docx_of("<w:p><w:r><w:t>cụt</w:t>"), {}));
}

TEST(Docx, reading_stops_when_asked_and_at_the_limit_of_lines) {
  std::string body;
  for (int i = 0; i < 600; ++i) body += docx_paragraph("dòng");
  Options stopped;
  stopped.progress = [](const Progress&) { return false; };
  EXPECT_EQ(read_docx(docx_of(body), stopped).error().kind, base::ErrorKind::cancelled);
  Options few;
  few.limits.lines = 100;
  EXPECT_EQ(read_docx(docx_of(body), few).error().kind, base::ErrorKind::too_large);
}

}  // namespace
}  // namespace documents
