// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/units.h"

#include <algorithm>

#include "compiler/units_grammar.h"
#include "compiler/units_vocabulary.h"
#include "vietnamese/text.h"

namespace compiler {
namespace {

// A stretch of words between two places where a list might be cut.
struct Piece {
  std::size_t from = 0, to = 0;
  bool empty() const { return from >= to; }
};

bool is_and(const Words& words, std::size_t at) {
  static const std::uint64_t key = word_key("và");
  return is_word(words, at, key);
}

// For each word, whether it stands inside parentheses that are closed.
std::vector<bool> inside_parentheses(const Words& words) {
  std::vector<bool> inside(words.size(), false);
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].mark == U'(') open.push_back(i);
    if (words[i].mark != U')' || open.empty()) continue;
    if (open.size() == 1)
      std::fill(inside.begin() + static_cast<std::ptrdiff_t>(open[0]),
                inside.begin() + static_cast<std::ptrdiff_t>(i) + 1, true);
    open.pop_back();
  }
  return inside;
}

// The common noun a piece ends in, with its class, and whether a place or a relation closes it.
struct Tail {
  UnitKind kind = UnitKind::none;
  bool closed = false;
  bool determined = false;
  bool whole_piece = false;  // the piece is nothing but the noun and what closes it
  bool special = false;      // its kind is said: "phòng chuyên môn"
};

Tail tail_of(const Words& words, Piece piece, UnitKind wanted) {
  Tail tail;
  for (std::size_t i = piece.from; i < piece.to; ++i) {
    const UnitHead head = unit_at(words, i);
    if (!head || !is_common(head.kind) || i + head.count > piece.to) continue;
    if (wanted != UnitKind::none && head.kind != wanted) continue;
    // "Bộ Quốc phòng" has no room in it.
    if (!words[i].upper && i > piece.from && words[i - 1].upper && naming_nouns().has(words, i)) continue;
    std::size_t after = i + head.count;
    while (after < piece.to && kind_words(words, after) != 0) after += kind_words(words, after);
    tail = {head.kind, after<piece.to, head.determined, i == piece.from, after> i + head.count};
    i = after - 1;
  }
  return tail;
}

class Splitter {
 public:
  explicit Splitter(std::string_view value)
      : value_(value), words_(split_words(value)), inside_(inside_parentheses(words_)) {}

  std::vector<FoundUnit> split() {
    protect_names();
    std::size_t start = skip_introduction(0);
    last_separator_ = start;
    for (std::size_t i = start; i < words_.size(); ++i) {
      const std::size_t joint = joint_at(i);
      if (joint == 0) continue;
      if (cuts(start, i, joint)) {
        add({start, i});
        start = skip_introduction(i + joint);
        last_separator_ = start;
        i = std::max(i, start - 1);
      } else {
        // A dash inside a name ("Văn hóa - Xã hội") does not begin another member of a list.
        if (words_[i].mark != U'-') last_separator_ = i + joint;
        i += joint - 1;
      }
    }
    add({start, words_.size()});
    return std::move(found_);
  }

 private:
  // Words of a separator at `i`; 0 where there is none.
  std::size_t joint_at(std::size_t i) const {
    if (inside_[i]) return 0;
    static const Lexicon joints{{";|,|và|cùng|cùng với|,và|;và|, cùng với|hoặc|+|, -|; -|;+|/|-", 1}};
    if (words_[i].mark == U'-' && !words_[i].spaced && i > 0) return 0;
    return joints.longest(words_, i).count;
  }

