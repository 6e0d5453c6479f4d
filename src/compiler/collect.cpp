// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/collect.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "base/utf8.h"
#include "compiler/citations.h"
#include "compiler/facts.h"
#include "compiler/scan.h"
#include "compiler/times.h"
#include "compiler/units.h"
#include "vietnamese/text.h"

namespace compiler {

void collect_citations(const Block& block, Role role, const std::string& path, Plan& plan) {
  const std::vector<Citation> found = find_citations(block.text);
  for (const Citation& citation : found) {
    LegalBasis basis;
    basis.type = citation.type;
    basis.number = citation.number;
    basis.date = citation.date;
    basis.issuer = citation.issuer;
    basis.subject = citation.subject;
    basis.role = role;
    basis.path = role == Role::mention ? path : "";
    if (citation.inside >= 0 && static_cast<std::size_t>(citation.inside) < found.size())
      basis.inside = found[static_cast<std::size_t>(citation.inside)].number;
    basis.at = block.span(citation.from, citation.to);
    plan.legal_bases.push_back(std::move(basis));
    if (citation.date_impossible)
      plan.diagnostics.push_back(
          {"LT014", Severity::error,
           "Văn bản " + citation.type + " số " + citation.number + " được viện dẫn với một ngày không có trong lịch.",
           block.span(citation.from, citation.to)});
  }
}

void collect_small_facts(const Block& block, Plan& plan) {
  for (const FoundAbbreviation& found : find_abbreviations(block.text)) {
    const bool known = std::any_of(plan.abbreviations.begin(), plan.abbreviations.end(),
                                   [&](const Abbreviation& a) { return a.brief == found.brief; });
    if (!known) plan.abbreviations.push_back({found.brief, found.full, block.span(found.from, found.to)});
  }
  for (const Found& found : find_indices(block.text)) {
    const bool known = std::any_of(plan.indices.begin(), plan.indices.end(), [&](const Index& i) {
      return found.code.empty() ? vietnamese::comparable(i.name) == vietnamese::comparable(found.text)
                                : i.code == found.code;
    });
    if (!known) plan.indices.push_back({found.code, found.text, block.span(found.from, found.to)});
  }
  for (const FoundContact& found : find_contacts(block.text)) {
    const bool known = std::any_of(plan.contacts.begin(), plan.contacts.end(),
                                   [&](const Contact& c) { return c.kind == found.kind && c.value == found.value; });
    if (!known) plan.contacts.push_back({found.kind, found.value, found.text, block.span(found.from, found.to)});
  }
}

namespace {

bool is_deadline(const FoundTime& found, std::string_view text) {
  if (found.time.kind == TimeKind::before) return true;
  const std::string raw = vietnamese::fold(found.time.raw);
  const bool done = raw.find("xong") != std::string::npos || raw.find("hoan thanh") != std::string::npos ||
                    raw.find("cham nhat") != std::string::npos;
  if (done)
    return found.time.kind == TimeKind::month || found.time.kind == TimeKind::date ||
           found.time.kind == TimeKind::quarter;
  // "trước ngày 18 hằng tháng": a day of every month or year
  return found.time.kind == TimeKind::recurring &&
         (raw.starts_with("truoc ") || text.substr(found.from).starts_with("trước"));
}

// The unit a report goes to: behind "gửi về", "báo cáo", "gửi", "về".
std::string addressee(std::string_view clause) {
  const Folded folded(clause);
  std::size_t best = std::string_view::npos;
  for (const std::string_view verb : {"gui ve", "bao cao", "gui", "ve", "trinh"})
    for (std::size_t at = folded.find_word(verb); at != std::string_view::npos; at = folded.find_word(verb, at + 1)) {
      std::size_t behind = at + verb.size();
      while (behind < folded.text().size() && folded.text()[behind] == ' ') ++behind;
      if (behind >= folded.text().size()) continue;
      const std::string_view rest = clause.substr(folded.origin(behind));
      if (begins_with_unit(rest) && (best == std::string_view::npos || behind > best)) best = behind;
    }
  if (best == std::string_view::npos) return {};
  const std::string_view rest = clause.substr(folded.origin(best));
  const std::size_t length = leading_units(rest);
  std::string name(length > 0 ? rest.substr(0, length) : rest);
  // "Sở (qua Văn phòng Sở)"
  const std::string_view behind = rest.substr(name.size());
  const std::string_view bracket = vietnamese::trim(behind);
  if (bracket.starts_with("(") && bracket.find(')') != std::string_view::npos)
    name += " " + std::string(bracket.substr(0, bracket.find(')') + 1));
  return std::string(strip_closing(name));
}

std::string joined(const std::vector<Mention>& mentions) {
  std::string out;
  for (const Mention& mention : mentions) out += (out.empty() ? "" : "; ") + mention.text;
  return out;
}

// The unit through which a report goes, "(qua Văn phòng Sở)": it is the one that gathers and sends on.
std::string through(std::string_view text) {
  const Folded folded(text);
  const std::size_t at = folded.find_word("qua");
  if (at == std::string_view::npos || at == 0 || folded.text()[at - 1] != '(') return {};
  const std::size_t close = text.find(')', folded.origin(at));
  if (close == std::string_view::npos) return {};
  return std::string(vietnamese::trim(text.substr(folded.origin(at) + 3, close - folded.origin(at) - 3)));
}

std::size_t sentence_begin(std::string_view text, std::size_t at, std::size_t floor) {
  while (at > floor && !(text[at - 1] == ' ' && at >= 2 && (text[at - 2] == '.' || text[at - 2] == ';'))) --at;
  return at;
}

}  // namespace

void collect_deadlines(const Outline& outline, int year, Plan& plan) {
  std::map<std::string_view, std::size_t> by_path;
  for (std::size_t i = 0; i < plan.activities.size(); ++i) by_path.try_emplace(plan.activities[i].path, i);
  for (const Node& node : outline.nodes) {
    if (node.is_field || node.table >= 0 ||
        (node.zone != Zone::duty && node.zone != Zone::reporting && !node.is_closing))
      continue;
    const Block& block = outline.block(node);
    const std::string_view text = block.text;
    const auto named = by_path.find(node.path);
    const Activity* owner = named == by_path.end() ? nullptr : &plan.activities[named->second];
    std::size_t clause = block.label.length;
    bool first = true;
    for (const FoundTime& found : find_times(text.substr(block.label.length), year)) {
      if (!is_deadline(found, text.substr(block.label.length))) continue;
      const std::size_t from = block.label.length + found.from, to = block.label.length + found.to;
      clause = std::max(clause, sentence_begin(text, from, block.label.length));
      Deadline deadline;
      deadline.raw = found.time.raw;
      if (found.time.kind != TimeKind::recurring) deadline.date = found.time.to;
      deadline.path = node.path;
      deadline.at = block.span(from, to);
      std::string_view what = vietnamese::trim(text.substr(clause, from - clause));
      while (what.ends_with("(") || what.ends_with(",")) what = vietnamese::trim(what.substr(0, what.size() - 1));
      const std::size_t subject = leading_units(what);
      if (subject > 0) {
        deadline.who = std::string(what.substr(0, subject));
        what = vietnamese::trim(what.substr(subject));
      } else if (first && owner != nullptr) {
        deadline.who = joined(owner->lead);
      } else if (!first) {
        deadline.who = through(text);
      }
      if (deadline.who.empty() && owner != nullptr) deadline.who = joined(owner->lead);
      deadline.what = std::string(what);
      if (deadline.what.empty())
        deadline.what = std::string(strip_closing(text.substr(block.label.length, from - block.label.length)));
      if (deadline.what.empty()) deadline.what = std::string(strip_closing(text.substr(to)));
      deadline.to = addressee(what);
      plan.deadlines.push_back(std::move(deadline));
      clause = to;
      first = false;
    }
  }
}

namespace {

// Replaces every whole word `brief` of a comparable text.
void spell_out(std::string& text, std::string_view brief, std::string_view full) {
  const std::string from = vietnamese::comparable(brief), to = vietnamese::comparable(full);
  for (std::size_t at = text.find(from); at != std::string::npos;) {
    if (is_whole_word(text, at, from.size())) {
      text.replace(at, from.size(), to);
      at = text.find(from, at + to.size());
    } else {
      at = text.find(from, at + 1);
    }
  }
}

// Names alike but for case, tone style, "các", and words that an abbreviation stands for.
std::string unit_key(std::string_view name, const std::vector<Abbreviation>& abbreviations) {
  std::string text = vietnamese::comparable(name);
  for (const Abbreviation& abbreviation : abbreviations)
    if (abbreviation.brief.size() >= 3) spell_out(text, abbreviation.brief, abbreviation.full);
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> known = {
      {{"UBND", "Ủy ban nhân dân"}, {"HĐND", "Hội đồng nhân dân"}, {"MTTQ", "Mặt trận Tổ quốc"}}};
  for (const auto& [brief, full] : known) spell_out(text, brief, full);
  std::string key;
  for (const std::string_view word : vietnamese::words(text)) {
    std::string clean;
    for (std::size_t at = 0; at < word.size();) {
      const char32_t c = base::next_code_point(word, at);
      if (vietnamese::is_letter(c) || vietnamese::is_digit(c)) base::append_utf8(clean, c);
    }
    const std::string bare = vietnamese::fold(clean);
    if (clean.empty() || bare == "cac" || bare == "co") continue;
    key += clean + " ";
  }
  return key;
}

}  // namespace

void collect_units(Plan& plan) {
  std::vector<std::pair<std::string, std::size_t>> seen;
  const auto add = [&](const Mention& mention) {
    const std::string key = unit_key(mention.text, plan.abbreviations);
    if (key.empty()) return;
    const auto known = std::find_if(seen.begin(), seen.end(), [&](const auto& entry) { return entry.first == key; });
    if (known == seen.end()) {
      seen.emplace_back(key, plan.units.size());
      plan.units.push_back({mention.text, {}});
      return;
    }
    Unit& unit = plan.units[known->second];
    if (unit.name == mention.text) return;
    if (std::find(unit.aliases.begin(), unit.aliases.end(), mention.text) == unit.aliases.end())
      unit.aliases.push_back(mention.text);
  };
  for (const Activity& activity : plan.activities) {
    for (const Mention& mention : activity.lead) add(mention);
    for (const Mention& mention : activity.coordinate) add(mention);
  }
}

}  // namespace compiler
