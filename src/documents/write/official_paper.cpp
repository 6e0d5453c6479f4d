// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/write/official_paper.h"

#include <algorithm>

#include "documents/write/package.h"
#include "vietnamese/text.h"

namespace documents {
namespace {

struct Look {
  const char* align = "both";
  int half_points = 28;
  bool bold = false, italic = false, line_below = false;
  int before = 0, after = 0;  // twentieths of a point
  int first_indent = 0;
};

std::string run(std::string_view text, const Look& look) {
  std::string out = "<w:r><w:rPr>";
  if (look.bold) out += "<w:b/>";
  if (look.italic) out += "<w:i/>";
  out += "<w:sz w:val=\"" + std::to_string(look.half_points) + "\"/></w:rPr>";
  std::string_view rest = text;
  bool first = true;
  while (first || !rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    if (!first) out += "<w:br/>";
    out += "<w:t xml:space=\"preserve\">" + xml_escaped(rest.substr(0, end)) + "</w:t>";
    rest.remove_prefix(std::min(end + 1, rest.size()));
    first = false;
  }
  return out + "</w:r>";
}

std::string paragraph(std::string_view text, const Look& look) {
  std::string out = "<w:p><w:pPr>";
  if (look.line_below) out += R"(<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>)";
  out += "<w:spacing w:before=\"" + std::to_string(look.before) + "\" w:after=\"" + std::to_string(look.after) + "\"/>";
  if (look.first_indent > 0) out += "<w:ind w:firstLine=\"" + std::to_string(look.first_indent) + "\"/>";
  out += std::string("<w:jc w:val=\"") + look.align + "\"/></w:pPr>" + run(text, look) + "</w:p>";
  return out;
}

std::string cell(int width, const std::string& content) {
  return "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(width) + "\" w:type=\"dxa\"/></w:tcPr>" + content + "</w:tc>";
}

// Two cells side by side, without lines around them.
std::string side_by_side(int left, int right, const std::string& a, const std::string& b) {
  return "<w:tbl><w:tblPr><w:tblW w:w=\"" + std::to_string(left + right) +
         "\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"" +
         std::to_string(left) + "\"/><w:gridCol w:w=\"" + std::to_string(right) + "\"/></w:tblGrid><w:tr>" +
         cell(left, a) + cell(right, b) + "</w:tr></w:tbl>";
}

constexpr int text_width = 9071;  // 160 mm in twentieths of a point

// Annex I, II.1–4: agency left, Quốc hiệu and Tiêu ngữ right; number left, place and date right.
std::string heading(const OfficialPaper& paper) {
  const Look upper{.align = "center", .half_points = 24};
  const Look agency{.align = "center", .half_points = 24, .bold = true};
  const Look motto{.align = "center", .half_points = 26, .bold = true, .line_below = true};
  std::string left;
  if (!paper.parent_agency.empty()) left += paragraph(vietnamese::upper(paper.parent_agency), upper);
  left += paragraph(vietnamese::upper(paper.agency), agency);
  left += paragraph("Số: " + (paper.number.empty() ? std::string("      /") : paper.number),
                    {.align = "center", .half_points = 26, .before = 120});
  if (paper.type.empty())
    left += paragraph("V/v " + paper.subject, {.align = "center", .half_points = 24, .before = 120});
  const std::string right =
      paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", agency) + paragraph("Độc lập - Tự do - Hạnh phúc", motto) +
      paragraph(paper.place_and_date, {.align = "center", .half_points = 26, .italic = true, .before = 120});
  constexpr int left_width = 3600;
  return side_by_side(left_width, text_width - left_width, left, right);
}

std::string title(const OfficialPaper& paper) {
  if (!paper.type.empty())
    return paragraph(vietnamese::upper(paper.type), {.align = "center", .bold = true, .before = 240}) +
           paragraph(paper.subject, {.align = "center", .bold = true, .after = 240});
  std::string out =
      paragraph(paper.addressees.size() == 1 ? "Kính gửi: " + paper.addressees.front() + "." : "Kính gửi:",
                {.align = "center", .before = 240, .after = 120});
  if (paper.addressees.size() > 1)
    for (std::size_t i = 0; i < paper.addressees.size(); ++i)
      out += paragraph("- " + paper.addressees[i] + (i + 1 == paper.addressees.size() ? "." : ";"),
                       {.align = "left", .first_indent = 2800});
  return out;
}

std::string body(const OfficialPaper& paper) {
  constexpr int indent = 720, gap = 120;
  std::string out;
  for (const OfficialParagraph& p : paper.body) {
    Look look{.before = gap, .first_indent = indent};
    look.italic = p.kind == OfficialParagraph::Kind::basis;
    look.bold = p.kind == OfficialParagraph::Kind::heading;
    out += paragraph(p.text, look);
  }
  return out;
}

std::string table(const OfficialTable& table) {
  const int count = static_cast<int>(std::max<std::size_t>(1, table.heads.size()));
  const int width = text_width / count;
  std::string out =
      "<w:p/><w:tbl><w:tblPr><w:tblW w:w=\"" + std::to_string(text_width) + "\" w:type=\"dxa\"/><w:tblBorders>";
  for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"})
    out += std::string("<w:") + side + R"( w:val="single" w:sz="4" w:space="0" w:color="000000"/>)";
  out += "</w:tblBorders></w:tblPr><w:tblGrid>";
  for (int i = 0; i < count; ++i) out += "<w:gridCol w:w=\"" + std::to_string(width) + "\"/>";
  out += "</w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>";
  for (const std::string& head : table.heads)
    out += cell(width, paragraph(head, {.align = "center", .half_points = 24, .bold = true}));
  out += "</w:tr>";
  for (const std::vector<std::string>& row : table.rows) {
    out += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
    for (const std::string& text : row) out += cell(width, paragraph(text, {.align = "left", .half_points = 24}));
    out += "</w:tr>";
  }
  return out + "</w:tbl>";
}

std::string tail(const OfficialPaper& paper) {
  std::string left = paragraph("Nơi nhận:", {.align = "left", .half_points = 24, .bold = true, .italic = true});
  for (std::size_t i = 0; i < paper.recipients.size(); ++i)
    left += paragraph("- " + paper.recipients[i] + (i + 1 == paper.recipients.size() ? "." : ";"),
                      {.align = "left", .half_points = 22});
  const std::string right = paragraph(vietnamese::upper(paper.authority), {.align = "center", .bold = true}) +
                            paragraph("", {.align = "center", .before = 1200}) +
                            paragraph(paper.signer, {.align = "center", .bold = true});
  constexpr int left_width = 4400;
  return "<w:p/>" + side_by_side(left_width, text_width - left_width, left, right);
}

constexpr const char* namespaces =
    R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")";

std::string document(const OfficialPaper& paper) {
  std::string out =
      std::string(R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document )") + namespaces + "><w:body>";
  out += heading(paper) + title(paper) + body(paper);
  for (const OfficialTable& t : paper.tables) out += table(t);
  if (!paper.closing.empty()) out += paragraph(paper.closing, {.before = 120, .first_indent = 720});
  out += tail(paper);
  // A4; top and bottom 20 mm, left 30, right 20; the first page without its number.
  out +=
      R"(<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>)"
      R"(<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>)";
  return out + "</w:body></w:document>";
}

std::string page_number() {
  return std::string(R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:hdr )") + namespaces +
         R"(><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="26"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>)"
         R"(<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>)";
}

constexpr const char* types =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
    R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>)"
    R"(<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>)"
    R"(<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>)"
    R"(<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>)";
constexpr const char* package_links =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>)";
constexpr const char* document_links =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>)"
    R"(<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/></Relationships>)";
constexpr const char* styles =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">)"
    R"(<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/>)"
    R"(<w:sz w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>)";

}  // namespace

std::string as_docx(const OfficialPaper& paper) {
  return package_of({{"[Content_Types].xml", types},
                     {"_rels/.rels", package_links},
                     {"word/document.xml", document(paper)},
                     {"word/_rels/document.xml.rels", document_links},
                     {"word/styles.xml", styles},
                     {"word/header1.xml", page_number()}});
}

}  // namespace documents
