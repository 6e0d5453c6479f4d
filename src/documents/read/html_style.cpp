// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/html_style.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "vietnamese/text.h"

namespace documents {
namespace {

template <class T>
void take(std::optional<T>& mine, const std::optional<T>& stronger) {
  if (stronger) mine = stronger;
}

// The last value of "margin: a b c d", as far as it is the left one.
std::string_view left_of(std::string_view margins) {
  const auto parts = vietnamese::words(margins);
  if (parts.empty()) return {};
  return parts.size() == 4 ? parts[3] : parts.size() == 1 ? parts[0] : parts[1];
}

std::string_view first_family(std::string_view families) {
  families = vietnamese::trim(families.substr(0, families.find(',')));
  while (!families.empty() && (families.front() == '"' || families.front() == '\'')) families.remove_prefix(1);
  while (!families.empty() && (families.back() == '"' || families.back() == '\'')) families.remove_suffix(1);
  return families;
}

void declare(HtmlLook& look, std::string_view name, std::string_view value) {
  const std::string small = vietnamese::lower(value);
  if (name == "font-weight") {
    look.bold = small == "bold" || small == "bolder" || (small.size() == 3 && small >= "600" && small <= "900");
  } else if (name == "font-style") {
    look.italic = small == "italic" || small == "oblique";
  } else if (name == "text-transform") {
    look.capitals = small == "uppercase";
  } else if (name == "text-align") {
    look.centred = small == "center" || small == "-webkit-center";
  } else if (name == "display") {
    look.hidden = small == "none";
  } else if (name == "visibility") {
    look.hidden = small == "hidden" || small == "collapse";
  } else if (name == "mso-hide") {
    if (small == "all") look.hidden = true;
  } else if (name == "white-space") {
    look.kept_spaces = small.starts_with("pre");
  } else if (name == "font-size") {
    if (const auto size = css_points(small)) look.size = size;
  } else if (name == "margin-left") {
    if (const auto margin = css_points(small)) look.margin = margin;
  } else if (name == "margin") {
    if (const auto margin = css_points(left_of(small))) look.margin = margin;
  } else if (name == "text-indent") {
    if (const auto first = css_points(small)) look.first = first;
  } else if (name == "font-family" || name == "mso-ascii-font-family" || name == "mso-hansi-font-family") {
    look.font = vietnamese::font_encoding(first_family(value));
  } else if (name == "list-style" || name == "list-style-type") {
    look.no_marker = small.starts_with("none");
    look.marker = small.substr(0, small.find(' '));
  } else if (name == "mso-element") {
    look.office = small;
  } else if (name == "mso-list") {
    look.printed_marker = small == "ignore";
  }
}

}  // namespace

std::optional<double> css_points(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, double>, 5> units{
      {{"pt", 1.0}, {"px", 0.75}, {"cm", 72 / 2.54}, {"mm", 72 / 25.4}, {"in", 72.0}}};
  double number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc()) return std::nullopt;
  const std::string_view unit = vietnamese::trim(text.substr(static_cast<std::size_t>(end - text.data())));
  for (const auto& [name, factor] : units)
    if (unit == name && number > -2000 && number < 2000) return number * factor;
  return std::nullopt;
}

void HtmlLook::set_from(const HtmlLook& stronger) {
  take(bold, stronger.bold);
  take(italic, stronger.italic);
  take(capitals, stronger.capitals);
  take(centred, stronger.centred);
  take(hidden, stronger.hidden);
  take(kept_spaces, stronger.kept_spaces);
  take(no_marker, stronger.no_marker);
  take(size, stronger.size);
  take(margin, stronger.margin);
  take(first, stronger.first);
  take(font, stronger.font);
  if (!stronger.marker.empty()) marker = stronger.marker;
  if (!stronger.office.empty()) office = stronger.office;
  printed_marker = printed_marker || stronger.printed_marker;
}

HtmlLook look_of_declarations(std::string_view declarations) {
  HtmlLook look;
  while (!declarations.empty()) {
    const std::size_t end = std::min(declarations.find(';'), declarations.size());
    const std::string_view one = declarations.substr(0, end);
    const std::size_t colon = one.find(':');
    if (colon != std::string_view::npos) {
      std::string_view value = vietnamese::trim(one.substr(colon + 1));
      value = vietnamese::trim(value.substr(0, value.find('!')));
      declare(look, vietnamese::lower(vietnamese::trim(one.substr(0, colon))), value);
    }
    declarations.remove_prefix(std::min(end + 1, declarations.size()));
  }
  return look;
}

void HtmlStyles::add_sheet(std::string_view sheet) {
  std::string plain;
  for (std::size_t at = 0; at < sheet.size();) {
    if (sheet.substr(at, 2) == "/*") {
      const std::size_t end = sheet.find("*/", at + 2);
      at = end == std::string_view::npos ? sheet.size() : end + 2;
    } else if (sheet.substr(at, 4) == "<!--") {
      at += 4;
    } else if (sheet.substr(at, 3) == "-->") {
      at += 3;
    } else {
      plain.push_back(sheet[at++]);
    }
  }
  std::string_view rest = plain;
  while (true) {
    const std::size_t open = rest.find('{');
    if (open == std::string_view::npos) return;
    const std::string_view selectors = vietnamese::trim(rest.substr(0, open));
    std::size_t end = open;
    int depth = 0;
    do {
      end = rest.find_first_of("{}", depth == 0 ? end : end + 1);
      if (end == std::string_view::npos) return;
      depth += rest[end] == '{' ? 1 : -1;
    } while (depth > 0);
    // What @media and its like say holds under conditions only.
    if (!selectors.starts_with('@')) add_rule(selectors, rest.substr(open + 1, end - open - 1));
    rest.remove_prefix(end + 1);
  }
}

void HtmlStyles::add_rule(std::string_view selectors, std::string_view declarations) {
  const HtmlLook look = look_of_declarations(declarations);
  while (!selectors.empty()) {
    const std::size_t end = std::min(selectors.find(','), selectors.size());
    const std::string selector = vietnamese::lower(vietnamese::trim(selectors.substr(0, end)));
    if (!selector.empty() && selector.find_first_of(" >+~:#[*}\t\r\n@") == std::string::npos)
      rules_[selector].set_from(look);
    selectors.remove_prefix(std::min(end + 1, selectors.size()));
  }
}

std::string_view attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

std::string tag_name(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece name = element.original_tag;
  gumbo_tag_from_original_text(&name);
  return name.data == nullptr ? std::string() : vietnamese::lower(std::string_view(name.data, name.length));
}

HtmlLook HtmlStyles::of(const GumboElement& element) const {
  HtmlLook look;
  const std::string tag = tag_name(element);
  const auto apply = [&](const std::string& selector) {
    const auto found = rules_.find(selector);
    if (found != rules_.end()) look.set_from(found->second);
  };
  const std::string_view align = attribute(element, "align");
  if (!align.empty()) look.centred = vietnamese::lower(align) == "center";
  const std::string_view face = attribute(element, "face");
  if (!face.empty()) look.font = vietnamese::font_encoding(first_family(face));
  if (gumbo_get_attribute(&element.attributes, "hidden") != nullptr) look.hidden = true;
  if (!rules_.empty()) {
    apply(tag);
    const std::string classes = vietnamese::lower(attribute(element, "class"));
    for (const std::string_view name : vietnamese::words(classes)) {
      apply("." + std::string(name));
      apply(tag + "." + std::string(name));
    }
  }
  const std::string_view own = attribute(element, "style");
  if (!own.empty()) look.set_from(look_of_declarations(own));
  return look;
}

}  // namespace documents
