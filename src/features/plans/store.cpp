// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/plans/store.h"

#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

#include "base/time.h"
#include "features/plans/store_sql.h"

namespace plans {
namespace {

using compiler::TimeKind;
using nlohmann::json;

constexpr std::array time_kinds{std::pair{TimeKind::continuous, "continuous"},
                                std::pair{TimeKind::year, "year"},
                                std::pair{TimeKind::half, "half"},
                                std::pair{TimeKind::quarter, "quarter"},
                                std::pair{TimeKind::month, "month"},
                                std::pair{TimeKind::date, "date"},
                                std::pair{TimeKind::before, "before"},
                                std::pair{TimeKind::period, "period"},
                                std::pair{TimeKind::recurring, "recurring"},
                                std::pair{TimeKind::event, "event"},
                                std::pair{TimeKind::after_issue, "after_issue"},
                                std::pair{TimeKind::other, "other"}};

State state_from(const std::string& code) {
  for (const State state : {State::draft, State::in_force, State::closed})
    if (code == code_of(state)) return state;
  throw std::logic_error("plan: no state " + code);
}

std::optional<base::Date> date_from(const std::optional<std::int64_t>& day) {
  if (!day) return std::nullopt;
  return base::date_of_day(*day);
}

std::optional<std::int64_t> day_from(const std::optional<base::Date>& date) {
  if (!date) return std::nullopt;
  return base::day_number(*date);
}

json names_of(const std::vector<Party>& parties) {
  json names = json::array();
  for (const Party& party : parties) names.push_back(party.printed);
  return names;
}

}  // namespace

std::string_view code_of(State state) {
  switch (state) {
    case State::draft:
      return "draft";
    case State::in_force:
      return "in_force";
    case State::closed:
      return "closed";
  }
  return {};
}

std::string_view code_of(TimeKind kind) {
  for (const auto& [known, code] : time_kinds)
    if (known == kind) return code;
  return {};
}

std::optional<TimeKind> time_kind_from(std::string_view wanted) {
  for (const auto& [kind, code] : time_kinds)
    if (wanted == code) return kind;
  return std::nullopt;
}

Plan plan_from(const db::Row& row) {
  Plan plan;
  plan.tenant = row.text("tenant");
  plan.id = row.text("id");
  plan.agency = row.text("agency_id");
  plan.parent = row.text("parent_plan_id");
  plan.document = row.text("document_id");
  plan.title = row.text("title");
  plan.number = row.text("number");
  plan.issued_on = row.number("issued_on");
  plan.year = static_cast<int>(row.number("year"));
  plan.recipients = row.text("recipients");
  plan.bases = row.text("bases");
  plan.budget = row.text("budget");
  plan.state = state_from(row.text("state"));
  plan.version = row.number("version");
  plan.has_changes = row.flag("has_changes");
  plan.edits = row.number("edits");
  plan.created_at = row.number("created_at");
  return plan;
}

Activity activity_from(const db::Row& row) {
  Activity activity;
  activity.id = row.text("id");
  activity.path = row.text("path");
  activity.kind = row.text("kind");
  activity.text = row.text("text");
  if (const auto kind = time_kind_from(row.text("time_kind"))) {
    compiler::Time time;
    time.raw = row.text("time_raw");
    time.kind = *kind;
    time.from = date_from(row.maybe_number("time_from"));
    time.to = date_from(row.maybe_number("time_to"));
    time.every = row.text("time_every");
    activity.time = std::move(time);
  }
  if (row.number("quota_count") > 0) {
    compiler::Quota quota;
    quota.count = static_cast<int>(row.number("quota_count"));
    quota.bound = row.text("quota_bound") == "min" ? compiler::Bound::min : compiler::Bound::exact;
    quota.unit = row.text("quota_unit");
    quota.per = row.text("quota_per");
    activity.quota = std::move(quota);
  }
  activity.channels = row.text("channels");
  activity.roadmap = row.text("roadmap");
  activity.is_included = row.flag("is_included");
  activity.first_line = static_cast<int>(row.number("first_line"));
  activity.last_line = static_cast<int>(row.number("last_line"));
  activity.edits = row.number("edits");
  return activity;
}

std::vector<Activity> activities_of(db::Connection& connection, std::string_view tenant, std::string_view plan) {
  std::vector<Activity> activities;
  std::map<std::string, std::size_t> at;
  for (const db::Row& row : connection.run(sql::activities, tenant, plan)) {
    at.emplace(row.text("id"), activities.size());
    activities.push_back(activity_from(row));
  }
  for (const db::Row& row : connection.run(sql::parties, tenant, plan)) {
    const auto found = at.find(row.text("activity_id"));
    if (found == at.end()) continue;
    Activity& activity = activities[found->second];
    (row.text("role") == "lead" ? activity.lead : activity.coordinate)
        .push_back({row.text("printed"), row.text("target"), row.text("how"), {}});
  }
  return activities;
}

void insert_activity(db::Connection& connection, const Plan& plan, std::int64_t position, const Activity& activity) {
  const compiler::Time time = activity.time.value_or(compiler::Time{});
  const compiler::Quota quota = activity.quota.value_or(compiler::Quota{});
  connection.run(sql::add_activity, plan.tenant, activity.id, plan.id, position, activity.path, activity.kind,
                 activity.text, time.raw, activity.time ? code_of(time.kind) : "", day_from(time.from),
                 day_from(time.to), time.every, quota.count, quota.bound == compiler::Bound::min ? "min" : "exact",
                 quota.unit, quota.per, activity.channels, activity.roadmap, activity.is_included, activity.first_line,
                 activity.last_line);
}

bool update_activity(db::Connection& connection, std::string_view tenant, const Activity& activity,
                     std::int64_t edits) {
  const compiler::Time time = activity.time.value_or(compiler::Time{});
  const compiler::Quota quota = activity.quota.value_or(compiler::Quota{});
  return connection.change(sql::edit_activity, tenant, activity.id, activity.text, time.raw,
                           activity.time ? code_of(time.kind) : "", day_from(time.from), day_from(time.to), time.every,
                           quota.count, quota.unit, quota.per, activity.channels, activity.roadmap,
                           activity.is_included, edits, activity.kind) > 0;
}

std::string packed(const std::vector<Activity>& activities) {
  json all = json::array();
  for (const Activity& activity : activities) {
    if (!activity.is_included) continue;
    json one = {{"id", activity.id},
                {"path", activity.path},
                {"text", activity.text},
                {"lead", names_of(activity.lead)},
                {"coordinate", names_of(activity.coordinate)},
                {"time", activity.time ? activity.time->raw : ""},
                {"roadmap", activity.roadmap}};
    if (activity.quota)
      one["quota"] = {{"count", activity.quota->count}, {"unit", activity.quota->unit}, {"per", activity.quota->per}};
    all.push_back(std::move(one));
  }
  return all.dump();
}

std::vector<Activity> unpacked(std::string_view content) {
  std::vector<Activity> activities;
  for (const json& one : json::parse(content)) {
    Activity activity;
    activity.id = one.value("id", "");
    activity.path = one.value("path", "");
    activity.text = one.value("text", "");
    activity.roadmap = one.value("roadmap", "");
    for (const json& name : one["lead"]) activity.lead.push_back({name.get<std::string>(), {}, {}, {}});
    for (const json& name : one["coordinate"]) activity.coordinate.push_back({name.get<std::string>(), {}, {}, {}});
    if (const std::string raw = one.value("time", ""); !raw.empty()) {
      compiler::Time time;
      time.raw = raw;
      activity.time = std::move(time);
    }
    if (one.contains("quota")) {
      compiler::Quota quota;
      quota.count = one["quota"].value("count", 0);
      quota.unit = one["quota"].value("unit", "");
      quota.per = one["quota"].value("per", "");
      activity.quota = std::move(quota);
    }
    activity.is_included = true;
    activities.push_back(std::move(activity));
  }
  return activities;
}

}  // namespace plans
