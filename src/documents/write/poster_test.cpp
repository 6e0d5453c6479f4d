// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/write/poster.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>
#include <poppler-document.h>
#include <poppler-font.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>
#include <qrencode.h>

#include <algorithm>
#include <memory>

#include "vietnamese/text.h"

namespace {

constexpr double points_per_mm = 72 / 25.4;

documents::Poster one_stop() {
  documents::Poster poster;
  poster.agency = "Ủy ban nhân dân xã Đồng Văn";
  poster.headline = "Nộp hồ sơ trực tuyến, không phải đi lại";
  poster.slogan = "Người dân là trung tâm phục vụ";
  poster.lines = {"Miễn lệ phí từ ngày 01/7/2025 <đến hết năm> & không phải chờ", "Trả kết quả tận nhà qua bưu chính"};
  poster.address = "https://dichvucong.gov.vn";
  return poster;
}

struct Read {
  std::unique_ptr<poppler::document> document{};
  std::unique_ptr<poppler::page> page{};

  explicit Read(const std::string& pdf)
      : document(poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size()))),
        page(document->create_page(0)) {}

  // Without line breaks, as one text.
  std::string text() const {
    const poppler::byte_array bytes = page->text(page->page_rect(), poppler::page::raw_order_layout).to_utf8();
    return vietnamese::tidy(std::string(bytes.begin(), bytes.end()));
  }
};

