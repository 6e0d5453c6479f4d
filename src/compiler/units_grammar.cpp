// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/units_grammar.h"

#include <algorithm>

#include "compiler/units_vocabulary.h"

namespace compiler {
namespace {

bool is_letters(const Words& words, std::size_t at) { return at < words.size() && words[at].letters; }
bool is_small(const Words& words, std::size_t at) { return is_letters(words, at) && !words[at].upper; }
bool is_capital(const Words& words, std::size_t at) { return is_letters(words, at) && words[at].upper; }

const std::uint64_t& and_key() {
  static const std::uint64_t key = word_key("và");
  return key;
}
bool is_and(const Words& words, std::size_t at) { return is_word(words, at, and_key()) || is_mark(words, at, U'&'); }

// The mark behind a closed parenthesis; `at` itself where none opens or closes within a few lines.
std::size_t behind_parenthesis(const Words& words, std::size_t at) {
  if (!is_mark(words, at, U'(')) return at;
  const std::size_t limit = std::min(words.size(), at + 60);
  int depth = 0;
  for (std::size_t i = at; i < limit; ++i) {
    if (words[i].mark == U'(') ++depth;
    if (words[i].mark == U')' && --depth == 0) return i + 1;
  }
  return at;
}

std::size_t behind_capitals(const Words& words, std::size_t at) {
  while (is_capital(words, at)) {
    ++at;
    // "Bà Rịa - Vũng Tàu", "KH&CN", "TNCS"
    if (words.size() > at + 1 && (words[at].mark == U'-' || words[at].mark == U'&') && is_capital(words, at + 1) &&
        !unit_at(words, at + 1))
      ++at;
  }
  return at;
}

// "tổ chức" is a noun only where something says so.
UnitHead organisation_at(const Words& words, std::size_t at, std::size_t noun) {
  static const Lexicon lexicon{{"tổ chức", 1}};
  if (!lexicon.has(words, at + noun)) return {};
  const std::size_t next = at + noun + 2;
  const UnitHead found{noun + 2, UnitKind::administration, noun != 0, noun};
  if (noun != 0 || next >= words.size() || organisation_kinds().has(words, next)) return found;
  if (words[next].mark == U',' || is_and(words, next)) {
    static const Lexicon companions{
        {"cá nhân|đơn vị|cơ quan|doanh nghiệp|địa phương|đoàn thể|hội|công dân|người dân", 1}};
    if (companions.has(words, next + 1)) return found;
  }
  return {};
}

// "Lãnh đạo Sở" holds an office; "lãnh đạo, chỉ đạo" is work.
bool is_working_leader(const Words& words, std::size_t at, std::size_t next) {
  static const std::uint64_t lead = word_key("lãnh"), direct = word_key("đạo");
  if (next - at < 2 || words[next - 2].key != lead || words[next - 1].key != direct) return false;
  return !unit_at(words, next) && closings().longest(words, next).count == 0 && !is_capital(words, next) &&
         next < words.size() && !is_mark(words, next, U':');
}

bool is_bare(const Words& words, std::size_t next) {
  if (next >= words.size() || words[next].mark != 0 || is_and(words, next)) return true;
  if (is_capital(words, next))
    return closings().longest(words, next).value == static_cast<int>(Closing::place) && closings().has(words, next);
  return closings().has(words, next) || noun_kinds().has(words, next) || function_words().has(words, next) ||
         (work_verb(words, next) != 0 && work_verbs().longest(words, next).value == static_cast<int>(Verb::work));
}

UnitHead naming_noun_at(const Words& words, std::size_t at, std::size_t noun) {
  const std::size_t head_at = at + noun;
  const Lexicon::Match match = naming_nouns().longest(words, head_at);
  if (!match) return {};
  const std::size_t next = head_at + match.count;
  UnitHead head{noun + match.count, UnitKind::named, noun != 0, noun};
  if (sector_words(words, next) != 0) return head;
  if (is_bare(words, next)) {
    head.kind = static_cast<UnitKind>(match.value & 0xFF);
    return head;
  }
  if (words[next].letters && !words[next].upper && !words[head_at].upper && noun == 0 &&
      (match.value & NamingNoun::safe) == 0)
    return {};
  return head;
}

// SNV, STP, TTYT, BQLKCN, P.NV: capitals that plans use for departments of their own.
bool is_unit_abbreviation(const Words& words, std::size_t at) {
  if (!is_letters(words, at) || !words[at].all_upper) return false;
  const std::size_t size = words[at].to - words[at].from;
  static const Lexicon known{
      {"snv|stp|stc|syt|sct|sxd|sgtvt|skhcn|skhđt|sgdđt|svhttdl|stttt|snnmt|snn|snnptnt|stnmt|sldtbxh|sdl|pnv|ptp|"
       "ptc|pvhxh|pvhtt|ttvhtt|ttvh|ttyt|ttdvvl|ttpvhcc|tthcc|ttcntt|ttcđs|ttxttm|bqlkkt|bqlkcn|htnd|hpn|hnd|hccb|"
       "đtn|ltn|lhpn|tncs|ptth|cqtt|bhtn|cstp|qltt|pctt|tkcn",
       1}};
  return size >= 2 && known.has(words, at);
}

std::size_t closed_end(const Words& words, std::size_t at);

// Behind "thuộc", "của", "trên địa bàn": a unit, or a place with its name; 0 where nothing fits.
std::size_t object_end(const Words& words, std::size_t at) {
  if (const UnitHead head = unit_at(words, at); head) return unit_end(words, at);
  const Lexicon::Match place = closings().longest(words, at);
  if (place && place.value == static_cast<int>(Closing::place)) return behind_capitals(words, at + place.count);
  if (is_capital(words, at)) return behind_capitals(words, at);
  return 0;
}

// Qualifiers behind a noun that is complete: kinds, places with names, relations, parentheses.
std::size_t closed_end(const Words& words, std::size_t at) {
  for (std::size_t rounds = 0; at < words.size() && rounds < 12; ++rounds) {
    if (const std::size_t behind = behind_parenthesis(words, at); behind != at) {
      at = behind;
      continue;
    }
    const Lexicon::Match kind = noun_kinds().longest(words, at);
    const Lexicon::Match closing = closings().longest(words, at);
    if (kind.count > closing.count) {
      at += kind.count;
    } else if (closing && closing.value == static_cast<int>(Closing::relation)) {
      at += closing.count;
      static const Lexicon subordinate{{"trực thuộc", 1}};
      if (subordinate.has(words, at - 2)) at = std::max(at, object_end(words, at));
    } else if (closing && closing.value == static_cast<int>(Closing::place)) {
      at += closing.count;
      // "Ủy ban trung ương Mặt trận Tổ quốc Việt Nam"
      if (const UnitHead inner = unit_at(words, at); inner && !is_common(inner.kind)) return unit_end(words, at);
      at = behind_capitals(words, at);
      // "cấp tỉnh, cấp xã" and "tỉnh, thành phố" go on.
      if (is_mark(words, at, U',') && closings().longest(words, at + 1).value == static_cast<int>(Closing::place) &&
          closings().has(words, at + 1) && is_word(words, at + 1, word_key("cấp")))
        ++at;
    } else if (closing) {
      const std::size_t end = object_end(words, at + closing.count);
      // "các cơ sở đào tạo trên địa bàn": the place goes without saying.
      static const std::uint64_t area = word_key("bàn");
      if (end == 0 && words[at + closing.count - 1].key != area) break;
      at = end == 0 ? at + closing.count : end;
    } else if (is_mark(words, at, U'/') && unit_at(words, at + 1)) {
      at = unit_end(words, at + 1);
    } else {
      break;
    }
  }
  return at;
}

// A word that may stand inside the name of a body in small letters.
bool goes_on_in_name(const Words& words, std::size_t at, bool first) {
  if (!is_small(words, at)) return false;
  const Lexicon::Match verb = work_verbs().longest(words, at);
  if (verb && (!first || verb.value == static_cast<int>(Verb::work))) return false;
  return !function_words().has(words, at);
}

// "phụ trách lĩnh vực Giám sát và Phản biện xã hội": up to the work or the end of the clause.
std::size_t charge_end(const Words& words, std::size_t at) {
  static const Lexicon in_charge{{"phụ trách", 1}};
  if (!in_charge.has(words, at)) return at;
  for (at += 2; at < words.size() && (words[at].letters || words[at].mark == U'-'); ++at) {
    const Lexicon::Match verb = work_verbs().longest(words, at);
    if (verb && verb.value == static_cast<int>(Verb::work) && !words[at].upper) break;
  }
  return at;
}

// "đơn vị chủ trì" is a noun, "các đơn vị chủ trì, phối hợp với" is not.
bool names_the_leader(const Words& words, std::size_t at) {
  static const Lexicon leads{{"chủ trì", 1}};
  static const Lexicon joins{{"phối hợp|,phối hợp|và phối hợp", 1}};
  return leads.has(words, at) && !joins.has(words, at + 2) && (at + 2 >= words.size() || !work_verb(words, at + 2));
}

// The name behind "Sở", "Ban Quản lý", "Trung tâm": capitals and the small syllables between them.
std::size_t name_end(const Words& words, std::size_t at) {
  static const Lexicon inner_determiner{{"các", 1}};
  std::size_t small = 0;
  bool first = true;
  while (at < words.size()) {
    if (const std::size_t sector = sector_words(words, at); sector != 0 && first) {
      at += sector;
      return behind_capitals(words, at);
    }
    if (is_capital(words, at)) {
      // "Tổ giúp việc Ban chỉ đạo Trung ương", "Ban Tổ chức Tỉnh ủy"
      if (const UnitHead inner = unit_at(words, at); inner && !is_common(inner.kind) && inner.count > 1)
        return unit_end(words, at);
      if (!first && work_verb(words, at) != 0) return at;
      small = 0;
      ++at;
    } else if (first && inner_determiner.has(words, at)) {
      ++at;
      continue;
    } else if (is_letters(words, at)) {
      if (!first && (closings().has(words, at) || noun_kinds().longest(words, at).count > 1)) {
        const std::size_t end = closed_end(words, at);
        if (end != at) {
          at = end;
          small = 0;
          continue;
        }
      }
      if (is_and(words, at)) {
        const bool named = is_capital(words, at + 1) && !unit_at(words, at + 1);
        const bool spelt_small =
            is_small(words, at + 1) && !unit_at(words, at + 1) && goes_on_in_name(words, at + 1, true);
        if (!named && (first || !spelt_small)) return at;
        at += 2;
        small = named ? 0 : small + 1;
        continue;
      }
      if (!goes_on_in_name(words, at, first) || ++small > 8) return at;
      ++at;
    } else if (words[at].digits != 0 && !first && words[at - 1].letters) {
      ++at;
    } else if (words[at].mark == U'&' && is_letters(words, at + 1)) {
      ++at;
    } else if (words[at].mark == U'-' && is_letters(words, at + 1) &&
               (is_capital(words, at + 1) || !words[at + 1].spaced) && !unit_at(words, at + 1)) {
      ++at;
    } else if (words[at].mark == U',' && is_capital(words, at + 1) && !first && !unit_at(words, at + 1) &&
               work_verb(words, at + 1) == 0) {
      ++at;
      small = 0;
    } else {
      return at;
    }
    first = false;
  }
  return at;
}

// "30 quận, huyện", "09 khoa": a number stands for "các".
bool is_counted_noun(const Words& words, std::size_t at) {
  if (!is_digits(words, at) || words[at].digits > 3 || !is_letters(words, at + 1)) return false;
  const Lexicon::Match match = unit_heads().longest(words, at + 1);
  return naming_nouns().has(words, at + 1) || (match && is_common(static_cast<UnitKind>(match.value)));
}

}  // namespace

std::size_t closing_words(const Words& words, std::size_t at) { return closings().longest(words, at).count; }
std::size_t kind_words(const Words& words, std::size_t at) { return noun_kinds().longest(words, at).count; }
std::size_t sector_words(const Words& words, std::size_t at) { return sectors().longest(words, at).count; }

// In a heading of nothing but capitals a capital tells nothing.
static bool is_shouted(const Words& words, std::size_t at) {
  const auto loud = [&](std::size_t i) {
    return words[i].letters && words[i].all_upper && words[i].to - words[i].from > 1;
  };
  return at > 0 && loud(at) && loud(at - 1);
}

std::size_t work_verb(const Words& words, std::size_t at) {
  const Lexicon::Match match = work_verbs().longest(words, at);
  if (!match) return 0;
  // With a capital only what plans write so behind a colon or by habit: "Chủ trì", "Phối hợp".
  static const Lexicon capitals{{"chủ trì|chủ trỉ|phối hợp|tham mưu", 1}};
  if (words[at].upper && !capitals.has(words, at) && !is_shouted(words, at)) return 0;
  return match.count;
}

UnitHead unit_at(const Words& words, std::size_t at) {
  std::size_t noun = unit_determiners().longest(words, at).count;
  if (noun == 0 && is_counted_noun(words, at)) noun = 1;
  const std::size_t head_at = at + noun;
  if (!is_letters(words, head_at)) return {};
  if (const UnitHead organisation = organisation_at(words, at, noun); organisation) return organisation;
  const Lexicon::Match match = unit_heads().longest(words, head_at);
  const Lexicon::Match naming = naming_nouns().longest(words, head_at);
  if (match && match.count >= naming.count) {
    const auto kind = static_cast<UnitKind>(match.value);
    if (kind == UnitKind::none) return {};
    if (kind == UnitKind::office && is_working_leader(words, head_at, head_at + match.count)) return {};
    return {noun + match.count, kind, noun != 0, noun};
  }
  if (naming) return naming_noun_at(words, at, noun);
  if (noun == 0 && is_unit_abbreviation(words, head_at)) return {1, UnitKind::whole, false, 0};
  return {};
}

std::size_t unit_end(const Words& words, std::size_t at) {
  const UnitHead head = unit_at(words, at);
  if (!head) return at;
  std::size_t end = at + head.count;
  if (head.kind == UnitKind::named) return closed_end(words, name_end(words, end));
  if (is_common(head.kind)) {
    if (head.kind == UnitKind::person) {
      if (const std::size_t charge = charge_end(words, end); charge != end) return charge;
      if (unit_at(words, end)) return unit_end(words, end);
    }
    if (head.kind == UnitKind::administration && names_the_leader(words, end)) end += 2;
    end = closed_end(words, end);
    return is_capital(words, end) && head.kind != UnitKind::administration
               ? closed_end(words, behind_capitals(words, end))
               : end;
  }
  // "HĐND và UBND các xã": the place stands behind the last body.
  if (head.kind == UnitKind::body && end + 1 < words.size()) {
    const UnitHead next = unit_at(words, end + 1);
    if (next.kind == UnitKind::body && !next.determined &&
        (is_and(words, end) || words[end].mark == U',' || words[end].mark == U'-'))
      return unit_end(words, end + 1);
  }
  // "Văn phòng Sở", "Trưởng các phòng", "UBND các xã", "Bưu điện tỉnh", "Báo Lai Châu".
  if (unit_at(words, end) && !closing_words(words, end)) return unit_end(words, end);
  if (is_capital(words, end)) {
    const std::size_t name = name_end(words, end);
    if (name != end) return closed_end(words, name);
  }
  end = closed_end(words, end);
  if (head.kind != UnitKind::office) return end;
  return unit_at(words, end) ? unit_end(words, end) : charge_end(words, end);
}

std::size_t qualifiers_end(const Words& words, std::size_t at) { return closed_end(words, at); }

std::size_t unit_list_end(const Words& words, std::size_t at) {
  static const Lexicon joints{{",|;|và|cùng|cùng với|,và|;và|&|hoặc|và các", 1}};
  std::size_t end = unit_end(words, at);
  if (end == at) return at;
  while (end < words.size()) {
    std::size_t joint = joints.longest(words, end).count;
    if (joint == 0) break;
    if (joint > 1 && !is_mark(words, end, U',') && !is_mark(words, end, U';') && is_and(words, end)) joint = 1;
    const std::size_t next = unit_end(words, end + joint);
    if (next <= end + joint) break;
    end = next;
  }
  return end;
}

}  // namespace compiler
