// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/pdf.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/page_maker.h"

namespace documents {
namespace {

const support::PrintedHead head{
    {"UBND TỈNH BÌNH MINH", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"}, "Số: 45/KH-SKHCN", "Bình Minh, ngày 12 tháng 3 năm 2025"};
const support::PrintedTail tail{{"- UBND tỉnh (b/c);", "- Các phòng, đơn vị thuộc Sở;", "- Lưu: VT, VP."},
                                {"KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"},
                                "Lê Thị Hồng Vân"};
const std::string paragraph =
    "Thực hiện Quyết định số 1928/QĐ-UBND ngày 01/8/2025 của Ủy ban nhân dân tỉnh về việc ban hành Kế hoạch tuyên "
    "truyền công tác cải cách hành chính; Chương trình số 07-CTr/ThU ngày 05/01/2025 của Thành ủy, Sở Khoa học và "
    "Công nghệ ban hành Kế hoạch tuyên truyền với các nội dung như sau:";

Document read_well(const std::string& pdf) {
  const base::Result<Document> document = read_pdf(pdf, {});
  EXPECT_TRUE(document) << (document ? "" : document.error().message);
  return document ? *document : Document{};
}

std::vector<std::string> texts(const Document& document, Part part = Part::body) {
  std::vector<std::string> out;
  for (const Line& line : document.lines)
    if (line.part == part) out.push_back(line.text);
  return out;
}

const Line* find(const Document& document, std::string_view text) {
  for (const Line& line : document.lines)
    if (line.text == text) return &line;
  return nullptr;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) all += (all.empty() ? "" : " ") + line;
  return all;
}

TEST(ReadPdf, reads_the_agency_before_the_motto_and_the_recipients_before_the_signature) {
  support::PageMaker maker;
  maker.head(head);
  maker.title({"KẾ HOẠCH", "Tuyên truyền cải cách hành chính năm 2025"});
  maker.paragraph(paragraph);
  maker.tail(tail);
  const std::vector<std::string> lines = texts(read_well(maker.pdf()));
  ASSERT_GE(lines.size(), 15u);
  EXPECT_EQ(std::vector<std::string>(lines.begin(), lines.begin() + 8),
            (std::vector<std::string>{"UBND TỈNH BÌNH MINH", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Số: 45/KH-SKHCN",
                                      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
                                      "Bình Minh, ngày 12 tháng 3 năm 2025", "KẾ HOẠCH",
                                      "Tuyên truyền cải cách hành chính năm 2025"}));
  EXPECT_EQ(std::vector<std::string>(lines.end() - 7, lines.end()),
            (std::vector<std::string>{"Nơi nhận:", "- UBND tỉnh (b/c);", "- Các phòng, đơn vị thuộc Sở;",
                                      "- Lưu: VT, VP.", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Thị Hồng Vân"}));
}

TEST(ReadPdf, keeps_every_word_and_the_hyphens_of_document_numbers) {
  for (double size : {12.0, 13.0, 14.0, 15.0}) {  // the lines break at other places each time
    support::Paper paper;
    paper.size = size;
    support::PageMaker maker(paper);
    maker.paragraph(paragraph);
    std::string read = joined(texts(read_well(maker.pdf())));
    for (std::size_t at; (at = read.find("- ")) != std::string::npos;) read.erase(at + 1, 1);  // broken at a hyphen
    EXPECT_EQ(read, paragraph);
  }
}

TEST(ReadPdf, knows_bold_centred_and_indented_lines_and_their_size) {
  support::PageMaker maker;
  maker.title({"KẾ HOẠCH"});
  maker.heading("I. MỤC ĐÍCH, YÊU CẦU");
  for (int i = 0; i < 3; ++i) maker.paragraph(paragraph);
  const Document document = read_well(maker.pdf());
  const Line* title = find(document, "KẾ HOẠCH");
  const Line* heading = find(document, "I. MỤC ĐÍCH, YÊU CẦU");
  ASSERT_TRUE(title && heading);
  EXPECT_TRUE(title->bold && title->centred);
  EXPECT_TRUE(heading->bold && !heading->centred);
  EXPECT_NEAR(heading->font_size, 14, 0.1);
  EXPECT_NEAR(heading->indent, 36, 1);
  EXPECT_FALSE(document.lines.back().bold);
  EXPECT_EQ(document.lines[2].start, Start::paragraph);
  EXPECT_EQ(document.lines[3].start, Start::continuation);
}

TEST(ReadPdf, gives_every_line_its_page_and_its_box) {
  support::PageMaker maker;
  maker.centred("Trang một");
  maker.page_break();
  maker.paragraph("Trang hai có một dòng.");
  const Document document = read_well(maker.pdf());
  EXPECT_EQ(document.format, Format::pdf);
  EXPECT_EQ(document.pages, 2);
  ASSERT_EQ(document.page_sizes.size(), 2u);
  EXPECT_NEAR(document.page_sizes[0].width, 595.28, 0.1);
  const Line* line = find(document, "Trang hai có một dòng.");
  ASSERT_TRUE(line);
  EXPECT_EQ(line->place.page, 2);
  EXPECT_NEAR(line->place.box.x0, 85 + 36, 1);
  EXPECT_NEAR(line->place.box.y0, 57, 4);
  EXPECT_NEAR(line->place.box.y1, 57 + 16, 4);
}

TEST(ReadPdf, sets_page_numbers_apart_from_the_body) {
  support::PageMaker maker;
  for (int i = 0; i < 24; ++i) maker.paragraph(paragraph);
  const Document document = read_well(maker.pdf());
  ASSERT_GE(document.pages, 3);
  EXPECT_EQ(texts(document, Part::page_header).size(), static_cast<std::size_t>(document.pages) - 1);
  const std::vector<std::string> body = texts(document);
  EXPECT_TRUE(std::none_of(body.begin(), body.end(), [](const std::string& text) { return text.size() < 3; }));
}

TEST(ReadPdf, a_sentence_that_runs_over_a_page_end_goes_on) {
  support::PageMaker maker;
  for (int i = 0; i < 24; ++i) maker.paragraph(paragraph);
  const Document document = read_well(maker.pdf());
  for (std::size_t i = 1; i < document.lines.size(); ++i) {
    const Line& line = document.lines[i];
    if (line.part != Part::body) continue;
    EXPECT_EQ(line.start, line.text.starts_with("Thực hiện Quyết") ? Start::paragraph : Start::continuation)
        << line.text;
  }
}

TEST(ReadPdf, a_gap_counts_as_blank_lines) {
  support::PageMaker maker;
  maker.paragraph(paragraph);
  maker.paragraph(paragraph);
  maker.space(40);
  maker.paragraph("Sau hai dòng trống.");
  const Document document = read_well(maker.pdf());
  EXPECT_EQ(document.lines.back().blank_lines_before, 2);
  EXPECT_EQ(document.lines[1].blank_lines_before, 0);
}

TEST(ReadPdf, a_damaged_file_is_refused_with_a_sentence) {
  support::PageMaker maker;
  maker.paragraph(paragraph);
  const std::string pdf = maker.pdf();
  for (const std::string& bad : {std::string("%PDF-1.5\n"), pdf.substr(0, 200), std::string("%PDF-1.5\n%%EOF")}) {
    const base::Result<Document> document = read_pdf(bad, {});
    ASSERT_FALSE(document);
    EXPECT_NE(document.error().message.find("bị hỏng"), std::string::npos) << document.error().message;
  }
}

TEST(ReadPdf, too_many_pages_are_refused) {
  support::PageMaker maker;
  maker.page_break();
  maker.page_break();
  Options options;
  options.limits.pages = 2;
  const base::Result<Document> document = read_pdf(maker.pdf(), options);
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().kind, base::ErrorKind::too_large);
  EXPECT_EQ(document.error().message, "Tệp PDF có 3 trang, vượt quá giới hạn 2 trang.");
}

TEST(ReadPdf, stops_when_asked) {
  support::PageMaker maker;
  maker.paragraph(paragraph);
  Options options;
  options.progress = [](const Progress&) { return false; };
  const base::Result<Document> document = read_pdf(maker.pdf(), options);
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().kind, base::ErrorKind::cancelled);
}

}  // namespace
}  // namespace documents
