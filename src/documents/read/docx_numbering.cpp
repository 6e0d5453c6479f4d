// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/docx_numbering.h"

#include "documents/read/numerals.h"
#include "documents/read/xml.h"

namespace documents {
namespace {

constexpr int not_counted = -1;
constexpr int largest_number = 1'000'000;  // beyond it a file is playing games

}  // namespace

DocxNumbering::Level DocxNumbering::read_level(const pugi::xml_node& node) {
  Level level;
  pugi::xml_node format = node.child("w:numFmt");
  // Word writes formats that older versions do not know as a choice with a fallback.
  if (!format) format = node.child("mc:AlternateContent").child("mc:Fallback").child("w:numFmt");
  level.format = format.attribute("w:val").as_string("decimal");
  if (value(format, "w:format").starts_with("01,")) level.format = "decimalZero";
  level.text = value(node.child("w:lvlText"), "w:val");
  level.style = value(node.child("w:pStyle"), "w:val");
  level.start = node.child("w:start").attribute("w:val").as_int(1);
  level.restart = node.child("w:lvlRestart").attribute("w:val").as_int(-1);
  level.legal = toggle(node, "w:isLgl").value_or(false);
  return level;
}

DocxNumbering::DocxNumbering(const pugi::xml_node& numbering, const pugi::xml_node& styles) {
  for (const pugi::xml_node node : numbering.children("w:abstractNum")) {
    Abstract abstract;
    for (const pugi::xml_node level : node.children("w:lvl")) {
      const int at = level.attribute("w:ilvl").as_int(-1);
      if (at >= 0 && at < levels) abstract.level[static_cast<std::size_t>(at)] = read_level(level);
    }
    abstract.link = value(node.child("w:numStyleLink"), "w:val");
    abstracts_[node.attribute("w:abstractNumId").as_int()] = std::move(abstract);
  }
  for (const pugi::xml_node node : numbering.children("w:num")) {
    const int list = node.attribute("w:numId").as_int();
    lists_[list] = node.child("w:abstractNumId").attribute("w:val").as_int();
    for (const pugi::xml_node change : node.children("w:lvlOverride")) {
      const int level = change.attribute("w:ilvl").as_int();
      if (const pugi::xml_node start = change.child("w:startOverride"))
        starts_[{list, level}] = start.attribute("w:val").as_int(1);
      if (const pugi::xml_node own = change.child("w:lvl")) overrides_[{list, level}] = read_level(own);
    }
  }
  resolve_links(styles);
}

void DocxNumbering::resolve_links(const pugi::xml_node& styles) {
  for (auto& [id, abstract] : abstracts_) {
    if (abstract.link.empty()) continue;
    const pugi::xml_node style = styles.find_child_by_attribute("w:style", "w:styleId", abstract.link.c_str());
    const int list = style.child("w:pPr").child("w:numPr").child("w:numId").attribute("w:val").as_int(-1);
    const auto target = lists_.find(list);
    if (target == lists_.end() || target->second == id) continue;
    const auto found = abstracts_.find(target->second);
    if (found != abstracts_.end()) abstract.level = found->second.level;
  }
}

const DocxNumbering::Level& DocxNumbering::level_of(int list, int abstract, int level) const {
  const auto own = overrides_.find({list, level});
  if (own != overrides_.end()) return own->second;
  return abstracts_.at(abstract).level[static_cast<std::size_t>(level)];
}

std::string DocxNumbering::next_label(int list, int level) {
  const auto found = lists_.find(list);
  if (found == lists_.end() || level < 0 || level >= levels || !abstracts_.contains(found->second)) return {};
  const int abstract = found->second;
  auto [counters, fresh] = counters_.try_emplace(abstract);
  if (fresh) counters->second.fill(not_counted);
  Counters& count = counters->second;
  const auto at = static_cast<std::size_t>(level);
  const auto start = starts_.find({list, level});
  if (start != starts_.end() && started_.insert({list, level}).second) count[at] = start->second - 1;
  if (count[at] == not_counted) count[at] = level_of(list, abstract, level).start - 1;
  if (count[at] < largest_number) ++count[at];
  for (int below = level + 1; below < levels; ++below) {
    const int restart = level_of(list, abstract, below).restart;
    if (restart == 0 || (restart > 0 && level >= restart)) continue;
    count[static_cast<std::size_t>(below)] = not_counted;
  }
  for (int above = 0; above < level; ++above)
    if (count[static_cast<std::size_t>(above)] == not_counted)
      count[static_cast<std::size_t>(above)] = level_of(list, abstract, above).start;
  return print(list, abstract, level, count);
}

std::string DocxNumbering::print(int list, int abstract, int level, const Counters& counters) const {
  const Level& own = level_of(list, abstract, level);
  if (own.format == "bullet") return bullet(own.text);
  std::string label;
  for (std::size_t i = 0; i < own.text.size(); ++i) {
    const bool number =
        own.text[i] == '%' && i + 1 < own.text.size() && own.text[i + 1] >= '1' && own.text[i + 1] <= '9';
    if (!number) {
      label.push_back(own.text[i]);
      continue;
    }
    const int which = own.text[++i] - '1';
    const std::string& format = level_of(list, abstract, which).format;
    label += numeral(own.legal ? "decimal" : format, counters[static_cast<std::size_t>(which)]);
  }
  return label;
}

std::optional<int> DocxNumbering::level_of_style(int list, std::string_view style) const {
  const auto found = lists_.find(list);
  if (found == lists_.end() || !abstracts_.contains(found->second)) return std::nullopt;
  for (int level = 0; level < levels; ++level)
    if (level_of(list, found->second, level).style == style) return level;
  return std::nullopt;
}

}  // namespace documents
