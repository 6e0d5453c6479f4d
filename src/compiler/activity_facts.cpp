// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/activity_facts.h"

#include "compiler/facts.h"
#include "compiler/times.h"

namespace compiler {

void add_channels(const Block& block, std::size_t from, std::size_t to, Activity& activity) {
  for (const Found& found : find_channels(std::string_view(block.text).substr(from, to - from)))
    activity.channels.push_back({found.text, found.code, block.span(from + found.from, from + found.to)});
}

void add_audiences(const Block& block, std::size_t from, std::size_t to, Activity& activity) {
  for (const Found& found : find_audiences(std::string_view(block.text).substr(from, to - from)))
    activity.audiences.push_back({found.text, found.code, block.span(from + found.from, from + found.to)});
}

void add_quota(const Block& block, std::size_t from, std::size_t to, Activity& activity) {
  if (activity.quota) return;
  if (const auto found = find_quota(std::string_view(block.text).substr(from, to - from))) {
    activity.quota = found->quota;
    activity.quota->at = block.span(from + found->from, from + found->to);
  }
}

Time time_of(const Block& block, std::size_t from, std::size_t to, int year) {
  Time time = parse_time(std::string_view(block.text).substr(from, to - from), year);
  time.at = block.span(from, to);
  return time;
}

}  // namespace compiler
