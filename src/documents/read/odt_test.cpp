// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/odt.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/zip_writer.h"

namespace documents {
namespace {

using support::odt_of;
using Texts = std::vector<std::string>;

Document must_read(const std::string& bytes) {
  auto document = read_odt(bytes, {});
  EXPECT_TRUE(document) << (document ? "" : document.error().message);
  return document ? *document : Document{};
}

Texts texts(const Document& document) {
  Texts out;
  for (const Line& line : document.lines) out.push_back(line.text);
  return out;
}

TEST(Odt, paragraphs_headings_and_spaces) {
  const Document document =
      must_read(odt_of("<text:h text:outline-level=\"1\">KẾ HOẠCH</text:h><text:p/><text:section><text:p>a<text:s "
                       "text:c=\"3\"/>b<text:tab/>c\n d"
                       "<text:line-break/>nối tiếp</text:p></text:section>"));
  ASSERT_EQ(texts(document), (Texts{"KẾ HOẠCH", "a b c d", "nối tiếp"}));
  EXPECT_EQ(document.lines[0].place.block, 1);
  EXPECT_EQ(document.lines[1].place.block, 3);
  EXPECT_EQ(document.lines[1].blank_lines_before, 1);
  EXPECT_EQ(document.lines[2].start, Start::continuation);
}

TEST(Odt, look_comes_from_the_chain_of_styles) {
  const Document document = must_read(
      odt_of("<text:p text:style-name=\"P2\">Kế hoạch<text:span text:style-name=\"T1\"> x</text:span></text:p>",
             "<style:style style:name=\"P1\" style:family=\"paragraph\"><style:paragraph-properties "
             "fo:text-align=\"center\" fo:margin-left=\"1cm\"/>"
             "<style:text-properties fo:font-weight=\"bold\" fo:font-size=\"14pt\"/></style:style>"
             "<style:style style:name=\"P2\" style:family=\"paragraph\" "
             "style:parent-style-name=\"P1\"><style:text-properties fo:text-transform=\"uppercase\"/></style:style>"
             "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties "
             "text:display=\"none\"/></style:style>"));
  ASSERT_EQ(texts(document), (Texts{"KẾ HOẠCH"}));
  EXPECT_TRUE(document.lines[0].bold && document.lines[0].centred);
  EXPECT_EQ(document.lines[0].font_size, 14);
  EXPECT_NEAR(document.lines[0].indent, 28.3, 0.1);
}

constexpr std::string_view list_style =
    "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"I\" "
    "style:num-suffix=\".\"/>"
    "<text:list-level-style-number text:level=\"2\" style:num-format=\"1\" style:num-suffix=\".\" "
    "text:display-levels=\"2\"/>"
    "<text:list-level-style-bullet text:level=\"3\" text:bullet-char=\"•\"/></text:list-style>";

TEST(Odt, lists_print_their_numbers_and_go_on_where_told) {
  const Document document = must_read(
      odt_of("<text:list "
             "text:style-name=\"L\"><text:list-item><text:p>một</text:p><text:list><text:list-item><text:p>con</"
             "text:p><text:p>thêm</text:p>"
             "<text:list><text:list-item><text:p>cháu</text:p></text:list-item></text:list></text:list-item></"
             "text:list></text:list-item>"
             "<text:list-header><text:p>đầu</text:p></text:list-header></text:list><text:p>giữa</text:p>"
             "<text:list text:style-name=\"L\" "
             "text:continue-numbering=\"true\"><text:list-item><text:list><text:list-item><text:p>con "
             "hai</text:p></text:list-item></text:list></text:list-item>"
             "<text:list-item><text:p>hai</text:p></text:list-item><text:list-item "
             "text:start-value=\"9\"><text:p>chín</text:p></text:list-item></text:list>"
             "<text:list text:style-name=\"L\"><text:list-item><text:p>lại</text:p></text:list-item></text:list>",
             list_style));
  EXPECT_EQ(texts(document), (Texts{"I. một", "I.1. con", "thêm", "- cháu", "đầu", "giữa", "I.2. con hai", "II. hai",
                                    "IX. chín", "I. lại"}));
}

TEST(Odt, tables_keep_spans_and_skip_covered_cells) {
  const Document document =
      must_read(odt_of("<table:table><table:table-header-rows><table:table-row><table:table-cell "
                       "table:number-columns-spanned=\"2\"><text:p>a</text:p></table:table-cell>"
                       "<table:covered-table-cell/><table:table-cell "
                       "table:number-rows-spanned=\"2\"><text:p>b</text:p></table:table-cell></table:table-row></"
                       "table:table-header-rows>"
                       "<table:table-row><table:table-cell "
                       "table:number-columns-repeated=\"2\"/><table:covered-table-cell/></table:table-row>"
                       "<table:table-row><table:table-cell/><table:table-cell><text:p>c</text:p></table:table-cell></"
                       "table:table-row></table:table>"));
  ASSERT_EQ(texts(document), (Texts{"a", "b", "c"}));
  EXPECT_EQ(document.lines[0].cell->column_span, 2);
  EXPECT_EQ(document.lines[1].cell->column, 2);
  EXPECT_EQ(document.lines[1].cell->row_span, 2);
  EXPECT_EQ(document.lines[2].cell->column, 1);
  EXPECT_EQ(document.lines[2].cell->row, 2);
}

TEST(Odt, notes_boxes_remarks_and_deletions_each_go_their_way) {
  const Document document = must_read(
      odt_of("<text:tracked-changes><text:changed-region><text:deletion><text:p>đã "
             "xóa</text:p></text:deletion></text:changed-region></text:tracked-changes>"
             "<text:p>Nghị quyết<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>chú "
             "thích</text:p></text:note-body></text:note> số 1"
             "<office:annotation><text:p>góp ý</text:p></office:annotation><draw:frame><draw:text-box><text:p>trong "
             "khung</text:p></draw:text-box></draw:frame></text:p>"));
  ASSERT_EQ(texts(document), (Texts{"Nghị quyết số 1", "trong khung", "chú thích"}));
  EXPECT_EQ(document.lines[2].part, Part::footnote);
}

}  // namespace
}  // namespace documents
