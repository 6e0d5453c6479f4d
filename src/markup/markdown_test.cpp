// SPDX-License-Identifier: AGPL-3.0-or-later
#include "markup/markdown.h"

#include <gtest/gtest.h>

namespace {

TEST(Markdown, becomes_html_with_headings_below_that_of_the_page) {
  const std::string html =
      markup::to_html("# Nộp hồ sơ\n\nVào **Cổng** [dịch vụ công](https://dichvucong.gov.vn).\n\n- một\n- hai\n");
  EXPECT_NE(html.find("<h2>Nộp hồ sơ</h2>"), std::string::npos) << html;
  EXPECT_NE(html.find("<strong>Cổng</strong>"), std::string::npos);
  EXPECT_NE(html.find("<a href=\"https://dichvucong.gov.vn\">"), std::string::npos);
  EXPECT_NE(markup::to_html("|a|b|\n|-|-|\n|1|2|\n").find("<table>"), std::string::npos);
}

TEST(Markdown, that_is_hostile_runs_nothing) {
  for (const char* hostile :
       {"<script>alert(1)</script>", "a <img src=x onerror=alert(1)> b", "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))", "[x](data:text/html;base64,PHNjcmlwdD4=)", "![x](https://other.vn/pixel.png)",
        "![x](//other.vn/p.png)", "[x](//other.vn)", "<iframe src='//x'></iframe>", "[x](vbscript:msgbox)",
        "<a href='javascript:alert(1)'>x</a>", "[![x](https://o.vn/p.png)](javascript:alert(1))",
        "[a ![c](//d) b](javascript:2)"}) {
    const std::string html = markup::to_html(hostile);
    for (const char* sign :
         {"<script", "<img", "javascript:", "data:", "<iframe", "vbscript:", "onerror", "//other.vn"})
      EXPECT_EQ(html.find(sign), std::string::npos) << hostile << " gave " << html;
  }
}

TEST(Markdown, keeps_pictures_of_its_own_site_with_their_alternative_text) {
  const std::string html = markup::to_html("![Ảnh hội nghị](/hinh/abc)");
  EXPECT_NE(html.find("<img src=\"/hinh/abc\" alt=\"Ảnh hội nghị\""), std::string::npos) << html;
}

TEST(Markdown, as_text_loses_its_marks_only) {
  EXPECT_EQ(markup::to_text("# Tiêu đề\n\nVào **Cổng** [dịch vụ\ncông](https://d.vn).\n\n* một\n* hai"),
            "Tiêu đề\nVào Cổng dịch vụ công.\nmột\nhai\n");
  EXPECT_EQ(markup::to_text(""), "");
}

TEST(Markdown, tells_its_links_and_pictures) {
  const markup::Found found =
      markup::find("[a](https://a.vn) [b](/tin/b) [c](https://a.vn) ![Ảnh](/hinh/1) ![](/hinh/2)");
  EXPECT_EQ(found.links, (std::vector<std::string>{"https://a.vn", "/tin/b"}));
  ASSERT_EQ(found.pictures.size(), 2U);
  EXPECT_EQ(found.pictures[1].alternative, "");
}

TEST(Markdown, that_is_deep_or_broken_ends) {
  EXPECT_FALSE(markup::to_html(std::string(20'000, '>') + "x").empty());
  EXPECT_FALSE(markup::to_html(std::string(20'000, '[')).empty());
  EXPECT_FALSE(markup::to_html("\xff\xfe x").empty());
}

}  // namespace
