// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/workbook.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "documents/read/workbook_styles.h"
#include "support/zip_writer.h"

namespace {

using documents::WorkbookLimits;

// A workbook of one sheet: what stands inside <sheetData> (and after it), in <sst>, in <styleSheet>.
std::string book_of(const std::string& data, const std::string& after = "", const std::string& texts = "",
                    const std::string& styles = "", const std::string& settings = "") {
  const std::string links =
      "<Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"worksheets/one.xml\"/>"
      "<Relationship Id=\"b\" Type=\"x/sharedStrings\" Target=\"/xl/texts.xml\"/>"
      "<Relationship Id=\"c\" Type=\"x/styles\" Target=\"styles.xml\"/>";
  return support::zip_of(
      {{"xl/workbook.xml",
        "<workbook xmlns:r=\"r\">" + settings + "<sheets><sheet name=\"S\" r:id=\"a\"/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels", "<Relationships>" + links + "</Relationships>"},
       {"xl/texts.xml", "<sst>" + texts + "</sst>"},
       {"xl/styles.xml", "<styleSheet>" + styles + "</styleSheet>"},
       {"xl/worksheets/one.xml", "<worksheet><sheetData>" + data + "</sheetData>" + after + "</worksheet>"}});
}

std::string csv_of(const std::string& bytes, const WorkbookLimits& limits = {}) {
  const auto csv = documents::workbook_as_csv(bytes, limits);
  return csv ? *csv : "!" + csv.error().message;
}

std::string cell(const std::string& inside, const std::string& attributes = "") {
  return "<row><c " + attributes + ">" + inside + "</c></row>";
}

TEST(ReadWorkbook, of_libreoffice_says_what_a_person_sees_in_it) {
  std::ifstream in(SOURCE_DIR "/tests/fixtures/read/units.xlsx", std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  ASSERT_FALSE(bytes.empty());
  const auto sheets = documents::read_workbook(bytes);
  ASSERT_TRUE(sheets) << sheets.error().message;
  ASSERT_EQ(sheets->size(), 2U);
  EXPECT_EQ(sheets->front().name, "Đơn vị");
  EXPECT_FALSE(sheets->front().is_hidden);
  EXPECT_TRUE(sheets->back().is_hidden);
  EXPECT_EQ(csv_of(bytes),
            "\"Mã\",\"Tên\",\"Loại\",\"Mã cấp trên\",\"Thành lập\",\"Số người\"\n"
            "\"T1\",\"Tỉnh Mẫu & Thử\",\"tỉnh\",\"\",\"01/07/2025\",\"12.5\"\n"
            "\"03646\",\"Phường A (mới)\",\"phường\",\"T1\",\"\",\"25\"\n"
            "\"03647\",\"Xã B\",\"xã\",\"T1\"\n");
}

TEST(ReadWorkbook, what_is_hidden_or_empty_is_passed_over) {
  const auto sheet = [](const char* text) {
    return "<worksheet><sheetData>" + (*text == 0 ? "" : cell("<v>" + std::string(text) + "</v>", "t=\"str\"")) +
           "</sheetData></worksheet>";
  };
  const std::string links =
      "<Relationship Id=\"a\" Target=\"a.xml\"/><Relationship Id=\"b\" Target=\"b.xml\"/><Relationship Id=\"c\" "
      "Target=\"c.xml\"/>";
  const std::string entries =
      "<sheet name=\"A\" state=\"veryHidden\" r:id=\"a\"/><sheet name=\"B\" r:id=\"b\"/><sheet name=\"C\" "
      "r:id=\"c\"/>";
  EXPECT_EQ(csv_of(support::zip_of({{"xl/workbook.xml", "<workbook><sheets>" + entries + "</sheets></workbook>"},
                                    {"xl/_rels/workbook.xml.rels", "<Relationships>" + links + "</Relationships>"},
                                    {"xl/a.xml", sheet("ẩn")},
                                    {"xl/b.xml", sheet("")},
                                    {"xl/c.xml", sheet("thấy")}})),
            "\"thấy\"\n");
}

TEST(ReadWorkbook, texts_may_be_shared_inline_in_runs_or_of_a_formula) {
  const std::string texts = "<si><t>chung</t></si><si><r><t>hai </t></r><r><t>phần</t></r><rPh><t>x</t></rPh></si>";
  EXPECT_EQ(csv_of(book_of(cell("<v>0</v>", "t=\"s\"") + cell("<v>1</v>", "t=\"s\"") + cell("<v>7</v>", "t=\"s\"") +
                               cell("<is><t>riêng _x0041__x005F_</t></is>", "t=\"inlineStr\"") +
                               cell("<f>1</f><v>tính</v>", "t=\"str\"") + cell("<v>1</v>", "t=\"b\"") +
                               cell("<v>#REF!</v>", "t=\"e\""),
                           "", texts)),
            "\"chung\"\n\"hai phần\"\n\n\"riêng A_\"\n\"tính\"\n\"TRUE\"\n\"#REF!\"\n");
}

TEST(ReadWorkbook, rows_and_cells_stand_where_they_say_whatever_the_prefix) {
  EXPECT_EQ(
      csv_of(book_of("<x:row r=\"2\" xmlns:x=\"s\"><x:c r=\"C2\"><x:v>5</x:v></x:c><x:c><x:v>6</x:v></x:c></x:row>")),
      "\n\"\",\"\",\"5\",\"6\"\n");
}

TEST(ReadWorkbook, numbers_are_shown_as_their_style_says) {
  const std::string styles =
      "<numFmts><numFmt numFmtId=\"170\" formatCode=\"[$-42A]dd\\/mm\\/yyyy;@\"/><numFmt numFmtId=\"171\" "
      "formatCode=\"00\"/><numFmt numFmtId=\"172\" formatCode=\"0.0 &quot;dày&quot;\"/></numFmts><cellXfs><xf "
      "numFmtId=\"0\"/><xf numFmtId=\"170\"/><xf numFmtId=\"171\"/><xf numFmtId=\"172\"/><xf "
      "numFmtId=\"22\"/></cellXfs>";
  const std::string data = cell("<v>45839</v>", "s=\"0\"") + cell("<v>45839</v>", "s=\"1\"") +
                           cell("<v>1</v>", "s=\"2\"") + cell("<v>45839.5</v>", "s=\"3\"") +
                           cell("<v>45839.5</v>", "s=\"4\"") + cell("<v>1E3</v>") + cell("<v>x1</v>", "s=\"1\"") +
                           cell("<v>-3</v>", "s=\"1\"") + cell("<v>2025-07-01T00:00:00</v>", "t=\"d\"");
  EXPECT_EQ(csv_of(book_of(data, "", "", styles)),
            "\"45839\"\n\"01/07/2025\"\n\"01\"\n\"45839.5\"\n\"01/07/2025 12:00\"\n\"1000\"\n\"x1\"\n\"-3\"\n"
            "\"01/07/2025\"\n");
  EXPECT_EQ(csv_of(book_of(cell("<v>44377</v>", "s=\"1\""), "", "", styles, "<workbookPr date1904=\"1\"/>")),
            "\"01/07/2025\"\n");
}

TEST(ReadWorkbook, what_is_no_workbook_or_broken_is_refused_in_a_sentence) {
  EXPECT_EQ(csv_of("PK\x03\x04"), "!Tệp bị hỏng hoặc bị cắt cụt nên không mở được.");
  EXPECT_EQ(csv_of(support::zip_of({{"word/document.xml", "<a/>"}})), "!Tệp này không phải bảng tính XLSX.");
  EXPECT_EQ(csv_of(book_of("")), "!Bảng tính này trống.");
  EXPECT_EQ(csv_of(support::zip_of({{"xl/workbook.xml", "<!DOCTYPE a><a/>"}})),
            "!Tệp chứa khai báo XML không an toàn nên bị từ chối.");
  EXPECT_EQ(csv_of(support::zip_of({{"xl/workbook.xml", "<workbook><sheets><sheet name=\"a\"/></sheets></workbook>"},
                                    {"xl/_rels/workbook.xml.rels", "<Relationships/>"}})),
            "!Nội dung bên trong tệp bị hỏng nên không đọc được.");
}

TEST(ReadWorkbook, bombs_do_not_unfold) {
  const std::string refused = "!Bảng tính có quá nhiều dòng, cột hoặc chữ nên bị từ chối để bảo đảm an toàn.";
  EXPECT_EQ(csv_of(book_of("<row r=\"1048576\"><c><v>1</v></c></row>")), refused);
  EXPECT_EQ(csv_of(book_of("<row><c r=\"XFD1\"><v>1</v></c></row>")), refused);
  WorkbookLimits limits;
  limits.text_bytes = 1000;
  std::string many;
  for (int i = 0; i < 50; ++i) many += cell("<v>0</v>", "t=\"s\"");
  EXPECT_EQ(csv_of(book_of(many, "", "<si><t>" + std::string(100, 'a') + "</t></si>"), limits), refused);
  limits = {};
  limits.cells = 1000;
  std::string merges;
  for (int i = 0; i < 100; ++i) merges += "<mergeCell ref=\"A1:XFD1048576\"/>";
  EXPECT_EQ(csv_of(book_of(many, "<mergeCells>" + merges + "</mergeCells>", "<si><t>a</t></si>"), limits), refused);
  EXPECT_EQ(csv_of(book_of(cell("<is><t>" + std::string(20u << 20, 'a') + "</t></is>", "t=\"inlineStr\""))),
            "!Nội dung nén bên trong tệp lớn bất thường nên bị từ chối để bảo đảm an toàn.");
}

TEST(NumberFormat, a_day_is_told_by_d_and_y_outside_of_quotes) {
  for (const char* code : {"dd/mm/yyyy", "d-mmm", "[$-409]mmmm yyyy;@", "yyyy\\-mm\\-dd"})
    EXPECT_TRUE(documents::number_format(code).is_day) << code;
  for (const char* code :
       {"General", "0.00", "\"ngày\" 0", "[Red]0", "0_d", "#,##0;[Red]-#,##0", "hh:mm", "", "[", "\""})
    EXPECT_FALSE(documents::number_format(code).is_day) << code;
  EXPECT_EQ(documents::number_format("00000").digits, 5U);
  EXPECT_EQ(documents::number_format("0.0").digits, 0U);
}

}  // namespace
