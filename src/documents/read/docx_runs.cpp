// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/docx_runs.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/utf8.h"
#include "documents/read/xml.h"
#include "vietnamese/text.h"

namespace documents {
namespace {

constexpr std::array transparent{"w:hyperlink",  "w:ins",       "w:moveTo",    "w:smartTag", "w:sdt",
                                 "w:sdtContent", "w:fldSimple", "w:customXml", "w:dir",      "w:bdo",
                                 "mc:Choice",    "m:oMath",     "m:oMathPara", "w:ruby",     "w:rubyBase",
                                 "m:r",          "m:e",         "m:num",       "m:den",      "m:f",
                                 "m:sup",        "m:sub",       "m:sSup",      "m:sSub",     "m:d"};

bool is_transparent(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  return std::any_of(transparent.begin(), transparent.end(), [&](std::string_view t) { return t == name; });
}

// <w:sym w:font="Symbol" w:char="F0B7"/>: a place in a font, most often a bullet.
std::string symbol(const pugi::xml_node& node, vietnamese::FontEncoding& font) {
  const std::string_view place = value(node, "w:char");
  unsigned code = 0;
  std::from_chars(place.data(), place.data() + place.size(), code, 16);
  if (code == 0) return {};
  std::string out;
  font = vietnamese::font_encoding(value(node, "w:font"));
  if (font != vietnamese::FontEncoding::unicode || code < 0xE000 || code > 0xF8FF) {
    base::append_utf8(out, code);
    return out;
  }
  const std::string name = vietnamese::lower(value(node, "w:font"));
  const unsigned in_font = code & 0xFFu;
  if (name.starts_with("wingdings")) {
    if (in_font == 0xE0 || in_font == 0xE8 || in_font == 0xF0) return "→";
    if (in_font == 0xFC || in_font == 0xFE) return "✓";
    if (in_font == 0x6F || in_font == 0xA8) return "☐";
    return "•";
  }
  if (in_font >= 0x20 && in_font < 0x7F && !vietnamese::is_letter(in_font))
    return std::string(1, static_cast<char>(in_font));
  return "•";
}

class Collector {
 public:
  Collector(const DocxStyles& styles, const RunLook& paragraph, Runs& out)
      : styles_(styles), paragraph_(paragraph), out_(out) {}

  void walk(const pugi::xml_node& node) {
    for (const pugi::xml_node child : node.children()) {
      if (is(child, "w:r"))
        run(child);
      else if (is(child, "mc:AlternateContent"))
        walk(chosen(child));
      else if (is(child, "m:t"))
        put(child.text().get(), Piece{});
      else if (is_transparent(child))
        walk(child);
    }
  }

 private:
  static pugi::xml_node chosen(const pugi::xml_node& alternatives) {
    const pugi::xml_node choice = alternatives.child("mc:Choice");
    return choice ? choice : alternatives.child("mc:Fallback");
  }

  Piece look_of(const pugi::xml_node& properties, bool& hidden) const {
    RunLook look = run_look(properties);
    if (const pugi::xml_node style = properties.child("w:rStyle"))
      if (const RunLook* own = styles_.character(value(style, "w:val"))) look.inherit(*own);
    look.inherit(paragraph_);
    hidden = look.hidden.value_or(false);
    Piece piece;
    piece.bold = look.bold.value_or(false);
    piece.italic = look.italic.value_or(false);
    piece.capitals = look.capitals.value_or(false);
    piece.size = look.size.value_or(10);
    piece.font = look.font.value_or(vietnamese::FontEncoding::unicode);
    return piece;
  }

  void run(const pugi::xml_node& node) {
    bool hidden = false;
    const Piece look = look_of(node.child("w:rPr"), hidden);
    if (hidden) return;
    for (const pugi::xml_node child : node.children()) part(child, look);
  }

  void part(const pugi::xml_node& child, const Piece& look) {
    const std::string_view name = child.name();
    if (name == "w:t")
      put(child.text().get(), look);
    else if (name == "w:tab" || name == "w:ptab")
      put("\t", look);
    else if (name == "w:br" || name == "w:cr")
      out_.lines.emplace_back();
    else if (name == "w:noBreakHyphen")
      put("-", look);
    else if (name == "w:softHyphen")
      soft_hyphen(look);
    else if (name == "w:sym")
      put_symbol(child, look);
    else if (name == "w:footnoteReference")
      out_.notes.push_back({false, std::string(value(child, "w:id"))});
    else if (name == "w:endnoteReference")
      out_.notes.push_back({true, std::string(value(child, "w:id"))});
    else if (name == "mc:AlternateContent")
      alternatives(child, look);
    else if (name == "w:drawing" || name == "w:pict" || name == "w:object")
      find_boxes(child, out_.boxes);
    else if (name == "w:ruby")
      walk(child);
  }

  // Either another way to write the same characters, or a drawing.
  void alternatives(const pugi::xml_node& node, const Piece& look) {
    const std::size_t boxes = out_.boxes.size();
    find_boxes(node, out_.boxes);
    if (out_.boxes.size() > boxes) return;
    for (const pugi::xml_node child : chosen(node).children()) part(child, look);
  }

  // In the fonts from before Unicode this place of the table holds a letter.
  void soft_hyphen(const Piece& look) {
    if (look.font != vietnamese::FontEncoding::unicode) put("\xC2\xAD", look);
  }

  void put_symbol(const pugi::xml_node& node, Piece look) {
    const std::string text = symbol(node, look.font);
    put(text, look);
  }

  void put(std::string_view text, const Piece& look) { out_.lines.back().append(text, look); }

  const DocxStyles& styles_;
  const RunLook& paragraph_;
  Runs& out_;
};

}  // namespace

bool Runs::printed() const {
  return std::any_of(lines.begin(), lines.end(), [](const PieceLine& line) { return line.printed(); });
}

void collect_runs(const pugi::xml_node& node, const DocxStyles& styles, const RunLook& paragraph, Runs& out) {
  Collector(styles, paragraph, out).walk(node);
}

void find_boxes(const pugi::xml_node& drawing, std::vector<pugi::xml_node>& out) {
  for (const pugi::xml_node child : drawing.children()) {
    if (is(child, "w:txbxContent")) {
      out.push_back(child);
      continue;
    }
    if (!is(child, "mc:Fallback")) find_boxes(child, out);
  }
  if (!is(drawing, "mc:AlternateContent")) return;
  const bool chosen = std::any_of(out.begin(), out.end(), [&](pugi::xml_node box) {
    for (; box; box = box.parent())
      if (box == drawing) return true;
    return false;
  });
  if (!chosen) find_boxes(drawing.child("mc:Fallback"), out);
}

}  // namespace documents
