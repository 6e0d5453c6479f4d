// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/places.h"

#include <gtest/gtest.h>

#include "compiler/compile.h"

namespace {
using namespace compiler;

documents::Line line(std::string text, std::string source = "") {
  documents::Line made;
  made.text = std::move(text);
  made.source = std::move(source);
  return made;
}

std::string printed(const documents::Line& of, std::string_view part) {
  const std::size_t from = of.text.find(part);
  return std::string(printed_part(of, from, from + part.size()));
}

TEST(PrintedPart, is_the_text_itself_where_nothing_was_changed) {
  EXPECT_EQ(printed(line("Giao Văn phòng Sở theo dõi"), "Văn phòng"), "Văn phòng");
}

TEST(PrintedPart, finds_the_words_that_were_restored) {
  EXPECT_EQ(printed(line("Giao Văn phòng Sở, theo dõi", "Giao Vin phdng So, theo doi"), "Văn phòng Sở"),
            "Vin phdng So");
}

TEST(PrintedPart, is_the_whole_line_where_words_were_lost) {
  EXPECT_EQ(printed(line("trí tuệ nhân tạo", "trituệ nhân tạo"), "nhân tạo"), "trituệ nhân tạo");
}

TEST(PrintedPart, stays_inside_the_line) {
  EXPECT_EQ(printed_part(line("Văn phòng"), 50, 90), "");
  EXPECT_EQ(printed_part(line("Sở", "So"), 9, 3), "So");
}

TEST(Quote, puts_a_line_break_where_the_source_has_one) {
  documents::Document document;
  document.lines = {line("Giao Văn phòng"), line("Sở theo dõi")};
  EXPECT_EQ(quote(document, {0, 1, 5, 4}), "Văn phòng\nSở");
  EXPECT_EQ(quote(document, {}), "");
}

}  // namespace
