// SPDX-License-Identifier: AGPL-3.0-or-later
#include "markup/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <mutex>

namespace markup {
namespace {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Tree = std::unique_ptr<cmark_node, FreeNode>;
struct FreeIter {
  void operator()(cmark_iter* iter) const { cmark_iter_free(iter); }
};
using Iter = std::unique_ptr<cmark_iter, FreeIter>;
struct FreeParser {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
using Parser = std::unique_ptr<cmark_parser, FreeParser>;

constexpr int options = CMARK_OPT_VALIDATE_UTF8;  // raw HTML stays out: no CMARK_OPT_UNSAFE

Parser new_parser() {
  static std::once_flag once;
  std::call_once(once, cmark_gfm_core_extensions_ensure_registered);
  Parser parser(cmark_parser_new(options));
  for (const char* name : {"table", "strikethrough"})
    if (cmark_syntax_extension* extension = cmark_find_syntax_extension(name))
      cmark_parser_attach_syntax_extension(parser.get(), extension);
  return parser;
}

Tree parsed(const Parser& parser, std::string_view markdown) {
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  return Tree(cmark_parser_finish(parser.get()));
}

std::string text_of(const char* text) { return text == nullptr ? std::string() : std::string(text); }

bool is_allowed_link(std::string_view url) {
  if (url.starts_with('/')) return !url.starts_with("//");
  if (url.starts_with('#')) return true;
  constexpr std::array<std::string_view, 4> schemes{"https://", "http://", "mailto:", "tel:"};
  return std::any_of(schemes.begin(), schemes.end(), [&](std::string_view scheme) { return url.starts_with(scheme); });
}

bool is_own_picture(std::string_view url) { return url.starts_with('/') && !url.starts_with("//"); }

std::string inner_text(cmark_node* node) {
  std::string text;
  const Iter iter(cmark_iter_new(node));
  for (cmark_event_type event = cmark_iter_next(iter.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iter.get())) {
    cmark_node* const at = cmark_iter_get_node(iter.get());
    const cmark_node_type type = cmark_node_get_type(at);
    if (event == CMARK_EVENT_ENTER && (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE))
      text += text_of(cmark_node_get_literal(at));
  }
  return text;
}

template <class Visit>
void each_node(cmark_node* root, Visit visit) {
  std::vector<cmark_node*> nodes;  // gathered first: visiting may change the tree
  const Iter iter(cmark_iter_new(root));
  for (cmark_event_type event = cmark_iter_next(iter.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iter.get()))
    if (event == CMARK_EVENT_ENTER) nodes.push_back(cmark_iter_get_node(iter.get()));
  for (cmark_node* node : nodes) visit(node);
}

// What may not stand in a page becomes its text.
void become_text(cmark_node* node) {
  const std::string text = inner_text(node);
  cmark_node* const plain = cmark_node_new(CMARK_NODE_TEXT);
  cmark_node_set_literal(plain, text.c_str());
  if (cmark_node_replace(node, plain) == 0) {
    cmark_node_free(plain);
    return;
  }
  cmark_node_free(node);
}

void make_safe(cmark_node* root) {
  constexpr int lowest = 6;
  std::vector<cmark_node*> refused;
  each_node(root, [&](cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_HEADING)
      cmark_node_set_heading_level(node, std::min(cmark_node_get_heading_level(node) + 1, lowest));
    const bool is_link = type == CMARK_NODE_LINK && !is_allowed_link(text_of(cmark_node_get_url(node)));
    const bool is_picture = type == CMARK_NODE_IMAGE && !is_own_picture(text_of(cmark_node_get_url(node)));
    if (is_link || is_picture) refused.push_back(node);
  });
  // The innermost first: one that lies in another is gone before that one becomes text.
  for (auto node = refused.rbegin(); node != refused.rend(); ++node) become_text(*node);
}

bool ends_a_line(cmark_node* node) {
  const cmark_node_type type = cmark_node_get_type(node);
  const std::string_view name = cmark_node_get_type_string(node);
  return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING || type == CMARK_NODE_CODE_BLOCK ||
         name == "table_row" || name == "table_header";
}

}  // namespace

std::string to_html(std::string_view markdown) {
  const Parser parser = new_parser();
  const Tree tree = parsed(parser, markdown);
  make_safe(tree.get());
  const std::unique_ptr<char, void (*)(void*)> html(
      cmark_render_html(tree.get(), options, cmark_parser_get_syntax_extensions(parser.get())), std::free);
  return text_of(html.get());
}

std::string to_text(std::string_view markdown) {
  const Parser parser = new_parser();
  const Tree tree = parsed(parser, markdown);
  std::string text;
  const Iter iter(cmark_iter_new(tree.get()));
  for (cmark_event_type event = cmark_iter_next(iter.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iter.get())) {
    cmark_node* const node = cmark_iter_get_node(iter.get());
    const cmark_node_type type = cmark_node_get_type(node);
    if (event == CMARK_EVENT_ENTER) {
      if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE || type == CMARK_NODE_CODE_BLOCK)
        text += text_of(cmark_node_get_literal(node));
      if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) text += ' ';
    } else if (std::string_view(cmark_node_get_type_string(node)) == "table_cell") {
      text += ' ';
    }
    const bool is_leaf = type == CMARK_NODE_CODE_BLOCK;
    if ((event == CMARK_EVENT_EXIT || is_leaf) && ends_a_line(node) && !text.empty() && text.back() != '\n')
      text += '\n';
  }
  return text;
}

Found find(std::string_view markdown) {
  const Parser parser = new_parser();
  const Tree tree = parsed(parser, markdown);
  Found found;
  each_node(tree.get(), [&](cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_IMAGE) found.pictures.push_back({text_of(cmark_node_get_url(node)), inner_text(node)});
    if (type != CMARK_NODE_LINK) return;
    const std::string url = text_of(cmark_node_get_url(node));
    if (std::find(found.links.begin(), found.links.end(), url) == found.links.end()) found.links.push_back(url);
  });
  return found;
}

}  // namespace markup
