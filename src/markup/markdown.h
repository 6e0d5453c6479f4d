// SPDX-License-Identifier: AGPL-3.0-or-later
// Markdown (CommonMark with tables and strikethrough, by cmark-gfm) as safe HTML and as plain text. Raw HTML is left
// out; links lead to http, https, mailto, tel or into this site; pictures are those of this site alone, others become
// their alternative text; headings begin at the second level.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace markup {

std::string to_html(std::string_view markdown);
// Blocks as lines, without marks and addresses; pictures as their alternative text.
std::string to_text(std::string_view markdown);

struct Picture {
  std::string address{}, alternative{};
};
struct Found {
  std::vector<std::string> links{};  // in the order of the text, each once
  std::vector<Picture> pictures{};
};
Found find(std::string_view markdown);

}  // namespace markup
