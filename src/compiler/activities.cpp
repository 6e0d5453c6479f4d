// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/activities.h"

#include <algorithm>

#include "compiler/activity_facts.h"
#include "compiler/duties.h"
#include "compiler/facts.h"
#include "compiler/field_groups.h"
#include "compiler/scan.h"
#include "compiler/times.h"
#include "compiler/units.h"
#include "vietnamese/text.h"

namespace compiler {
namespace {

void append_text(std::string& text, std::string_view more, std::string_view between) {
  if (more.empty()) return;
  if (!text.empty()) text += between;
  text += more;
}

class Collector {
 public:
  Collector(const Source& source, const Outline& outline, int year, Plan& plan)
      : source_(source),
        outline_(outline),
        year_(year),
        plan_(plan),
        owned_(outline.nodes.size(), false),
        groups_(share_fields(outline)) {}

  void collect() {
    for (const FieldGroup& group : groups_)
      for (const int item : group.items) own(item);
    for (std::size_t i = 0; i < outline_.nodes.size(); ++i) visit(static_cast<int>(i));
  }

 private:
  const Node& node(int i) const { return outline_.nodes[static_cast<std::size_t>(i)]; }
  const Block& block_of(int i) const { return outline_.block(node(i)); }

  void own(int item) {
    owned_[static_cast<std::size_t>(item)] = true;
    for (const int child : node(item).children)
      if (node(child).table < 0) own(child);
  }

  const FieldGroup* group_at(int item) const {
    for (const FieldGroup& group : groups_)
      if (group.items.front() == item) return &group;
    return nullptr;
  }

  void visit(int i) {
    const Node& n = node(i);
    if (n.table >= 0) {
      const AssignmentTable table = read_table(source_, n.table);
      collect_table(table, n.path, false, year_, plan_);
      return;
    }
    if (n.is_field) return;
    add_section(n);
    if (below_field(n)) return;
    if (const FieldGroup* group = group_at(i)) {
      add_assigned(*group);
      return;
    }
    if (owned_[static_cast<std::size_t>(i)]) return;
    if (n.zone == Zone::slogans) {
      add_slogan(n);
      return;
    }
    if (n.zone == Zone::budget) {
      add_budget(n);
      return;
    }
    add_plain(i);
  }

  bool below_field(const Node& n) const {
    for (int at = n.parent; at >= 0; at = node(at).parent)
      if (node(at).is_field) return true;
    return false;
  }

  void add_section(const Node& n) {
    if (!n.is_section) return;
    const Block& block = outline_.block(n);
    const std::size_t run_in = run_in_heading(block.body());
    const std::size_t length = run_in > 0 ? run_in : block.body().size();
    std::string_view heading = vietnamese::trim(block.body().substr(0, length));
    while (heading.ends_with(':')) heading.remove_suffix(1);
    if (heading.empty()) return;
    plan_.sections.push_back({n.path, std::string(heading), block.span(0, block.label.length + length)});
  }

  void add_slogan(const Node& n) {
    if (!n.children.empty() || n.marker == Marker::roman || n.marker == Marker::part) return;
    const Block& block = outline_.block(n);
    std::string_view text = vietnamese::trim(block.body());
    if (text.ends_with(':')) return;
    for (const auto& [open, close] :
         {std::pair<std::string_view, std::string_view>{"“", "”"}, {"\"", "\""}, {"“", "“"}}) {
      std::string_view bare = text;
      while (bare.ends_with('.') || bare.ends_with(';')) bare.remove_suffix(1);
      if (bare.size() <= open.size() + close.size() || !bare.starts_with(open) || !bare.ends_with(close)) continue;
      text = bare.substr(open.size(), bare.size() - open.size() - close.size());
      break;
    }
    plan_.slogans.push_back({n.path, std::string(text), block.body_span()});
  }

