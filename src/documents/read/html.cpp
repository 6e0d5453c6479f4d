// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/html.h"

#include <algorithm>
#include <string>

#include "documents/read/html_style.h"
#include "documents/read/html_tree.h"
#include "documents/read/html_walk.h"
#include "vietnamese/legacy.h"
#include "vietnamese/text.h"

namespace documents {
namespace {

// What the page says of its encoding, in the XML declaration or a meta element.
std::string claimed_charset(std::string_view bytes) {
  const std::string head = vietnamese::lower(bytes.substr(0, 8192));
  for (const std::string_view key : {"charset", "encoding"}) {
    for (std::size_t at = head.find(key); at != std::string::npos; at = head.find(key, at + 1)) {
      std::size_t from = head.find_first_not_of(" \t\r\n", at + key.size());
      if (from == std::string::npos || head[from] != '=') continue;
      from = head.find_first_not_of(" \t\r\n\"'", from + 1);
      if (from == std::string::npos) continue;
      return head.substr(from, head.find_first_of(" \t\r\n\"'/>;?", from) - from);
    }
  }
  return {};
}

// The bytes between the tags: what the encoding is judged by.
std::string without_tags(std::string_view bytes) {
  std::string text;
  for (std::size_t at = 0; at < bytes.size();) {
    if (bytes[at] != '<') {
      text.push_back(bytes[at++]);
      continue;
    }
    const bool comment = bytes.substr(at, 4) == "<!--";
    const bool style = vietnamese::lower(bytes.substr(at, 6)) == "<style";
    const std::string_view close = comment ? "-->" : style ? "</" : ">";
    const std::size_t end = bytes.find(close, at + 1);
    if (end == std::string_view::npos) break;
    at = end + (style ? 0 : close.size());
    text.push_back(' ');
  }
  return text;
}

vietnamese::Decoded decode_page(std::string_view bytes) {
  const std::string charset = claimed_charset(bytes);
  vietnamese::Decoded decoded = vietnamese::decode_as(bytes, charset);
  const bool claimed = charset.starts_with("windows-125") || charset.starts_with("iso-8859-1") || charset == "us-ascii";
  if (claimed || decoded.encoding == "UTF-8" || decoded.encoding.starts_with("UTF-16")) return decoded;
  return vietnamese::decode_as(bytes, vietnamese::decode(without_tags(bytes)).encoding);
}

void collect_sheets(const GumboNode& node, HtmlStyles& styles, int depth) {
  if (node.type != GUMBO_NODE_ELEMENT || depth <= 0) return;
  const GumboElement& element = node.v.element;
  for (unsigned int i = 0; i < element.children.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(element.children.data[i]);
    if (element.tag == GUMBO_TAG_STYLE && child->type == GUMBO_NODE_TEXT)
      styles.add_sheet(child->v.text.text);
    else
      collect_sheets(*child, styles, depth - 1);
  }
}

}  // namespace

base::Result<Document> read_html_text(std::string_view text, const Options& options, int first_line) {
  const auto tree = HtmlTree::parse(text, options.limits);
  if (!tree) return tree.error();
  HtmlStyles styles;
  collect_sheets(*tree->root(), styles, options.limits.nesting);
  HtmlWalker walker(styles, options, first_line);
  walker.walk(*tree->root());
  if (walker.error()) return *walker.error();
  Document document;
  document.format = Format::html;
  document.encoding = walker.encoding();
  document.lines = walker.take_lines();
  return document;
}

base::Result<Document> read_html(std::string_view bytes, const Options& options) {
  const vietnamese::Decoded decoded = decode_page(bytes);
  auto document = read_html_text(decoded.text, options);
  if (document && document->encoding.empty()) document->encoding = decoded.encoding;
  return document;
}

}  // namespace documents
