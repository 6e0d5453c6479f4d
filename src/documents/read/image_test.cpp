// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/image.h"

#include <gtest/gtest.h>

#include <string>

#include "documents/read/image_open.h"
#include "support/page_maker.h"
#include "support/page_scan.h"

namespace documents {
namespace {

std::string printed(int pages) {
  support::Paper paper;
  paper.width = 420, paper.height = 180;
  paper.left = 40, paper.right = 30, paper.top = 40, paper.bottom = 20;
  paper.page_numbers = false;
  support::PageMaker maker(paper);
  for (int n = 1; n <= pages; ++n) {
    maker.paragraph("Sở Nội vụ chủ trì, phối hợp với các cơ quan liên quan tổ chức thực hiện Kế hoạch này.");
    if (n < pages) maker.page_break();
  }
  return maker.pdf();
}

std::string joined(const Document& document) {
  std::string all;
  for (const Line& line : document.lines)
    if (line.part == Part::body) all += (all.empty() ? "" : " ") + line.text;
  return all;
}

const std::string sentence = "Sở Nội vụ chủ trì, phối hợp với các cơ quan liên quan tổ chức thực hiện Kế hoạch này.";

TEST(ReadImage, jpeg_and_png_are_read) {
  support::Wear copy;
  copy.one_bit = true;  // saved as PNG
  for (const support::Wear& wear : {support::Wear{}, copy}) {
    const base::Result<Document> document = read_image(support::scan(printed(1), 0, wear), {});
    ASSERT_TRUE(document);
    EXPECT_EQ(document->format, Format::image);
    EXPECT_TRUE(document->ocr);
    EXPECT_EQ(joined(*document), sentence);
    EXPECT_EQ(document->lines[0].place.page, 1);
    EXPECT_NEAR(document->page_sizes[0].width, 420, 1);
  }
}

TEST(ReadImage, every_page_of_a_tiff_is_read) {
  const base::Result<Document> document = read_image(support::scan_to_tiff(printed(2), {}), {});
  ASSERT_TRUE(document);
  EXPECT_EQ(document->pages, 2);
  EXPECT_EQ(joined(*document), sentence + " " + sentence);
  EXPECT_EQ(document->lines.back().place.page, 2);
}

TEST(ReadImage, more_pages_than_allowed_are_refused) {
  Options options;
  options.limits.pages = 1;
  const base::Result<Document> document = read_image(support::scan_to_tiff(printed(2), {}), options);
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().message, "Tệp ảnh có hơn 1 trang, vượt quá giới hạn cho phép.");
}

// A PNG that says how large it is, and nothing else.
std::string header_only(unsigned width, unsigned height) {
  std::string png = "\x89PNG\r\n\x1A\n";
  auto number = [](unsigned n) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>((n >> shift) & 0xFF);
    return bytes;
  };
  png += number(13) + "IHDR" + number(width) + number(height) + std::string("\x08\x02\0\0\0", 5) + number(0);
  return png + std::string(40, '\0');
}

TEST(ReadImage, a_huge_picture_is_refused_by_its_header) {
  const base::Result<Document> document = read_image(header_only(60'000, 60'000), {});
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().kind, base::ErrorKind::too_large);
  EXPECT_EQ(document.error().message,
            "Ảnh có 60000 × 60000 điểm ảnh, quá lớn để nhận dạng; hãy quét lại ở 200-300 dpi.");
}

TEST(ReadImage, what_is_broken_is_refused_with_a_sentence) {
  const std::string jpeg = support::scan(printed(1), 0, {});
  for (const std::string& bad : {std::string("\xFF\xD8\xFF"), std::string("II*\0\x08\0\0\0", 8), header_only(100, 100),
                                 header_only(0, 0), jpeg.substr(0, 60)}) {
    const base::Result<Document> document = read_image(bad, {});
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().message, "Tệp ảnh bị hỏng hoặc thiếu phần cuối nên không mở được.");
  }
}

TEST(ReadImage, a_photograph_without_a_resolution_is_taken_for_a_sheet_of_paper) {
  support::Wear wear;
  wear.dpi = 60;  // less than any scanner has: the number is not believed
  const base::Result<PagePicture> picture = open_picture(support::scan(printed(1), 0, wear), 0);
  ASSERT_TRUE(picture);
  EXPECT_NEAR(picture->size().width, 842, 4);
}

TEST(ReadImage, a_page_that_lies_on_its_side_is_set_upright) {
  support::PageMaker maker(support::Paper{360, 420, 30, 20, 40, 20});
  for (int i = 0; i < 3; ++i) maker.paragraph(sentence);
  support::Wear wear;
  wear.quarter_turns = 1;
  const base::Result<Document> document = read_image(support::scan(maker.pdf(), 0, wear), {});
  ASSERT_TRUE(document);
  EXPECT_NE(joined(*document).find("phối hợp với các cơ quan liên quan"), std::string::npos);
}

}  // namespace
}  // namespace documents