  void add_budget(const Node& n) {
    const Block& block = outline_.block(n);
    const bool heading = n.marker == Marker::roman || n.marker == Marker::part || (n.is_section && !n.children.empty());
    if (heading || n.is_closing) return;
    if (!plan_.budget) {
      plan_.budget = Budget{std::string(block.body()), block.body_span()};
      return;
    }
    append_text(plan_.budget->text, block.body(), " ");
    plan_.budget->at.last = block.body_span().last;
    plan_.budget->at.to = block.body_span().to;
  }

  // The words of an item and of the bullets below it that state no facts.
  void add_words(int item, Activity& activity, std::string_view between) const {
    const Node& n = node(item);
    const Block& block = block_of(item);
    const std::vector<Field> inline_fields = find_fields(block.text);
    std::size_t to = block.text.size();
    for (const Field& field : inline_fields)
      if (field.from > block.label.length && is_fact(field.kind)) {
        to = field.from;
        // the bracket that opens the fields
        while (to > block.label.length && (block.text[to - 1] == ' ' || block.text[to - 1] == '(')) --to;
        break;
      }
    append_text(activity.text,
                vietnamese::trim(std::string_view(block.text).substr(block.label.length, to - block.label.length)),
                between);
    add_channels(block, block.label.length, to, activity);
    add_audiences(block, block.label.length, to, activity);
    add_quota(block, block.label.length, to, activity);
    const Span span = block.body_span();
    if (!activity.at.known()) activity.at = span;
    if (span.last >= activity.at.last) {
      activity.at.last = span.last;
      activity.at.to = span.to;
    }
    for (const int child : n.children)
      if (node(child).table < 0) add_words(child, activity, "\n- ");
  }

  // "Hoạt động 1", "Nhiệm vụ 2": a title that says nothing.
  static bool is_generic(std::string_view title) {
    const Folded folded(title);
    const bool numbered = folded.starts_with_word("hoat dong") || folded.starts_with_word("nhiem vu") ||
                          folded.starts_with_word("noi dung");
    return title.empty() || (numbered && vietnamese::words(title).size() <= 3);
  }

  static bool is_fact(FieldKind kind) {
    return kind == FieldKind::lead || kind == FieldKind::coordinate || kind == FieldKind::time ||
           kind == FieldKind::output;
  }

  void add_assigned(const FieldGroup& group) {
    Activity activity;
    activity.kind = Kind::assigned;
    activity.path = node(group.items.front()).path;
    std::string content;
    for (const int field : group.fields) add_facts(field, activity, content);
    const std::string named = node(group.items.front()).is_section || !content.empty() ? content : std::string();
    for (const int item : group.items) add_words(item, activity, "\n- ");
    if (!named.empty())
      activity.text = named + (is_generic(activity.text) ? "" : " (" + std::string(strip_closing(activity.text)) + ")");
    plan_.activities.push_back(std::move(activity));
  }

  void add_facts(int field_node, Activity& activity, std::string& content) {
    const Block& block = block_of(field_node);
    for (const Field& field : find_fields(block.text)) {
      const bool empty = field.value_from >= field.value_to;
      if (field.kind == FieldKind::content) {
        append_text(content, strip_value(block, field), " ");
        if (empty)
          for (std::size_t i = 0; i < outline_.nodes.size(); ++i)
            if (outline_.nodes[i].parent == field_node && !outline_.nodes[i].is_field)
              append_text(content, outline_.block(outline_.nodes[i]).body(), "\n- ");
        continue;
      }
      if (empty) {
        add_facts_below(field_node, field.kind, activity);
        continue;
      }
      add_fact(block, field, activity);
    }
  }

  static std::string strip_value(const Block& block, const Field& field) {
    return block.text.substr(field.value_from, field.value_to - field.value_from);
  }

  // "- Cơ quan thực hiện:" with the units as bullets below it.
  void add_facts_below(int field_node, FieldKind kind, Activity& activity) {
    for (std::size_t i = 0; i < outline_.nodes.size(); ++i) {
      const Node& n = outline_.nodes[i];
      if (n.parent != field_node || n.is_field) continue;
      const Block& block = outline_.block(n);
      // a bullet that goes on to other work ("Sở Xây dựng đăng tải …") is a duty of its own and no name
      const bool only_units = leading_units(block.body()) + 2 >= strip_closing(block.body()).size();
      const std::optional<Cooperation> together = find_cooperation(block.body());
      if (!only_units && !(together && together->leads) && !activity.lead.empty()) continue;
      add_fact(block, {kind, block.label.length, block.label.length, block.text.size()}, activity);
    }
  }

