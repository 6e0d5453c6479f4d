// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/pdf_drawing.h"

#include <gtest/gtest.h>

#include <string>

namespace documents {
namespace {

Drawing draw(const std::string& content) {
  PaintedObject page;
  page.matrix = {1, 0, 0, -1, 0, 800};
  page.content = content;
  return drawing_of(page, {600, 800});
}

TEST(PdfDrawing, a_stroke_is_a_rule_in_points_from_the_upper_left_corner) {
  const Drawing drawing = draw("0.5 w 85 700 m 500 700 l S 85 700 m 85 600 l S");
  ASSERT_EQ(drawing.rules.horizontal.size(), 1u);
  EXPECT_EQ(drawing.rules.horizontal[0].at, 100);
  EXPECT_EQ(drawing.rules.horizontal[0].from, 85);
  EXPECT_EQ(drawing.rules.horizontal[0].to, 500);
  ASSERT_EQ(drawing.rules.vertical.size(), 1u);
  EXPECT_EQ(drawing.rules.vertical[0].to, 200);
}

TEST(PdfDrawing, a_thin_filled_box_is_a_rule_and_a_field_of_colour_is_not) {
  const Drawing drawing = draw("85 700 415 0.48 re f 85 600 0.48 100 re f* 0.9 g 85 650 415 50 re f");
  EXPECT_EQ(drawing.rules.horizontal.size(), 1u);
  EXPECT_EQ(drawing.rules.vertical.size(), 1u);
}

TEST(PdfDrawing, follows_the_matrix_and_gives_it_back) {
  const Drawing drawing = draw("q 2 0 0 2 10 0 cm 0 100 m 50 100 l S Q 0 100 m 50 100 l S");
  ASSERT_EQ(drawing.rules.horizontal.size(), 2u);
  EXPECT_EQ(drawing.rules.horizontal[0].at, 600);
  EXPECT_EQ(drawing.rules.horizontal[0].to, 110);
  EXPECT_EQ(drawing.rules.horizontal[1].at, 700);
}

TEST(PdfDrawing, what_is_clipped_or_white_or_curved_is_no_rule) {
  const Drawing drawing = draw(
      "10 10 m 500 10 l W n 1 1 1 RG 10 20 m 500 20 l S 0 G 10 30 m 20 60 30 60 500 30 c S "
      "1 g 10 40 400 0.5 re f");
  EXPECT_TRUE(drawing.rules.horizontal.empty());
}

TEST(PdfDrawing, strings_and_pictures_in_the_content_are_passed_over) {
  const Drawing drawing = draw(
      "BT (a \\) m 1 2 l S ( nested ) ) Tj <48 65> Tj ET BI /W 4 ID 10 20 m 30 40 l S EI 10 50 m 90 50 l S % 1 2 m\n");
  EXPECT_EQ(drawing.rules.horizontal.size(), 1u);
}

TEST(PdfDrawing, pictures_count_with_the_area_they_cover) {
  PaintedObject page;
  page.content = "q 600 0 0 400 0 0 cm /Im0 Do Q";
  page.objects = [](std::string_view name) -> std::optional<PaintedObject> {
    if (name != "Im0") return std::nullopt;
    PaintedObject picture;
    picture.picture = true;
    picture.pixels = 4e6;
    return picture;
  };
  const Drawing drawing = drawing_of(page, {600, 800});
  EXPECT_EQ(drawing.picture_area, 600.0 * 400);
  EXPECT_EQ(drawing.picture_pixels, 4e6);
}

TEST(PdfDrawing, a_form_that_draws_itself_comes_to_an_end) {
  PaintedObject page;
  page.content = "0 0 m 9 0 l S /F Do /F Do";
  std::function<std::optional<PaintedObject>(std::string_view)> self = [&](std::string_view) {
    PaintedObject form;
    form.content = page.content;
    form.objects = self;
    return std::optional(form);
  };
  page.objects = self;
  EXPECT_LE(drawing_of(page, {600, 800}).rules.horizontal.size(), 1024u);
}

TEST(PdfDrawing, broken_content_is_passed_over) {
  for (const char* content :
       {"", "((((", "<", "/", "Q Q Q", "1 2 3", "m l S re f", "9e999 -9e999 m 1 1 l S", "[<</A", "ID"})
    EXPECT_TRUE(draw(content).rules.horizontal.empty()) << content;
}

}  // namespace
}  // namespace documents
