// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/text.h"

#include <gtest/gtest.h>

#include <string>

namespace documents {
namespace {

Document must_read(std::string_view text) {
  const auto document = read_text(text, {});
  EXPECT_TRUE(document);
  return document ? *document : Document{};
}

TEST(Text, every_line_with_something_on_it_keeps_its_number) {
  const Document document = must_read("KẾ HOẠCH\n\n \n  Căn cứ\tLuật  A;\r\n\fI. MỤC ĐÍCH");
  ASSERT_EQ(document.lines.size(), 3u);
  EXPECT_EQ(document.lines[0].place.line, 1);
  EXPECT_EQ(document.lines[1].text, "Căn cứ Luật A;");
  EXPECT_EQ(document.lines[1].place.line, 4);
  EXPECT_EQ(document.lines[1].blank_lines_before, 2);
  EXPECT_EQ(document.lines[1].indent, 2);
  EXPECT_EQ(document.lines[1].start, Start::unknown);
  EXPECT_EQ(document.lines[2].text, "I. MỤC ĐÍCH");
  EXPECT_EQ(document.lines[2].place.line, 5);
  EXPECT_EQ(document.lines[2].blank_lines_before, 0);
}

TEST(Text, the_source_is_kept_where_the_text_was_tidied) {
  const Document document = must_read("Căn cứ\nSố:  281  /KH\nke\xCC\x82\xCC\x81 hoạch\ntuyên\xC2\xADtruyền\x01");
  ASSERT_EQ(document.lines.size(), 4u);
  EXPECT_TRUE(document.lines[0].source.empty());
  EXPECT_EQ(document.lines[1].text, "Số: 281 /KH");
  EXPECT_EQ(document.lines[1].printed(), "Số:  281  /KH");
  EXPECT_EQ(document.lines[2].text, "kế hoạch");
  EXPECT_EQ(document.lines[2].source, "ke\xCC\x82\xCC\x81 hoạch");
  EXPECT_EQ(document.lines[3].text, "tuyêntruyền");
}

TEST(Text, hyphens_of_every_kind_become_one) {
  const Document document =
      must_read("Số 12/KH\xE2\x80\x91UBND, 57\xC2\xADNQ/TW, QĐ\xC2\xADUBND, tuyên\xC2\xADtruyền, 2021 – 2025");
  EXPECT_EQ(document.lines[0].text, "Số 12/KH-UBND, 57-NQ/TW, QĐ-UBND, tuyêntruyền, 2021 – 2025");
  EXPECT_EQ(document.lines[0].printed(),
            "Số 12/KH\xE2\x80\x91UBND, 57\xC2\xADNQ/TW, QĐ\xC2\xADUBND, tuyên\xC2\xADtruyền, 2021 – 2025");
}

TEST(Text, tabs_count_to_the_next_stop) { EXPECT_EQ(must_read("  \tx").lines[0].indent, 8); }

TEST(Text, carriage_returns_alone_end_lines_only_where_nothing_else_does) {
  EXPECT_EQ(must_read("a\rb").lines.size(), 2u);
  EXPECT_EQ(must_read("a\rb\nc").lines[1].place.line, 2);
}

TEST(Text, more_lines_than_allowed_are_refused) {
  Options options;
  options.limits.lines = 3;
  EXPECT_TRUE(read_text("a\nb\nc\n\n\n", options));
  EXPECT_EQ(read_text("a\nb\nc\nd", options).error().kind, base::ErrorKind::too_large);
}

}  // namespace
}  // namespace documents
