// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/plans/differences.h"

#include <map>

#include "base/time.h"
#include "vietnamese/differences.h"

namespace plans {
namespace {

std::string joined(const std::vector<Party>& parties) {
  std::string text;
  for (const Party& party : parties) text += (text.empty() ? "" : "; ") + party.printed;
  return text;
}

std::string word_for(const std::string& per) {
  if (per == "month") return "tháng";
  if (per == "quarter") return "quý";
  if (per == "half") return "6 tháng";
  if (per == "year") return "năm";
  if (per == "week") return "tuần";
  if (per == "day") return "ngày";
  return per;
}

}  // namespace

std::string as_text(const Activity& activity) {
  std::string text = activity.text;
  if (!activity.lead.empty()) text += "\nChủ trì: " + joined(activity.lead);
  if (!activity.coordinate.empty()) text += "\nPhối hợp: " + joined(activity.coordinate);
  if (activity.time) text += "\nThời gian: " + activity.time->raw;
  if (activity.quota)
    text += "\nChỉ tiêu: " + std::to_string(activity.quota->count) + " " + activity.quota->unit +
            (activity.quota->per.empty() ? "" : "/" + word_for(activity.quota->per));
  if (!activity.roadmap.empty()) text += "\nNhiệm vụ của lộ trình: " + activity.roadmap;
  return text;
}

std::string as_text(const Edit& edit) {
  std::string text = edit.text;
  const auto line = [&](const char* name, const std::string& value) {
    if (!value.empty()) text += std::string("\n") + name + ": " + value;
  };
  line("Chủ trì", edit.lead);
  line("Phối hợp", edit.coordinate);
  line("Thời gian", edit.time_raw);
  if (!edit.quota_count.empty())
    line("Chỉ tiêu",
         edit.quota_count + " " + edit.quota_unit + (edit.quota_per.empty() ? "" : "/" + word_for(edit.quota_per)));
  line("Nhiệm vụ của lộ trình", edit.roadmap);
  return text;
}

HeadEdit head_of(const Plan& plan) {
  return {plan.title,
          plan.number,
          plan.issued_on > 0 ? base::iso(base::date_of_day(plan.issued_on)) : "",
          std::to_string(plan.year),
          plan.recipients,
          plan.bases,
          plan.budget};
}

std::string as_text(const HeadEdit& head) {
  return head.title + "\nSố: " + head.number + "\nNgày: " + head.issued_on + "\nNăm: " + head.year +
         "\nCăn cứ: " + head.bases.value_or("") + "\nKinh phí: " + head.budget.value_or("") +
         "\nNơi nhận: " + head.recipients;
}

std::vector<Difference> differences(const std::vector<Activity>& before, const std::vector<Activity>& after) {
  std::vector<Difference> all;
  std::map<std::string, const Activity*> old;
  for (const Activity& activity : before) old.emplace(activity.id, &activity);
  for (const Activity& activity : after) {
    const auto known = old.find(activity.id);
    if (known == old.end()) {
      all.push_back({Change::added, activity.path, {}, as_text(activity), {}});
      continue;
    }
    const std::string was = as_text(*known->second), is = as_text(activity);
    if (was != is) all.push_back({Change::changed, activity.path, was, is, word_differences(was, is)});
    old.erase(known);
  }
  for (const Activity& activity : before)
    if (old.contains(activity.id)) all.push_back({Change::dropped, activity.path, as_text(activity), {}, {}});
  return all;
}

std::vector<Piece> word_differences(std::string_view before, std::string_view after) {
  std::vector<Piece> pieces;
  for (vietnamese::Stretch& stretch :
       vietnamese::word_differences(vietnamese::in_one_line(before), vietnamese::in_one_line(after)))
    pieces.push_back({stretch.fate == vietnamese::Fate::dropped ? Change::dropped
                      : stretch.fate == vietnamese::Fate::added ? Change::added
                                                                : Change::same,
                      std::move(stretch.text)});
  return pieces;
}

}  // namespace plans
