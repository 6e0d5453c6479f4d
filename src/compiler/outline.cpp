// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/outline.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <initializer_list>
#include <map>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "compiler/scan.h"
#include "vietnamese/text.h"

namespace compiler {
namespace {

bool closes_body(std::string_view text) {
  const Folded folded(text);
  for (const std::string_view opening :
       {"tren day la", "trong qua trinh to chuc thuc hien", "trong qua trinh trien khai", "trong qua trinh thuc hien",
        "can cu ke hoach nay", "qua trinh to chuc thuc hien", "qua trinh trien khai", "qua trinh thuc hien"})
    if (folded.starts_with_word(opening)) return true;
  // "Yêu cầu các đơn vị nghiêm túc triển khai thực hiện./."
  const bool ends = vietnamese::trim(text).ends_with("./.");
  return ends && (folded.starts_with_word("yeu cau cac") || folded.starts_with_word("de nghi cac"));
}

double rank_of(const Label& label) {
  switch (label.marker) {
    case Marker::part:
      return 1;
    case Marker::article:
      return 2;
    case Marker::roman:
      return 3;
    case Marker::number:
      return 4;
    case Marker::decimal:
      return 5 + 0.1 * static_cast<double>(std::count(label.text.begin(), label.text.end(), '.'));
    case Marker::letter:
      return 6;
    case Marker::bracket:
      return 8;
    case Marker::dash:
      return 9;
    case Marker::plus:
      return 10;
    case Marker::none:
      return 11;
  }
  return 11;
}

class OutlineBuilder {
 public:
  OutlineBuilder(const Source& source, Lines body) : damaged_(source.damaged) {
    outline_.blocks = build_blocks(source, body);
    find_preamble();
    for (std::size_t i = 0; i < outline_.blocks.size(); ++i) {
      const Marker marker = outline_.blocks[i].label.marker;
      if (marker != Marker::none && marker != Marker::dash) last_labelled_ = i;
    }
  }

  Outline build() {
    for (std::size_t i = outline_.preamble_end; i < outline_.blocks.size(); ++i) place(static_cast<int>(i));
    mark_sections();
    mark_zones();
    return std::move(outline_);
  }

 private:
  struct Level {
    int node;
    double rank;
  };

  Block& block(int i) { return outline_.blocks[static_cast<std::size_t>(i)]; }
  Node& node(int i) { return outline_.nodes[static_cast<std::size_t>(i)]; }
  const Block& block_of(int n) { return block(node(n).block); }

  void find_preamble() {
    const auto heads = [](const Block& b) {
      return b.label.marker == Marker::roman || b.label.marker == Marker::part || b.label.marker == Marker::article;
    };
    auto& blocks = outline_.blocks;
    std::size_t first = 0;
    while (first < blocks.size() && !heads(blocks[first])) ++first;
    if (first == blocks.size()) {
      first = 0;
      while (first < blocks.size() && blocks[first].label.marker != Marker::number) ++first;
    } else {
      // a plan numbered "1." before its first Roman heading begins there only when that heading is not "I"
      if (blocks[first].label.marker == Marker::roman && blocks[first].label.clean && blocks[first].label.text != "I" &&
          blocks[first].label.text != "II") {
        std::size_t number = 0;
        while (number < first && blocks[number].label.marker != Marker::number) ++number;
        first = number;
      }
    }
    outline_.preamble_end = first;
  }

  int count_children(int parent, Marker marker) const {
    const auto found = counts_.find({parent, marker});
    return found == counts_.end() ? 0 : found->second;
  }

  int parent_for(double rank) {
    while (!stack_.empty() && stack_.back().rank >= rank) stack_.pop_back();
    return stack_.empty() ? -1 : stack_.back().node;
  }

  // The rank this label takes here: that of an open sibling of its kind, else its own.
  double rank_here(const Label& label) {
    for (std::size_t i = stack_.size(); i > 0; --i)
      if (node(stack_[i - 1].node).marker == label.marker && label.marker != Marker::decimal) return stack_[i - 1].rank;
    if (label.marker == Marker::number && label.text == "1")
      for (const Level& level : stack_)
        if (node(level.node).marker == Marker::letter) return level.rank + 0.5;
    return rank_of(label);
  }

  // A damaged label takes the kind and the value that its sequence expects.
  Label resolved(const Block& b) {
    Label label = b.label;
    const std::string_view rest = b.body();
    if (damaged_ && label.marker == Marker::number) {
      const std::string next_roman = roman_numeral(count_children(-1, Marker::roman) + 1);
      if (label.close == '.' && label.text.size() > 1 && rest.size() > 6 && vietnamese::is_all_upper(rest) &&
          may_be({Marker::roman, label.text}, next_roman))
        return {Marker::roman, next_roman, label.length, false};
      if (label.close == ')') {
        const Label as_letter{Marker::letter, label.text, label.length, false};
        const std::string next = next_letter(as_letter);
        if (next != "a" && may_be(as_letter, next)) return {Marker::letter, next, label.length, false};
      }
    }
    if (label.marker == Marker::roman && (damaged_ || !label.clean)) {
      const std::string expected = roman_numeral(count_children(-1, Marker::roman) + 1);
      if (!label.clean || may_be(label, expected)) label.text = expected;
    }
    if (label.marker == Marker::letter) label.text = letter_in_sequence(label);
    return label;
  }