std::string pdf(const documents::Poster& poster, documents::PosterEdge edge = documents::PosterEdge::trimmed) {
  const auto made = documents::poster_as_pdf(poster, edge);
  EXPECT_TRUE(made) << made.error().message;
  return made ? *made : std::string();
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(Poster, has_the_size_of_its_paper) {
  using Size = documents::Poster::Size;
  struct Case {
    Size size;
    double width, height;
  };
  for (const Case& c :
       {Case{Size::a2, 420, 594}, Case{Size::a3, 297, 420}, Case{Size::a4, 210, 297}, Case{Size::banner, 4000, 800}}) {
    documents::Poster poster = one_stop();
    poster.size = c.size;
    const Read trimmed(pdf(poster));
    EXPECT_EQ(trimmed.document->pages(), 1);
    EXPECT_NEAR(trimmed.page->page_rect().width(), c.width * points_per_mm, 0.5);
    EXPECT_NEAR(trimmed.page->page_rect().height(), c.height * points_per_mm, 0.5);
    const Read printed(pdf(poster, documents::PosterEdge::for_print));
    EXPECT_NEAR(printed.page->page_rect().width(), (c.width + 20) * points_per_mm, 0.5);
    EXPECT_NEAR(printed.page->page_rect().height(), (c.height + 20) * points_per_mm, 0.5);
  }
}

TEST(Poster, every_word_is_read_back_on_every_size) {
  using Size = documents::Poster::Size;
  for (const Size size : {Size::a2, Size::a3, Size::a4, Size::banner}) {
    documents::Poster poster = one_stop();
    poster.size = size;
    const std::string text = Read(pdf(poster)).text();
    for (const char* words :
         {"ỦY BAN NHÂN DÂN XÃ ĐỒNG VĂN", "Nộp hồ sơ trực tuyến, không phải đi lại", "“Người dân là trung tâm phục vụ”",
          "Miễn lệ phí từ ngày 01/7/2025 <đến hết năm> & không phải chờ", "Trả kết quả tận nhà qua bưu chính",
          "https://dichvucong.gov.vn"})
      EXPECT_TRUE(holds(text, words)) << words << "\n" << text;
  }
}

TEST(Poster, a_very_long_headline_fits_its_page_whole) {
  documents::Poster poster = one_stop();
  poster.headline.clear();
  for (int i = 0; i < 25; ++i) poster.headline += "Toàn dân hưởng ứng chuyển đổi số lần " + std::to_string(i) + ", ";
  for (const auto size : {documents::Poster::Size::a4, documents::Poster::Size::banner}) {
    poster.size = size;
    const Read read(pdf(poster));
    EXPECT_TRUE(holds(read.text(), vietnamese::tidy(poster.headline))) << read.text();
    for (const poppler::text_box& box : read.page->text_list()) {
      EXPECT_GE(box.bbox().left(), 0);
      EXPECT_GE(box.bbox().top(), 0);
      EXPECT_LE(box.bbox().right(), read.page->page_rect().right());
      EXPECT_LE(box.bbox().bottom(), read.page->page_rect().bottom());
    }
  }
}

TEST(Poster, a_word_wider_than_its_box_is_broken_not_cut) {
  documents::Poster poster = one_stop();
  poster.headline = std::string(150, 'W');
  poster.size = documents::Poster::Size::a4;
  const std::string text = Read(pdf(poster)).text();
  EXPECT_EQ(std::count(text.begin(), text.end(), 'W'), 150) << text;
}

TEST(Poster, fonts_are_embedded) {
  const Read read(pdf(one_stop()));
  const std::vector<poppler::font_info> fonts = read.document->fonts();
  ASSERT_FALSE(fonts.empty());
  for (const poppler::font_info& font : fonts) EXPECT_TRUE(font.is_embedded()) << font.name();
}

TEST(Poster, the_same_poster_gives_the_same_bytes_and_no_date) {
  const std::string bytes = pdf(one_stop());
  EXPECT_EQ(bytes, pdf(one_stop()));
  EXPECT_FALSE(holds(bytes, "CreationDate"));
  EXPECT_EQ(*documents::poster_as_png(one_stop(), 400), *documents::poster_as_png(one_stop(), 400));
}

struct PixFree {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<Pix, PixFree>;

PixPtr picture(const std::string& png) {
  return PixPtr(pixReadMem(reinterpret_cast<const l_uint8*>(png.data()), png.size()));
}

unsigned colour_at(const PixPtr& pix, int x, int y) {
  l_uint32 value = 0;
  pixGetPixel(pix.get(), x, y, &value);
  return value >> 8U;
}

TEST(Poster, the_code_holds_the_address_module_for_module) {
  documents::Poster poster = one_stop();
  poster.colours.ink = "#003366";  // so that only the code is black
  const auto png = documents::poster_as_png(poster, 2000);
  ASSERT_TRUE(png);
  const PixPtr pix = picture(*png);
  ASSERT_NE(pix, nullptr);
  EXPECT_EQ(pixGetWidth(pix.get()), 2000);
  int left = 1 << 20, top = 1 << 20, right = -1, bottom = -1;
  for (int y = 0; y < pixGetHeight(pix.get()); ++y)
    for (int x = 0; x < pixGetWidth(pix.get()); ++x) {
      if (colour_at(pix, x, y) != 0) continue;
      left = std::min(left, x);
      right = std::max(right, x);
      top = std::min(top, y);
      bottom = std::max(bottom, y);
    }
  const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
      QRcode_encodeString8bit(poster.address.c_str(), 0, QR_ECLEVEL_M), QRcode_free);
  ASSERT_NE(code, nullptr);
  const double module = (right + 1.0 - left) / code->width;
  ASSERT_GT(module, 4);
  EXPECT_NEAR(bottom - top, right - left, 2);
  for (int y = 0; y < code->width; ++y)
    for (int x = 0; x < code->width; ++x)
      ASSERT_EQ(
          colour_at(pix, left + static_cast<int>((x + 0.5) * module), top + static_cast<int>((y + 0.5) * module)) == 0,
          (code->data[y * code->width + x] & 1U) != 0)
          << x << " " << y;
  // the quiet zone of four modules
  for (double away = 0.5; away < 4; away += 1) {
    EXPECT_EQ(colour_at(pix, left - static_cast<int>(away * module), top), 0xFFFFFFU);
    EXPECT_EQ(colour_at(pix, left, top - static_cast<int>(away * module)), 0xFFFFFFU);
  }
}

TEST(Poster, colour_reaches_into_the_bleed_and_marks_stand_outside_it) {
  documents::Poster poster = one_stop();
  poster.colours.paper = "#FFF2CC";
  const Read read(pdf(poster, documents::PosterEdge::for_print));
  constexpr double dpi = 254;  // ten pixels a millimetre
  poppler::page_renderer renderer;
  const poppler::image image = renderer.render_page(read.page.get(), dpi, dpi);
  const auto at = [&](double x_mm, double y_mm) {
    const auto* row = reinterpret_cast<const unsigned char*>(image.const_data()) +
                      static_cast<int>(y_mm * 10) * image.bytes_per_row();
    const unsigned char* pixel = row + static_cast<int>(x_mm * 10) * 4;
    return static_cast<unsigned>(pixel[2]) << 16U | static_cast<unsigned>(pixel[1]) << 8U | pixel[0];
  };
  EXPECT_EQ(at(8, 200), 0xFFF2CCU) << "2 mm outside the edge";
  EXPECT_EQ(at(6, 200), 0xFFFFFFU) << "4 mm outside";
  EXPECT_EQ(at(8, 8), 0xB3121DU) << "the band runs to the corner of the bleed";
  bool marked = false;
  for (double y = 9.5; y < 10.5; y += 0.1) marked = marked || at(3, y) != 0xFFFFFFU;
  EXPECT_TRUE(marked) << "a mark in line with the upper edge";
}

TEST(Poster, what_cannot_be_drawn_is_said) {
  documents::Poster poster = one_stop();
  poster.headline = " \n ";
  EXPECT_EQ(documents::poster_as_pdf(poster).error().field, "headline");
  poster = one_stop();
  for (const char* wrong : {"red", "#12345", "#GG0000", "#12345-", "#1234567"}) {
    poster.colours.accent = wrong;
    EXPECT_EQ(documents::poster_as_pdf(poster).error().field, "colours") << wrong;
  }
  poster.colours.accent = "#FFFFF0";
  EXPECT_TRUE(holds(documents::poster_as_png(poster).error().message, "khó đọc"));
  poster = one_stop();
  poster.size = documents::Poster::Size::a4;
  poster.lines.assign(180, "Một dòng khá dài để không còn chỗ nào trên tờ giấy nhỏ này nữa");
  EXPECT_EQ(documents::poster_as_pdf(poster).error().kind, base::ErrorKind::too_large);
  poster = one_stop();
  poster.address = "https://a.vn/" + std::string(3000, 'x');
  EXPECT_FALSE(documents::poster_as_pdf(poster));
}

TEST(Poster, only_a_headline_is_enough_and_odd_bytes_do_no_harm) {
  documents::Poster poster;
  poster.headline = "Chung tay\xff cải cách\x01<b>&amp;\tđi";
  EXPECT_TRUE(holds(Read(pdf(poster)).text(), "cải cách <b>&amp; đi")) << Read(pdf(poster)).text();
  poster.size = documents::Poster::Size::banner;
  EXPECT_TRUE(documents::poster_as_png(poster, 1));
}

}  // namespace
