// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/duties.h"

#include <algorithm>
#include <optional>
#include <string>

#include "compiler/activities.h"
#include "compiler/scan.h"
#include "compiler/units.h"
#include "vietnamese/text.h"

namespace compiler {
namespace {

// Bytes of "Giao", "Đề nghị", … in front of a unit.
std::size_t order_length(std::string_view text) {
  const Folded folded(text);
  for (const std::string_view word :
       {"giao trach nhiem cho", "phan cong", "trach nhiem cua", "de nghi", "yeu cau", "giao cho", "giao", "doi voi"})
    if (folded.starts_with_word(word)) {
      std::size_t at = word.size();
      while (at < folded.text().size() && folded.text()[at] == ' ') ++at;
      return folded.origin(at);
    }
  return 0;
}

// The units a heading such as "1. Giao Văn phòng" or "5. Văn phòng Sở: Thực hiện …" names.
std::vector<Mention> heading_units(const Block& block) {
  const std::size_t run_in = run_in_heading(block.body());
  std::size_t from = block.label.length;
  std::size_t to = run_in > 0 ? from + run_in : block.text.size();
  from += order_length(std::string_view(block.text).substr(from, to - from));
  std::string_view text = std::string_view(block.text).substr(from, to - from);
  const std::size_t bracket = text.find('(');
  if (bracket != std::string_view::npos && bracket > 3) text = text.substr(0, bracket);
  while (!text.empty() && (text.back() == ':' || text.back() == ' ' || text.back() == '.')) text.remove_suffix(1);
  if (!begins_with_unit(text)) return {};
  if (leading_units(text) < text.size() * 6 / 10) return {};
  return read_units(block, from, from + text.size());
}

// Names compared without "các", marks of number and tone style.
std::string bare_name(std::string_view name) {
  std::string out;
  const std::string comparable = vietnamese::comparable(name);
  for (const std::string_view word : vietnamese::words(comparable))
    if (vietnamese::fold(word) != "cac") out += std::string(word) + " ";
  return out;
}

bool same_units(const std::vector<Mention>& few, const std::vector<Mention>& many) {
  return !few.empty() && std::all_of(few.begin(), few.end(), [&](const Mention& one) {
    return std::any_of(many.begin(), many.end(),
                       [&](const Mention& other) { return bare_name(one.text) == bare_name(other.text); });
  });
}

struct Subject {
  std::vector<Mention> units{};
  bool ordered = false;  // behind "Giao", "Đề nghị"
};

// The units the sentence begins with.
Subject subject_of(const Block& block, std::size_t from) {
  Subject subject;
  const std::string_view text = std::string_view(block.text).substr(from);
  const std::size_t order = order_length(text);
  const std::size_t length = leading_units(text.substr(order));
  subject.ordered = order > 0;
  if (length == 0) return subject;
  subject.units = read_units(block, from + order, from + order + length);
  return subject;
}

// The start of the sentence that holds `at`.
std::size_t sentence_start(std::string_view text, std::size_t at, std::size_t floor) {
  std::size_t from = at;
  while (from > floor && !(text[from - 1] == ' ' && from >= 2 && (text[from - 2] == '.' || text[from - 2] == ';')))
    --from;
  return from;
}

}  // namespace

bool is_duty_closing(std::string_view text) {
  const Folded folded(text);
  if (folded.starts_with_word("tren day la")) return false;
  return folded.contains_word("bao cao") || folded.contains_word("de xuat") || folded.contains_word("phan anh") ||
         folded.contains_word("gui") || folded.contains_word("kien nghi");
}

void assign_duty(const Outline& outline, int index, Activity& activity) {
  const auto node = [&](int i) -> const Node& { return outline.nodes[static_cast<std::size_t>(i)]; };
  const Node& self = node(index);
  const Block& block = outline.block(self);
  const bool duty = activity.kind == Kind::duty;
  // who: the subject of the sentence, else the heading of this item, else the nearest heading above that names units
  const std::size_t run_in = run_in_heading(block.body());
  std::vector<Mention> heading;
  if (run_in > 0) heading = heading_units(block);
  for (int at = self.parent; heading.empty() && at >= 0; at = node(at).parent)
    if (!node(at).is_closing && (node(at).is_section || !node(at).children.empty()))
      heading = heading_units(outline.block(node(at)));
  const std::size_t body =
      block.label.length +
      (run_in > 0 && !heading.empty() && heading_units(block).size() == heading.size() ? run_in + 1 : 0);
  std::size_t begin = body;
  while (begin < block.text.size() && block.text[begin] == ' ') ++begin;
  Subject subject = subject_of(block, begin);
  if (self.is_closing && subject.units.empty()) {
    // "Trong quá trình …, các phòng đề xuất …": the units behind a comma
    for (std::size_t comma = block.text.find(", "); comma != std::string::npos && subject.units.empty();
         comma = block.text.find(", ", comma + 2)) {
      const std::string_view rest = std::string_view(block.text).substr(comma + 2);
      const std::size_t length = leading_units(rest);
      if (length > 0)
        subject.units = {{std::string(rest.substr(0, length)), "", block.span(comma + 2, comma + 2 + length)}};
    }
  }
  if (duty) {
    if (heading.empty() || same_units(subject.units, heading) || subject.ordered) {
      activity.lead = subject.units.empty() ? heading : subject.units;
    } else {
      activity.lead = heading;
    }
  }
  // "chủ trì, phối hợp với …" in any of its sentences
  const std::string_view text = std::string_view(block.text).substr(begin);
  const std::optional<Cooperation> together = find_cooperation(text);
  if (!together || together->partners_to <= together->partners_from) return;
  activity.coordinate = read_units(block, begin + together->partners_from, begin + together->partners_to);
  if (activity.coordinate.empty()) return;
  std::vector<Mention> lead;
  if (together->lead_to > together->lead_from)
    lead = read_units(block, begin + together->lead_from, begin + together->lead_to);
  const bool own_subject = !lead.empty();
  if (lead.empty()) lead = activity.lead.empty() ? heading : activity.lead;
  if (!together->leads || lead.empty()) return;
  // The fixed formula makes an assignment of a listed item. In running text below a heading the unit is only described,
  // unless the sentence names it itself.
  const std::size_t partners = begin + together->partners_from;
  const std::size_t from = sentence_start(block.text, partners, begin);
  const std::string formula = vietnamese::fold(std::string_view(block.text).substr(from, partners - from));
  const bool fixed = formula.find("chu tri va phoi hop") == std::string::npos;
  const bool listed = self.marker != Marker::none;
  if (!fixed || !(listed || own_subject)) return;
  activity.kind = Kind::assigned;
  activity.lead = lead;
}

}  // namespace compiler