  std::string next_letter(const Label& label) {
    for (std::size_t i = stack_.size(); i > 0; --i)
      if (node(stack_[i - 1].node).marker == Marker::letter)
        return letter_at(letter_position(node(stack_[i - 1].node).label) + 1);
    (void)label;
    return "a";
  }

  std::string letter_in_sequence(const Label& label) {
    const std::string expected = next_letter(label);
    if (label.text == expected || label.text == "a") return label.text;
    if (may_be(label, expected) && (damaged_ || expected == "đ")) return expected;
    if (!damaged_) return label.text;
    const int printed = letter_position(label.text);
    const int wanted = letter_position(expected);
    return printed > wanted && printed <= wanted + 2 ? label.text : expected;
  }

  void place(int index) {
    const Block& b = block(index);
    if (b.table >= 0) {
      add_table(index);
      return;
    }
    Label label = resolved(b);
    block(index).label.text = label.text;
    const bool bullet = label.marker == Marker::dash || label.marker == Marker::plus || label.marker == Marker::none;
    if (((bullet && is_field(b.text)) || is_lettered_field(index, label)) && !stack_.empty()) {
      add_field(index, label);
      return;
    }
    if (label.marker == Marker::none) {
      if (closes_body(b.text) && close(index)) return;
      label = sibling_of_bullets(label);
    }
    field_owner_ = -1;
    const double rank = rank_here(label);
    const int parent = parent_for(rank);
    const int self = add_node(index, parent, label);
    if (label.marker != Marker::none) stack_.push_back({self, rank});
    last_ = self;
  }

  // "b) Đơn vị chủ trì: …": the kind of field a lettered or numbered item begins with.
  std::optional<FieldKind> lettered_field(int index) {
    const Block& b = block(index);
    if (b.table >= 0 || b.label.marker == Marker::none || b.label.marker == Marker::roman ||
        b.label.marker == Marker::part)
      return std::nullopt;
    const std::vector<Field> fields = find_fields(b.text);
    if (fields.empty() || fields.front().from != b.label.length || fields.front().value_from >= fields.front().value_to)
      return std::nullopt;
    return fields.front().kind;
  }

  static bool assigns(std::optional<FieldKind> kind) {
    return kind == FieldKind::lead || kind == FieldKind::coordinate;
  }

  // A lettered item is a field when it names who works, or when an item beside it does.
  bool is_lettered_field(int index, const Label& label) {
    if (label.marker == Marker::dash || label.marker == Marker::plus) return false;
    const std::optional<FieldKind> kind = lettered_field(index);
    if (!kind) return false;
    if (assigns(kind)) return true;
    const int count = static_cast<int>(outline_.blocks.size());
    for (const int step : {-1, 1})
      for (int i = index + step; i >= 0 && i < count && std::abs(i - index) <= 6; i += step) {
        const std::optional<FieldKind> beside = lettered_field(i);
        if (!beside || block(i).label.marker != block(index).label.marker) break;
        if (assigns(beside)) return true;
      }
    return false;
  }

  // A paragraph without a bullet among bullets that close with a full stop has lost its own.
  Label sibling_of_bullets(Label label) {
    if (last_ < 0 || stack_.empty()) return label;
    const Node& before = node(last_);
    if (before.marker != Marker::dash || before.is_field || field_run_) return label;
    if (!ends_sentence(block_of(last_).text) || block_of(last_).text.ends_with(':')) return label;
    if (count_children(before.parent, Marker::dash) < 2) return label;
    label.marker = Marker::dash;
    label.text = "-";
    return label;
  }

  int add_node(int index, int parent, const Label& label) {
    Node n;
    n.block = index;
    n.parent = parent;
    n.marker = label.marker;
    n.label = label.text;
    const std::string prefix = parent < 0 ? "" : node(parent).path + "/";
    if (label.marker == Marker::dash || label.marker == Marker::plus) {
      n.path = prefix + label.text + std::to_string(count_children(parent, label.marker) + 1);
    } else if (label.marker == Marker::none) {
      n.path = prefix + "¶" + std::to_string(count_children(parent, Marker::none) + 1);
    } else {
      n.path = prefix + label.text;
    }
    outline_.nodes.push_back(std::move(n));
    const int self = static_cast<int>(outline_.nodes.size()) - 1;
    ++counts_[{parent, label.marker}];
    if (parent >= 0) node(parent).children.push_back(self);
    field_run_ = false;
    return self;
  }

