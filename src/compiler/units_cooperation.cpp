// SPDX-License-Identifier: AGPL-3.0-or-later
// "X chủ trì, phối hợp với Y và Z thực hiện W"
#include <algorithm>

#include "compiler/units.h"
#include "compiler/units_grammar.h"

namespace compiler {
namespace {

const Lexicon& lead_verbs() {
  static const Lexicon lexicon{{"chủ trì|chủ trỉ|chũ trì|chủ trí", 1}};
  return lexicon;
}
const Lexicon& joint_verbs() {
  static const Lexicon lexicon{{"phối hợp|phối kết hợp", 1}};
  return lexicon;
}
// What may stand between "phối hợp" and the partner.
const Lexicon& manners() {
  static const Lexicon lexicon{
      {"chặt chẽ|đồng bộ|thường xuyên|tích cực|chủ động|hiệu quả|có hiệu quả|tốt|kịp thời|nhịp nhàng", 1}};
  return lexicon;
}
const Lexicon& with_words() {
  static const Lexicon lexicon{{"với|cùng|cùng với|với cùng|vói|vơi", 1}};
  return lexicon;
}
// What may stand between a unit and its verb.
const Lexicon& before_verb() {
  static const Lexicon lexicon{
      {"chịu trách nhiệm|có trách nhiệm|có nhiệm vụ|được giao|được giao nhiệm vụ|trực tiếp|tiếp tục|thường xuyên|"
       "chủ động|tích cực|là đơn vị|là cơ quan|là đầu mối|làm đầu mối|sẽ|cần|phải|:|-|,|khẩn trương|"
       "là cơ quan thường trực|là cơ quan đầu mối",
       1}};
  return lexicon;
}
const Lexicon& orders() {
  static const Lexicon lexicon{
      {"giao|giao cho|giao nhiệm vụ cho|đề nghị|yêu cầu|phân công|giao trách nhiệm cho|do|ủy quyền cho", 1}};
  return lexicon;
}

// Past a semicolon another unit may be meant.
bool ends_statement(const Words& words, std::size_t at) { return words[at].mark == U';' || ends_sentence(words, at); }

// "đơn vị chủ trì", "cơ chế phối hợp", "(chủ trì/phối hợp)" are nouns.
bool is_noun(const Words& words, std::size_t at) {
  static const Lexicon before{
      {"đơn vị|cơ quan|bộ phận|vai trò|cấp|sự|công tác|quy chế|cơ chế|hội đồng|chương trình|kế hoạch|nội dung|"
       "trách nhiệm|việc|tinh thần|mối|hoạt động|đơn vị được giao|người",
       1}};
  static const Lexicon joined{{"chủ trì phối hợp|chủ trì,phối hợp|chủ trì và phối hợp", 1}};
  if (joined.has(words, at)) return false;
  if (at > 0 && is_mark(words, at - 1, U'(') && (is_mark(words, at + 2, U')') || is_mark(words, at + 2, U'/')))
    return true;
  for (std::size_t count = 1; count <= 3 && count <= at; ++count)
    if (before.longest(words, at - count).count == count) return true;
  return false;
}

std::size_t skip(const Words& words, std::size_t at, const Lexicon& lexicon) {
  while (at < words.size()) {
    const std::size_t count = lexicon.longest(words, at).count;
    if (count == 0) break;
    at += count;
  }
  return at;
}

struct Range {
  std::size_t from = 0, to = 0;
  bool empty() const { return from >= to; }
};

// The units that do what the verb at `verb` says: just before it, or the subject of its sentence.
Range subject_of(const Words& words, std::size_t verb) {
  std::size_t sentence = verb;
  while (sentence > 0 && !ends_statement(words, sentence - 1)) --sentence;
  std::vector<std::size_t> starts{sentence};
  for (std::size_t i = sentence; i + 1 < verb; ++i) {
    if (const std::size_t count = orders().longest(words, i).count; count != 0) starts.push_back(i + count);
    if (words[i].mark == U',' || words[i].mark == U':' || words[i].mark == U'-' || words[i].mark == U'+' ||
        words[i].mark == U')')
      starts.push_back(i + 1);
  }
  if (starts.size() > 24) starts.erase(starts.begin() + 1, starts.end() - 23);
  for (const std::size_t start : starts) {
    const std::size_t end = unit_list_end(words, start);
    if (end > start && skip(words, end, before_verb()) >= verb && end <= verb) return {start, end};
  }
  // "Sở A là cơ quan thường trực, có nhiệm vụ …, chủ trì …": the subject of the sentence stays.
  std::size_t first = skip(words, sentence, orders());
  while (first < verb && (words[first].mark == U'-' || words[first].mark == U'+')) ++first;
  const std::size_t end = unit_list_end(words, first);
  if (end > first && end < verb && !is_mark(words, end, U',')) return {first, end};
  return {};
}

// The partners behind "phối hợp" at `at`; empty where none is named.
Range partners_at(const Words& words, std::size_t at) {
  std::size_t start = skip(words, at, manners());
  const std::size_t with = with_words().longest(words, start).count;
  start += with;
  if (start >= words.size()) return {};
  const UnitHead head = unit_at(words, start);
  if (with == 0 && (!head || (!head.determined && is_common(head.kind)))) return {};
  std::size_t end = unit_list_end(words, start);
  if (end == start && with != 0) {
    // Somebody whose name no table knows, up to the verb.
    std::size_t i = start;
    while (i < words.size() && i < start + 14 && work_verb(words, i) == 0 && !ends_statement(words, i) &&
           words[i].mark != U',' && words[i].mark != U':')
      ++i;
    if (i < words.size() && i < start + 14 && !ends_statement(words, i)) end = i;
    if (i == words.size() && i < start + 14) end = i;
    if (end > start && is_mark(words, end, U',') && unit_at(words, end + 1)) end = unit_list_end(words, end + 1);
  }
  return {start, end};
}

std::size_t find_verb(const Words& words, std::size_t from, std::size_t to, const Lexicon& verbs) {
  for (std::size_t i = from; i < to; ++i)
    if (verbs.has(words, i) && !is_noun(words, i)) return i;
  return to;
}

std::size_t sentence_end(const Words& words, std::size_t at) {
  while (at < words.size() && !ends_statement(words, at)) ++at;
  return at;
}

// "Sở Nội vụ (cơ quan thường trực)": the remark is not part of the name.
std::size_t without_remark(const Words& words, Range units) {
  if (units.empty() || words[units.to - 1].mark != U')') return units.to;
  std::size_t open = units.to - 1;
  while (open > units.from && words[open].mark != U'(') --open;
  return open > units.from ? open : units.to;
}

struct Joint {
  std::size_t at = 0;
  Range partners;
};

// The first "phối hợp" that names a partner.
Joint find_joint(const Words& words, std::size_t from, std::size_t to) {
  while (from < to) {
    const std::size_t at = find_verb(words, from, to, joint_verbs());
    if (at >= to) break;
    from = skip(words, at, joint_verbs());
    if (const Range partners = partners_at(words, from); !partners.empty()) return {at, partners};
  }
  return {};
}

std::optional<Cooperation> find_cooperation_in(const Words& words) {
  const std::size_t lead = find_verb(words, 0, words.size(), lead_verbs());
  bool leads = lead < words.size();
  auto [joint, partners] = find_joint(words, leads ? lead : 0, leads ? sentence_end(words, lead) : words.size());
  Range subject = leads ? subject_of(words, lead) : Range{};
  if (leads && subject.empty() && partners.empty()) {
    // "Phối hợp với Y …; chủ trì …": the first clause says more.
    if (const Joint earlier = find_joint(words, 0, lead); !earlier.partners.empty()) {
      leads = false;
      joint = earlier.at;
      partners = earlier.partners;
    }
  }
  if (!leads && partners.empty()) return std::nullopt;
  if (!leads) subject = subject_of(words, joint);

  static const Lexicon between{{",|và|-|/|;|&|thực hiện|tham mưu", 1}};
  Cooperation found;
  found.leads = leads;
  subject.to = without_remark(words, subject);
  if (!subject.empty()) {
    found.lead_from = words[subject.from].from;
    found.lead_to = words[subject.to - 1].to;
  }
  std::size_t work = leads ? skip(words, lead, lead_verbs()) : 0;
  const bool adjacent = !partners.empty() && (!leads || skip(words, work, between) == joint);
  if (!partners.empty()) {
    found.partners_from = words[partners.from].from;
    found.partners_to = words[partners.to - 1].to;
  }
  if (adjacent) work = partners.to;
  while (work < words.size() && words[work].mark == U',') ++work;
  const std::size_t end = std::max(work, sentence_end(words, work));
  if (work < end) {
    found.work_from = words[work].from;
    found.work_to = words[end - 1].to;
  }
  return found;
}

}  // namespace

std::optional<Cooperation> find_cooperation(std::string_view sentence) {
  return find_cooperation_in(split_words(sentence));
}

}  // namespace compiler