  void add_fact(const Block& block, const Field& field, Activity& activity) {
    switch (field.kind) {
      case FieldKind::lead: {
        Assignment found = read_lead(block, field.value_from, field.value_to);
        activity.lead.insert(activity.lead.end(), found.lead.begin(), found.lead.end());
        activity.coordinate.insert(activity.coordinate.end(), found.coordinate.begin(), found.coordinate.end());
        break;
      }
      case FieldKind::coordinate: {
        const std::vector<Mention> found = read_units(block, field.value_from, field.value_to);
        activity.coordinate.insert(activity.coordinate.end(), found.begin(), found.end());
        break;
      }
      case FieldKind::time:
        if (!activity.time) activity.time = time_of(block, field.value_from, field.value_to, year_);
        add_channels(block, field.value_from, field.value_to, activity);
        break;
      case FieldKind::output:
        append_text(activity.output, strip_value(block, field), " ");
        break;
      case FieldKind::quota:
      case FieldKind::channel:
        add_channels(block, field.value_from, field.value_to, activity);
        add_quota(block, field.value_from, field.value_to, activity);
        break;
      case FieldKind::audience:
        add_audiences(block, field.value_from, field.value_to, activity);
        break;
      default:
        break;
    }
  }

  // Items without labelled fields: contents, forms, duties, and sentences that assign.
  void add_plain(int i) {
    const Node& n = node(i);
    const Block& block = block_of(i);
    const std::vector<Field> fields = find_fields(block.text);
    const auto fact = std::find_if(fields.begin(), fields.end(), [&](const Field& f) {
      return (f.kind == FieldKind::lead || f.kind == FieldKind::coordinate || f.kind == FieldKind::time) &&
             f.from > block.label.length;
    });
    if (fact != fields.end()) {
      Activity activity;
      activity.kind = Kind::assigned;
      activity.path = n.path;
      add_words(i, activity, "\n- ");
      for (const Field& field : fields)
        if (field.from >= fact->from) add_fact(block, field, activity);
      own(i);
      plan_.activities.push_back(std::move(activity));
      return;
    }
    if (const std::size_t bracket = assigning_bracket(block); bracket > 0 && n.zone != Zone::none) {
      add_bracketed(i, bracket);
      return;
    }
    if (!n.children.empty() && !stands_alone(n, block)) return;
    if (n.is_section && (n.marker == Marker::roman || n.marker == Marker::part)) return;
    if (n.zone == Zone::none && !n.is_closing) return;
    if (n.is_closing && !is_duty_closing(block.text)) return;
    Activity activity;
    activity.path = n.path;
    activity.text = std::string(vietnamese::trim(block.body()));
    activity.at = block.body_span();
    const bool duty = n.zone == Zone::duty || n.zone == Zone::reporting || n.is_closing;
    activity.kind = duty ? Kind::duty : n.zone == Zone::form ? Kind::form : Kind::content;
    if (leads_in(n, block)) return;
    add_channels(block, block.label.length, block.text.size(), activity);
    heading_audiences(n, activity);
    if (activity.audiences.empty()) add_audiences(block, block.label.length, block.text.size(), activity);
    add_quota(block, block.label.length, block.text.size(), activity);
    const std::vector<FoundTime> times = find_times(std::string_view(block.text).substr(block.label.length), year_);
    if (!times.empty()) {
      activity.time = times.front().time;
      activity.time->at = block.span(block.label.length + times.front().from, block.label.length + times.front().to);
    }
    assign_duty(outline_, i, activity);
    if (activity.kind == Kind::assigned && activity.time && !is_dated(*activity.time)) activity.time.reset();
    plan_.activities.push_back(std::move(activity));
  }