  // "- Chủ trì: …" belongs to the item above it; bullets below an empty field belong to the field.
  void add_field(int index, const Label& label) {
    int owner = -1;
    if (field_run_ && label.marker == Marker::none) {
      owner = field_owner_;
    } else {
      const double rank = rank_here(label);
      owner = parent_for(label.marker == Marker::none ? 11 : rank);
      // bullets went on after a list "(1) … (2) …" of one of them: the fields are bullets of the item above
      if (owner >= 0 && node(owner).marker == Marker::bracket && node(owner).parent >= 0 &&
          count_children(owner, label.marker) == 0 && count_children(node(owner).parent, label.marker) > 0) {
        owner = node(owner).parent;
        while (!stack_.empty() && stack_.back().node != owner) stack_.pop_back();
      }
      // unlabelled fields stand below the last item, bullets included
      if (label.marker == Marker::none && last_ >= 0) owner = last_;
    }
    Node n;
    n.block = index;
    n.parent = owner;
    n.marker = label.marker;
    n.is_field = true;
    outline_.nodes.push_back(std::move(n));
    const int self = static_cast<int>(outline_.nodes.size()) - 1;
    if (owner >= 0) node(owner).fields.push_back(self);
    if (label.marker != Marker::none) stack_.push_back({self, rank_of(label)});
    field_run_ = true;
    field_owner_ = owner;
  }

  bool close(int index) {
    int root = -1;
    for (const Level& level : stack_)
      if (root < 0) root = level.node;
    if (root < 0) return false;
    // only the last paragraphs of the body close it
    if (static_cast<std::size_t>(index) < last_labelled_) return false;
    stack_.resize(1);
    Node n;
    n.block = index;
    n.parent = root;
    n.is_closing = true;
    n.path = node(root).path + "/¶end";
    outline_.nodes.push_back(std::move(n));
    node(root).children.push_back(static_cast<int>(outline_.nodes.size()) - 1);
    last_ = static_cast<int>(outline_.nodes.size()) - 1;
    return true;
  }

  void add_table(int index) {
    const int parent = stack_.empty() ? -1 : parent_for(8.5);
    Node n;
    n.block = index;
    n.parent = parent;
    n.table = block(index).table;
    n.path = (parent < 0 ? "" : node(parent).path + "/") + "T" + std::to_string(++tables_);
    outline_.nodes.push_back(std::move(n));
    if (parent >= 0) node(parent).children.push_back(static_cast<int>(outline_.nodes.size()) - 1);
  }

  void mark_sections() {
    for (Node& n : outline_.nodes) {
      if (n.is_field || n.table >= 0 || n.marker == Marker::none || n.marker == Marker::dash ||
          n.marker == Marker::plus || n.marker == Marker::bracket)
        continue;
      const Block& b = outline_.block(n);
      const bool heading_kind = n.marker == Marker::roman || n.marker == Marker::part;
      const bool short_text = base::count_code_points(b.body()) < 320;
      // a sentence that paragraphs follow is no heading
      const bool sentence = ends_sentence(b.body()) && !vietnamese::trim(b.body()).ends_with(':') &&
                            std::all_of(n.children.begin(), n.children.end(), [&](int c) {
                              return outline_.nodes[static_cast<std::size_t>(c)].marker == Marker::none;
                            });
      n.is_section = heading_kind ||
                     (!n.children.empty() && !sentence && (short_text || run_in_heading(b.body()) > 0)) ||
                     run_in_heading(b.body()) > 0;
    }
  }

  void mark_zones() {
    for (std::size_t i = 0; i < outline_.nodes.size(); ++i) {
      Node& n = outline_.nodes[i];
      const Zone inherited = n.parent >= 0 ? outline_.nodes[static_cast<std::size_t>(n.parent)].zone : Zone::none;
      n.zone = inherited;
      const bool top = n.parent < 0 || n.marker == Marker::roman;
      const Block& b = outline_.block(n);
      const std::size_t run_in = run_in_heading(b.body());
      const bool heads = n.is_section && (!n.children.empty() || top || run_in > 0);
      if (!heads) continue;
      const std::string_view heading = run_in > 0 ? b.body().substr(0, run_in) : b.body();
      if (top) {
        n.zone = zone_of_heading(heading, Zone::content);
      } else if (inherited == Zone::duty || inherited == Zone::reporting) {
        if (folded_starts_with(heading, "kinh phi")) n.zone = Zone::budget;
      } else if (inherited != Zone::budget && inherited != Zone::slogans && run_in == 0) {
        n.zone = zone_of_heading(heading, inherited);
      } else if (run_in > 0 && inherited == Zone::none) {
        n.zone = inherited;
      }
    }
  }

  Outline outline_{};
  bool damaged_;
  std::vector<Level> stack_{};
  int last_ = -1;
  bool field_run_ = false;
  int field_owner_ = -1;
  int tables_ = 0;
  std::size_t last_labelled_ = 0;  // the last block with a label other than a dash
  std::map<std::pair<int, Marker>, int>
      counts_{};  // children of a node, by marker; fields and closing paragraphs not counted
};

}  // namespace

Outline build_outline(const Source& source, Lines body) { return OutlineBuilder(source, body).build(); }

}  // namespace compiler
