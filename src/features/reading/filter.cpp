// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/reading/filter.h"

#include <algorithm>
#include <map>
#include <set>

#include "vietnamese/collate.h"
#include "vietnamese/text.h"

namespace reading {
namespace {

template <class Do>
void each_unit(const compiler::Activity& activity, Do with) {
  for (const compiler::Mention& lead : activity.lead) with(lead.text);
  for (const compiler::Mention& partner : activity.coordinate) with(partner.text);
}

bool names(const compiler::Activity& activity, const std::string& comparable_unit) {
  bool found = false;
  each_unit(activity,
            [&](const std::string& unit) { found = found || vietnamese::comparable(unit) == comparable_unit; });
  return found;
}

// Everything a card of the activity shows.
std::string folded_text(const compiler::Activity& activity) {
  std::string all = activity.path + " " + activity.text + " " + activity.output;
  each_unit(activity, [&](const std::string& unit) { all += " " + unit; });
  for (const auto* mentions : {&activity.channels, &activity.audiences})
    for (const compiler::Mention& mention : *mentions) all += " " + mention.text;
  if (activity.time) all += " " + activity.time->raw;
  if (activity.quota) all += " " + activity.quota->raw;
  return vietnamese::fold(all);
}

}  // namespace

std::vector<int> chosen(const compiler::Plan& plan, const Filter& filter) {
  const std::string unit = vietnamese::comparable(filter.unit);
  const std::string text = vietnamese::fold(vietnamese::tidy(vietnamese::to_nfc(filter.text)));
  std::vector<int> indices;
  for (std::size_t i = 0; i < plan.activities.size(); ++i) {
    const compiler::Activity& activity = plan.activities[i];
    if (filter.kind && activity.kind != *filter.kind) continue;
    if (!unit.empty() && !names(activity, unit)) continue;
    if (!text.empty() && folded_text(activity).find(text) == std::string::npos) continue;
    indices.push_back(static_cast<int>(i));
  }
  return indices;
}

std::vector<UnitCount> units_of(const compiler::Plan& plan) {
  std::map<std::string, UnitCount> by_name;  // comparable name → as first printed
  for (const compiler::Activity& activity : plan.activities) {
    std::set<std::string> counted;
    each_unit(activity, [&](const std::string& unit) {
      const std::string name = vietnamese::comparable(unit);
      if (name.empty() || !counted.insert(name).second) return;
      UnitCount& count = by_name[name];
      if (count.name.empty()) count.name = unit;
      ++count.activities;
    });
  }
  std::vector<UnitCount> units;
  for (auto& [name, count] : by_name) units.push_back(std::move(count));
  std::sort(units.begin(), units.end(), [](const UnitCount& a, const UnitCount& b) {
    return vietnamese::sort_key(a.name) < vietnamese::sort_key(b.name);
  });
  return units;
}

}  // namespace reading
