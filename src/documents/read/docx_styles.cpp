// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/docx_styles.h"

#include <charconv>

#include "documents/read/xml.h"

namespace documents {
namespace {

constexpr int longest_chain = 20;

template <class T>
void fill(std::optional<T>& mine, const std::optional<T>& base) {
  if (!mine) mine = base;
}

std::optional<double> points(const pugi::xml_node& node, const char* attribute, double per_point) {
  const std::string_view text = value(node, attribute);
  double number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || problem != std::errc() || end == text.data()) return std::nullopt;
  return number / per_point;
}

}  // namespace

void RunLook::inherit(const RunLook& base) {
  fill(bold, base.bold);
  fill(italic, base.italic);
  fill(capitals, base.capitals);
  fill(hidden, base.hidden);
  fill(size, base.size);
  fill(font, base.font);
}

void ParagraphLook::inherit(const ParagraphLook& base) {
  fill(centred, base.centred);
  fill(left, base.left);
  fill(first, base.first);
  fill(level, base.level);
  if (!list && base.list) {
    list = base.list;
    list_style = base.list_style;
  }
}

RunLook run_look(const pugi::xml_node& properties) {
  RunLook look;
  if (!properties) return look;
  look.bold = toggle(properties, "w:b");
  look.italic = toggle(properties, "w:i");
  look.capitals = toggle(properties, "w:caps");
  look.hidden = toggle(properties, "w:vanish");
  if (const pugi::xml_node size = properties.child("w:sz")) look.size = points(size, "w:val", 2);
  if (const pugi::xml_node fonts = properties.child("w:rFonts")) {
    std::string_view name = value(fonts, "w:hAnsi");
    if (name.empty()) name = value(fonts, "w:ascii");
    if (!name.empty())
      look.font = vietnamese::font_encoding(name);
    else if (fonts.attribute("w:hAnsiTheme") || fonts.attribute("w:asciiTheme"))
      look.font = vietnamese::FontEncoding::unicode;
  }
  return look;
}

ParagraphLook paragraph_look(const pugi::xml_node& properties) {
  ParagraphLook look;
  if (!properties) return look;
  if (const pugi::xml_node side = properties.child("w:jc")) look.centred = value(side, "w:val") == "center";
  if (const pugi::xml_node indent = properties.child("w:ind")) {
    look.left = points(indent, indent.attribute("w:start") ? "w:start" : "w:left", 20);
    if (const auto hanging = points(indent, "w:hanging", 20))
      look.first = -*hanging;
    else
      look.first = points(indent, "w:firstLine", 20);
  }
  if (const pugi::xml_node numbering = properties.child("w:numPr")) {
    if (const pugi::xml_node list = numbering.child("w:numId")) look.list = list.attribute("w:val").as_int();
    if (const pugi::xml_node level = numbering.child("w:ilvl")) look.level = level.attribute("w:val").as_int();
  }
  return look;
}

DocxStyles::DocxStyles(const pugi::xml_node& styles) {
  run_default_ = run_look(styles.child("w:docDefaults").child("w:rPrDefault").child("w:rPr"));
  default_.paragraph = paragraph_look(styles.child("w:docDefaults").child("w:pPrDefault").child("w:pPr"));
  default_.run = run_default_;
  const Style base = default_;
  std::map<std::string, pugi::xml_node, std::less<>> nodes;
  for (const pugi::xml_node style : styles.children("w:style")) nodes.emplace(value(style, "w:styleId"), style);
  for (const auto& [id, node] : nodes) {
    const std::string_view type = value(node, "w:type");
    Style style = resolve(nodes, id, 0);
    if (type == "character") characters_.emplace(id, style.run);
    if (type != "paragraph" && !type.empty()) continue;
    style.run.inherit(base.run);
    style.paragraph.inherit(base.paragraph);
    if (node.attribute("w:default").as_bool()) default_ = style;
    paragraphs_.emplace(id, std::move(style));
  }
}

DocxStyles::Style DocxStyles::resolve(const std::map<std::string, pugi::xml_node, std::less<>>& nodes,
                                      const std::string& id, int depth) const {
  const auto found = nodes.find(id);
  if (found == nodes.end() || depth > longest_chain) return {};
  Style style{run_look(found->second.child("w:rPr")), paragraph_look(found->second.child("w:pPr"))};
  if (style.paragraph.list) style.paragraph.list_style = id;
  if (const pugi::xml_node based = found->second.child("w:basedOn")) {
    const Style base = resolve(nodes, std::string(value(based, "w:val")), depth + 1);
    style.run.inherit(base.run);
    style.paragraph.inherit(base.paragraph);
  }
  return style;
}

const DocxStyles::Style& DocxStyles::paragraph(std::string_view id) const {
  const auto found = paragraphs_.find(id);
  return found == paragraphs_.end() ? default_ : found->second;
}

const RunLook* DocxStyles::character(std::string_view id) const {
  const auto found = characters_.find(id);
  return found == characters_.end() ? nullptr : &found->second;
}

}  // namespace documents
