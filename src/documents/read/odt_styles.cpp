// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/odt_styles.h"

#include <algorithm>
#include <charconv>

#include "documents/read/html_style.h"
#include "documents/read/numerals.h"
#include "documents/read/xml.h"

namespace documents {
namespace {

constexpr int longest_chain = 20;
constexpr int largest_number = 1'000'000;

std::optional<double> length(const pugi::xml_node& node, const char* name) {
  const std::string_view text = value(node, name);
  return text.empty() ? std::nullopt : css_points(text);
}

RunLook text_look(const pugi::xml_node& properties, const std::map<std::string, std::string, std::less<>>& fonts) {
  RunLook look;
  const std::string_view weight = value(properties, "fo:font-weight");
  if (!weight.empty()) look.bold = weight == "bold" || (weight.size() == 3 && weight >= "600");
  const std::string_view slant = value(properties, "fo:font-style");
  if (!slant.empty()) look.italic = slant == "italic" || slant == "oblique";
  const std::string_view transform = value(properties, "fo:text-transform");
  if (!transform.empty()) look.capitals = transform == "uppercase";
  const std::string_view display = value(properties, "text:display");
  if (!display.empty()) look.hidden = display == "none";
  look.size = length(properties, "fo:font-size");
  std::string_view font = value(properties, "style:font-name");
  const auto declared = fonts.find(font);
  if (declared != fonts.end()) font = declared->second;
  if (font.empty()) font = value(properties, "fo:font-family");
  if (!font.empty()) look.font = vietnamese::font_encoding(font);
  return look;
}

ParagraphLook place_look(const pugi::xml_node& properties) {
  ParagraphLook look;
  const std::string_view align = value(properties, "fo:text-align");
  if (!align.empty()) look.centred = align == "center";
  look.left = length(properties, "fo:margin-left");
  look.first = length(properties, "fo:text-indent");
  return look;
}

std::string format_name(std::string_view odf) {
  if (odf == "a") return "lowerLetter";
  if (odf == "A") return "upperLetter";
  if (odf == "i") return "lowerRoman";
  if (odf == "I") return "upperRoman";
  return odf.empty() ? "none" : "decimal";
}

}  // namespace

void OdtStyles::add(const pugi::xml_node& root) {
  for (const pugi::xml_node face : root.child("office:font-face-decls").children("style:font-face")) {
    std::string_view family = value(face, "svg:font-family");
    while (!family.empty() && (family.front() == '\'' || family.front() == '"')) family.remove_prefix(1);
    fonts_.emplace(value(face, "style:name"), family);
  }
  add_styles(root.child("office:styles"));
  add_styles(root.child("office:automatic-styles"));
}

void OdtStyles::add_styles(const pugi::xml_node& group) {
  for (const pugi::xml_node node : group.children()) {
    const bool standard = is(node, "style:default-style");
    if (!standard && !is(node, "style:style")) continue;
    Style style;
    style.run = text_look(node.child("style:text-properties"), fonts_);
    style.paragraph = place_look(node.child("style:paragraph-properties"));
    style.parent = value(node, "style:parent-style-name");
    style.list = value(node, "style:list-style-name");
    const std::string name = standard ? "" : std::string(value(node, "style:name"));
    styles_[std::string(value(node, "style:family")) + " " + name] = std::move(style);
  }
}

OdtStyles::Style OdtStyles::resolved(const std::string& family, std::string_view name) const {
  Style style;
  std::string next(name);
  for (int i = 0; i < longest_chain; ++i) {
    const auto found = styles_.find(family + " " + next);
    if (found != styles_.end()) {
      style.run.inherit(found->second.run);
      style.paragraph.inherit(found->second.paragraph);
      if (style.list.empty()) style.list = found->second.list;
    }
    if (next.empty()) break;
    next = found == styles_.end() ? std::string() : found->second.parent;
  }
  return style;
}

OdtLists::Levels OdtLists::read_levels(const pugi::xml_node& style) {
  Levels all;
  for (const pugi::xml_node node : style.children()) {
    const int number = node.attribute("text:level").as_int();
    if (number < 1 || number > static_cast<int>(levels)) continue;
    Level& level = all[static_cast<std::size_t>(number - 1)];
    level.prefix = value(node, "style:num-prefix");
    level.suffix = value(node, "style:num-suffix");
    level.format = format_name(value(node, "style:num-format"));
    level.start = node.attribute("text:start-value").as_int(1);
    level.shown = node.attribute("text:display-levels").as_int(1);
    if (is(node, "text:list-level-style-bullet")) level.bullet = bullet(value(node, "text:bullet-char"));
  }
  return all;
}

void OdtLists::add(const pugi::xml_node& root) {
  for (const char* group : {"office:styles", "office:automatic-styles"}) {
    for (const pugi::xml_node style : root.child(group).children("text:list-style"))
      styles_[std::string(value(style, "style:name"))] = read_levels(style);
    if (const pugi::xml_node outline = root.child(group).child("text:outline-style")) headings_ = read_levels(outline);
  }
}

void OdtLists::begin(std::string_view style, bool goes_on) {
  auto [counters, fresh] = counters_.try_emplace(std::string(style));
  if (fresh || !goes_on) counters->second.fill(-1);
}

std::string OdtLists::next_label(std::string_view style, std::size_t level, std::optional<int> start) {
  const auto found = styles_.find(style);
  if (found == styles_.end() || level >= levels) return {};
  return count(found->second, counters_[std::string(style)], level, start);
}

std::string OdtLists::heading_label(std::size_t level) {
  if (!headings_ || level >= levels) return {};
  if (!heading_counters_) heading_counters_.emplace().fill(-1);
  return count(*headings_, *heading_counters_, level, std::nullopt);
}

std::string OdtLists::count(const Levels& style, Counters& counters, std::size_t level,
                            std::optional<int> start) const {
  const Level& own = style[level];
  if (start)
    counters[level] = *start;
  else if (counters[level] < 0)
    counters[level] = own.start;
  else if (counters[level] < largest_number)
    ++counters[level];
  std::fill(counters.begin() + static_cast<std::ptrdiff_t>(level) + 1, counters.end(), -1);
  if (!own.bullet.empty()) return own.bullet;
  std::string numbers;
  const std::size_t first = level + 1 - std::min(level + 1, static_cast<std::size_t>(std::max(own.shown, 1)));
  for (std::size_t i = first; i <= level; ++i) {
    if (counters[i] < 0) counters[i] = style[i].start;
    const std::string number = numeral(style[i].format, counters[i]);
    if (!numbers.empty() && !number.empty()) numbers += ".";
    numbers += number;
  }
  return numbers.empty() ? std::string() : own.prefix + numbers + own.suffix;
}

}  // namespace documents