  // Commas and "và" inside a known name: "Sở VH,TT&DL", "Báo và Đài PT-TH tỉnh".
  void protect_names() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const UnitHead head = unit_at(words_, i);
      if (!head) continue;
      const std::size_t name = i + head.count;
      const std::size_t end = name + (head.kind == UnitKind::named ? sector_words(words_, name) : 0);
      for (std::size_t k = i + 1; k < end; ++k) inside_[k] = true;
      i = end - 1;
    }
  }

  // Numbers and dashes before a unit: "1. Sở A", "(2) Sở B", "- Sở C".
  std::size_t skip_introduction(std::size_t i) const {
    static const Lexicon introductions{{"với|cùng|cùng với|gồm|gồm có|gồm:|là|và|do|giao|giao cho|:", 1}};
    while (i < words_.size()) {
      if (words_[i].mark == U'-' || words_[i].mark == U'+' || words_[i].mark == U'*' || words_[i].mark == U'•' ||
          words_[i].mark == U';' || words_[i].mark == U',' || words_[i].mark == U'.' || words_[i].mark == U'…') {
        ++i;
      } else if (i + 2 < words_.size() && words_[i].mark == U'(' && words_[i + 1].digits != 0 &&
                 words_[i + 2].mark == U')') {
        i += 3;
      } else if (i + 1 < words_.size() && words_[i].digits != 0 &&
                 (words_[i + 1].mark == U'.' || words_[i + 1].mark == U')')) {
        i += 2;
      } else if (const std::size_t count = introductions.longest(words_, i).count;
                 count != 0 && unit_at(words_, i + count)) {
        i += count;
      } else {
        break;
      }
    }
    return i;
  }

  bool cuts(std::size_t start, std::size_t at, std::size_t joint) const {
    const std::size_t right = at + joint;
    if (right >= words_.size() || at <= start) return at > start && words_[at].mark == U';';
    if (words_[at].mark == U';') return true;
    UnitHead head = unit_at(words_, right);
    if (!head) return abbreviations_meet(start, at, right);
    const Piece left{last_separator_, at};
    if (words_[at].mark == U'-' && is_common(head.kind)) return false;
    if (words_[at].mark == U'/' && (is_common(head.kind) || !words_[at].spaced)) return false;
    if (!is_common(head.kind)) return !shares_place(left, head) && !shares_office(left, right, head);
    return begins_another_list({start, at}, left, right, head);
  }

  // "HĐND, UBND các xã", "Văn phòng HĐND và UBND tỉnh": the place stands once, behind the last body.
  bool shares_place(Piece left, const UnitHead& right) const {
    if (right.kind != UnitKind::body || right.determined || left.empty()) return false;
    for (std::size_t i = left.from; i < left.to; ++i) {
      const UnitHead head = unit_at(words_, i);
      if (!head || head.kind != UnitKind::body) continue;
      if (i + head.count == left.to) return true;
      i += head.count - 1;
    }
    return false;
  }

  // "Giám đốc, Phó Giám đốc Sở"; "đồng chí Nguyễn Văn A, Phó Giám đốc Sở"
  bool shares_office(Piece left, std::size_t right, const UnitHead& head) const {
    static const Lexicon deputies{{"phó|cấp phó", 1}};
    static const Lexicon persons{{"đồng chí|đ/c|ông|bà", 1}};
    const UnitHead first = unit_at(words_, left.from);
    if (head.kind != UnitKind::office || first.kind != UnitKind::office) return false;
    if (left.from + first.count == left.to) return deputies.has(words_, right + head.noun);
    return persons.has(words_, left.from) && !persons.has(words_, right + head.noun) &&
           !unit_at(words_, left.from + first.count);
  }

  // Whether the common noun at `right` begins a list of its own.
  bool begins_another_list(Piece unit, Piece left, std::size_t right, const UnitHead& head) const {
    const Tail any = tail_of(words_, left, UnitKind::none);
    const Tail same = tail_of(words_, left, head.kind);
    if (any.kind == UnitKind::none) return true;
    if (head.determined) {
      if (same.whole_piece && same.determined && !same.closed && left.from == unit.from && bare_noun(left))
        return false;
      return !belongs_together(left, right, head);
    }
    if (head.kind == UnitKind::place) return any.kind != UnitKind::place && !list_goes_on(unit, any, right);
    if (same.kind == head.kind) return same.closed || (same.special && !unit_at(words_, unit.from).determined);
    return any.closed || !list_goes_on(unit, any, right);
  }

  // "các cấp, các ngành": a single noun each.
  bool bare_noun(Piece piece) const {
    const UnitHead head = unit_at(words_, piece.from);
    return head && piece.from + head.count == piece.to;
  }

  // "các phòng chuyên môn và các đơn vị trực thuộc": both belong to the same body.
  bool belongs_together(Piece left, std::size_t right, const UnitHead& head) const {
    static const Lexicon subordinate{{"trực thuộc|thuộc|thuộc và trực thuộc", 1}};
    static const Lexicon rooms{{"phòng|ban|phòng ban|khoa", 1}};
    if (!is_and(words_, right - 1) || !subordinate.has(words_, right + head.count)) return false;
    const UnitHead first = unit_at(words_, left.from);
    return first.determined && rooms.has(words_, left.from + first.noun) && !tail_of(words_, left, head.kind).closed;
  }

  // "các cơ quan, đơn vị, doanh nghiệp": one "các" for nouns of several classes, written small.
  bool list_goes_on(Piece unit, const Tail& tail, std::size_t right) const {
    if (tail.kind == UnitKind::business || tail.closed || words_[right].upper) return false;
    const UnitHead first = unit_at(words_, unit.from);
    return first && is_common(first.kind);
  }

  // "SNV, STP, SYT": a list of nothing but abbreviations.
  bool abbreviations_meet(std::size_t start, std::size_t at, std::size_t right) const {
    const auto is_short = [&](std::size_t i) {
      return words_[i].letters && words_[i].all_upper && words_[i].to - words_[i].from >= 2;
    };
    if (!is_short(right) || (right + 1 < words_.size() && words_[right + 1].letters && !words_[right + 1].all_upper))
      return false;
    return at == start + 1 && is_short(start);
  }

  void add(Piece piece) {
    while (!piece.empty()) {
      const Word& last = words_[piece.to - 1];
      if (last.mark != U'.' && last.mark != U';' && last.mark != U',' && last.mark != U':' && last.mark != U'…' &&
          last.mark != U'-')
        break;
      --piece.to;
    }
    if (piece.empty()) return;
    const std::size_t from = words_[piece.from].from, to = words_[piece.to - 1].to;
    found_.push_back({from, to, std::string(value_.substr(from, to - from))});
  }

  std::string_view value_;
  Words words_;
  std::vector<bool> inside_;
  std::size_t last_separator_ = 0;
  std::vector<FoundUnit> found_;
};

}  // namespace

std::vector<FoundUnit> split_units(std::string_view value) { return Splitter(value).split(); }

bool begins_with_unit(std::string_view text) { return static_cast<bool>(unit_at(split_words(text.substr(0, 200)), 0)); }

std::size_t leading_units(std::string_view sentence) {
  const Words words = split_words(sentence);
  const std::size_t end = unit_list_end(words, 0);
  if (end == 0) return 0;
  // "Các phòng, đơn vị thuộc Sở tổ chức thực hiện …": behind a name and before its object, "tổ chức" is a verb
  static const std::uint64_t organise[] = {word_key("tổ"), word_key("chức")};
  if (end > 3 && end < words.size() && words[end].letters && !words[end - 2].upper &&
      words[end - 2].key == organise[0] && words[end - 1].key == organise[1] && words[end - 3].upper)
    return words[end - 3].to;
  return words[end - 1].to;
}

}  // namespace compiler