  // "… (Sở Nội vụ chủ trì; hoàn thành trong quý II/2025)": the byte behind the bracket that closes an item and says who
  // leads; 0 where there is none.
  static std::size_t assigning_bracket(const Block& block) {
    const std::string_view text = strip_closing(block.text);
    if (!text.ends_with(')')) return 0;
    const std::size_t open = text.rfind('(');
    if (open == std::string_view::npos || open <= block.label.length) return 0;
    const std::string_view inside = text.substr(open + 1, text.size() - open - 2);
    const Folded folded(inside);
    const bool leads =
        folded.contains_word("chu tri") || folded.contains_word("thuc hien") || folded.contains_word("phu trach");
    return leads && begins_with_unit(inside) ? open + 1 : 0;
  }

  void add_bracketed(int i, std::size_t bracket) {
    const Block& block = block_of(i);
    Activity activity;
    activity.kind = Kind::assigned;
    activity.path = node(i).path;
    add_words(i, activity, "\n- ");
    const std::size_t end = block.text.rfind(')');
    std::size_t from = bracket;
    while (from < end) {
      std::size_t to = std::min(end, block.text.find(';', from));
      while (from < to && block.text[from] == ' ') ++from;
      const std::string_view part = std::string_view(block.text).substr(from, to - from);
      const std::vector<FoundTime> times = find_times(part, year_);
      if (begins_with_unit(part)) {
        const bool helps =
            vietnamese::fold(part).ends_with("phoi hop") || vietnamese::fold(part).ends_with("phoi hop thuc hien");
        add_fact(block, {helps ? FieldKind::coordinate : FieldKind::lead, from, from, to}, activity);
      } else if (folded_starts_with(part, "phoi hop")) {
        const Assignment found = read_lead(block, from, to);
        activity.coordinate.insert(activity.coordinate.end(), found.coordinate.begin(), found.coordinate.end());
      } else if (!times.empty() && !activity.time) {
        activity.time = times.front().time;
        activity.time->at = block.span(from + times.front().from, from + times.front().to);
      }
      from = to + 1;
    }
    own(i);
    plan_.activities.push_back(std::move(activity));
  }

  static bool is_dated(const Time& time) {
    return time.kind == TimeKind::before || time.kind == TimeKind::date || time.kind == TimeKind::quarter ||
           time.kind == TimeKind::month || time.kind == TimeKind::period;
  }

  // "Các cơ quan thực hiện các hoạt động sau:" only opens the list that follows it.
  bool leads_in(const Node& n, const Block& block) const {
    const std::string_view text = vietnamese::trim(block.body());
    if (!text.ends_with(':')) return false;
    return n.marker == Marker::none || !n.children.empty();
  }

  // A long sentence with bullets below it says something of its own; a heading does not.
  static bool stands_alone(const Node& n, const Block& block) {
    const std::string_view text = vietnamese::trim(block.body());
    if (text.ends_with(':')) return false;
    if (!n.is_section && ends_sentence(text)) return true;
    return (run_in_heading(block.body()) > 0 && n.marker != Marker::roman && text.size() > 160) ||
           (ends_sentence(text) && text.size() > 240);
  }

  // "2. Đối với người dân và doanh nghiệp": whom everything below speaks to.
  void heading_audiences(const Node& n, Activity& activity) const {
    for (int at = n.parent; at >= 0; at = node(at).parent) {
      const Block& block = block_of(at);
      if (!folded_starts_with(block.body(), "doi voi")) continue;
      add_audiences(block, block.label.length, block.text.size(), activity);
      return;
    }
  }

  const Source& source_;
  const Outline& outline_;
  int year_;
  Plan& plan_;
  std::vector<bool> owned_;
  std::vector<FieldGroup> groups_;
};

}  // namespace

void collect_activities(const Source& source, const Outline& outline, int year, Plan& plan) {
  Collector(source, outline, year, plan).collect();
}

}  // namespace compiler
