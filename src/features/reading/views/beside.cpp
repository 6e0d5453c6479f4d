// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/reading/views/beside.h"

#include <algorithm>

#include "features/reading/views/marks.h"
#include "features/reading/views/source.h"

namespace reading {
namespace {

Mark mark_of(const SourceFact& fact) {
  if (fact.is_activity) return Mark::activity;
  switch (fact.severity) {
    case compiler::Severity::error:
      return Mark::error;
    case compiler::Severity::warning:
      return Mark::warning;
    case compiler::Severity::note:
      return Mark::note;
  }
  return Mark::note;
}

// What was read of an activity: who, when, how much.
void add_parts(std::vector<Fact>& facts, int number, const compiler::Activity& activity) {
  const auto add = [&](Mark mark, const compiler::Span& at) {
    if (at.known()) facts.push_back({number, mark, at});
  };
  for (const compiler::Mention& unit : activity.lead) add(Mark::lead, unit.at);
  for (const compiler::Mention& unit : activity.coordinate) add(Mark::coordinate, unit.at);
  for (const compiler::Mention& channel : activity.channels) add(Mark::channel, channel.at);
  if (activity.time) add(Mark::time, activity.time->at);
  if (activity.quota) add(Mark::quota, activity.quota->at);
}

}  // namespace

html::Html source_beside(const Entry& entry, const Reading& reading, const std::vector<SourceFact>& wanted) {
  const int lines = static_cast<int>(reading.document.lines.size());
  std::vector<Fact> facts;
  for (const SourceFact& fact : wanted) {
    // The document may have been read anew since: what lies outside of it has no place.
    if (fact.first_line < 0 || fact.first_line >= lines) continue;
    const int last = std::clamp(fact.last_line, fact.first_line, lines - 1);
    const std::size_t end = reading.document.lines[static_cast<std::size_t>(last)].text.size();
    facts.push_back({fact.number, mark_of(fact), {fact.first_line, last, 0, end}});
    if (!fact.is_activity) continue;
    for (const compiler::Activity& activity : reading.plan.activities)
      if (activity.at.first == fact.first_line && activity.at.last == fact.last_line)
        add_parts(facts, fact.number, activity);
  }
  return source_view(entry, reading.document, facts);
}

}  // namespace reading
