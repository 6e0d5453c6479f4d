// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/field_groups.h"

#include <algorithm>
#include <utility>

#include "compiler/fields.h"

namespace compiler {
namespace {

class Sharer {
 public:
  explicit Sharer(const Outline& outline) : outline_(outline) {}

  std::vector<FieldGroup> share() {
    for (std::size_t i = 0; i < outline_.nodes.size(); ++i) {
      const int owner = static_cast<int>(i);
      const Node& n = node(owner);
      if (n.fields.empty() || !states_assignment(n.fields)) continue;
      if (n.marker == Marker::dash || n.marker == Marker::plus || n.marker == Marker::none) {
        groups_.push_back(group_of_bullets(owner));
      } else {
        share_runs(owner);
      }
    }
    return std::move(groups_);
  }

 private:
  const Node& node(int i) const { return outline_.nodes[static_cast<std::size_t>(i)]; }
  const Block& block_of(int i) const { return outline_.block(node(i)); }

  bool states_assignment(const std::vector<int>& fields) const {
    return std::any_of(fields.begin(), fields.end(), [&](int f) {
      const std::vector<Field> found = find_fields(block_of(f).text);
      return std::any_of(found.begin(), found.end(), [](const Field& field) {
        return field.kind == FieldKind::lead || field.kind == FieldKind::coordinate || field.kind == FieldKind::time;
      });
    });
  }

  // Fields below the last of several bullets speak of all bullets since the last fields.
  FieldGroup group_of_bullets(int last) const {
    FieldGroup group{{last}, node(last).fields};
    const bool labelled =
        std::any_of(group.fields.begin(), group.fields.end(), [&](int f) { return node(f).marker != Marker::none; });
    const int parent = node(last).parent;
    if (labelled || parent < 0) return group;
    const std::vector<int>& siblings = node(parent).children;
    const auto at = std::find(siblings.begin(), siblings.end(), last);
    std::vector<int> items;
    for (auto it = at;; --it) {
      if (it != at && (!node(*it).fields.empty() || node(*it).table >= 0 || node(*it).marker != node(last).marker))
        break;
      items.insert(items.begin(), *it);
      if (it == siblings.begin()) break;
    }
    const bool whole = items.size() == siblings.size() && items.size() > 1;
    // all bullets below a heading: the heading is the activity
    group.items = whole && node(parent).marker != Marker::none ? std::vector<int>{parent} : items;
    return group;
  }

  // One run of fields: they speak of the owner. Several runs with items between them: each of the items before it.
  void share_runs(int owner) {
    const Node& n = node(owner);
    std::vector<std::pair<int, bool>> order;  // node, is field
    for (const int f : n.fields) order.emplace_back(f, true);
    for (const int c : n.children) order.emplace_back(c, false);
    std::sort(order.begin(), order.end());
    std::vector<FieldGroup> runs;
    std::vector<int> items;
    bool in_run = false;
    for (const auto& [at, field] : order) {
      if (field) {
        if (!in_run) runs.push_back({items, {}});
        runs.back().fields.push_back(at);
        in_run = true;
        continue;
      }
      if (in_run) items.clear();
      in_run = false;
      items.push_back(at);
    }
    const auto leads = static_cast<std::size_t>(
        std::count_if(runs.begin(), runs.end(), [&](const FieldGroup& run) { return states_assignment(run.fields); }));
    if (leads < 2) {
      groups_.push_back({{owner}, n.fields});
      return;
    }
    for (FieldGroup& run : runs) {
      if (!states_assignment(run.fields)) continue;
      if (run.items.empty()) run.items = {owner};
      groups_.push_back(run);
    }
  }

  const Outline& outline_;
  std::vector<FieldGroup> groups_{};
};

}  // namespace

std::vector<FieldGroup> share_fields(const Outline& outline) { return Sharer(outline).share(); }

}  // namespace compiler
