// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/obligations/store.h"

#include <algorithm>
#include <stdexcept>

#include "base/time.h"
#include "features/obligations/store_sql.h"

namespace obligations {
namespace {

State state_from(const std::string& code) {
  for (const State state : {State::open, State::undated, State::done, State::dropped})
    if (code == code_of(state)) return state;
  throw std::logic_error("occurrence: no state " + code);
}

std::optional<std::int64_t> day_from(std::int64_t number) { return number == 0 ? std::nullopt : std::optional(number); }

bool was_done_late(const Occurrence& occurrence) {
  return occurrence.state == State::done && occurrence.due_on && occurrence.done_at &&
         base::day_number(base::date_of(*occurrence.done_at)) > *occurrence.due_on;
}

}  // namespace

std::string_view code_of(State state) {
  switch (state) {
    case State::open:
      return "open";
    case State::undated:
      return "undated";
    case State::done:
      return "done";
    case State::dropped:
      return "dropped";
  }
  return {};
}

std::string_view code_of(UnitRole role) { return role == UnitRole::lead ? "lead" : "coordinate"; }

Occurrence occurrence_from(const db::Row& row) {
  Occurrence o;
  o.tenant = row.text("tenant");
  o.id = row.text("id");
  o.obligation = row.text("obligation_id");
  o.plan = row.text("plan_id");
  o.activity = row.text("activity_id");
  o.agency = row.text("agency_id");
  o.unit = row.text("unit_id");
  o.role = row.text("role") == "lead" ? UnitRole::lead : UnitRole::coordinate;
  o.label = row.text("label");
  o.starts_on = row.maybe_number("starts_on");
  o.due_on = day_from(row.number("due_on"));
  o.open_reason = row.text("open_reason");
  o.required = row.number("required");
  o.counted = row.number("counted");
  o.state = state_from(row.text("state"));
  o.is_late = row.flag("is_late");
  o.done_at = row.maybe_number("done_at");
  const std::vector<std::string>& names = row.names();
  if (std::find(names.begin(), names.end(), "title") != names.end()) {
    o.title = row.text("title");
    o.path = row.text("path");
    o.unit_name = row.text("unit_name");
    o.plan_title = row.text("plan_title");
    o.time_raw = row.text("time_raw");
  }
  return o;
}

Tally tally_from(const db::Row& row) {
  Tally tally;
  tally.plan = row.text("plan_id");
  tally.unit = row.text("unit_id");
  tally.total = row.number("total");
  tally.done = row.number("done");
  tally.done_late = row.number("done_late");
  tally.late = row.number("late");
  tally.undated = row.number("undated");
  tally.coordinate_total = row.number("coordinate_total");
  tally.coordinate_done = row.number("coordinate_done");
  return tally;
}

Parts parts_of(const Occurrence& o) {
  if (o.state == State::dropped) return {};
  const bool is_done = o.state == State::done;
  Parts parts;
  if (o.role == UnitRole::coordinate) {
    parts.coordinate_total = 1;
    parts.coordinate_done = is_done ? 1 : 0;
    return parts;
  }
  parts.total = 1;
  parts.done = is_done ? 1 : 0;
  parts.done_late = was_done_late(o) ? 1 : 0;
  parts.late = o.state == State::open && o.is_late ? 1 : 0;
  parts.undated = o.state == State::undated ? 1 : 0;
  return parts;
}

std::int64_t month_of(std::int64_t day) {
  const base::Date date = base::date_of_day(day);
  return static_cast<int>(date.year()) * 100 + static_cast<int>(static_cast<unsigned>(date.month()));
}

void put_into_sums(db::Connection& connection, const Occurrence& o, int sign) {
  if (o.state == State::dropped) return;
  const Parts p = parts_of(o);
  for (const std::string& unit : {std::string(), o.unit})
    connection.run(sql::change_tally, o.tenant, o.plan, unit, o.agency, sign * p.total, sign * p.done,
                   sign * p.done_late, sign * p.late, sign * p.undated, sign * p.coordinate_total,
                   sign * p.coordinate_done);
  if (p.total == 0 || !o.due_on) return;
  connection.run(sql::change_month, o.tenant, o.agency, month_of(*o.due_on), sign * p.total, sign * p.done,
                 sign * p.done_late);
}

}  // namespace obligations
