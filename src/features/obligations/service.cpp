// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/obligations/service.h"

#include <algorithm>
#include <set>

#include "base/ids.h"
#include "features/obligations/store.h"
#include "features/obligations/store_sql.h"

namespace obligations {
namespace {

constexpr std::size_t page_size = 50;
constexpr std::int64_t last_day = 1'000'000;

std::vector<Occurrence> occurrences_from(const db::Rows& rows) {
  std::vector<Occurrence> all;
  for (const db::Row& row : rows) all.push_back(occurrence_from(row));
  return all;
}

// What state it is in once so much is counted.
State state_of(const Occurrence& o) {
  if (o.state == State::dropped) return State::dropped;
  if (o.counted >= o.required) return State::done;
  return o.due_on ? State::open : State::undated;
}

std::string key_of(std::string_view activity, std::string_view unit, std::string_view role) {
  return std::string(activity) + "\n" + std::string(unit) + "\n" + std::string(role);
}

}  // namespace

// ----------------------------------------------------------------------------------------------------------------
// laying

// What the version before laid, and what of it the new one asks for again.
struct Service::Known {
  struct Old {
    std::string id{};
    bool is_in_force = false, is_wanted = false;
  };
  std::map<std::string, Old> obligations{};                                // by activity, unit, role
  std::map<std::string, std::map<std::string, Occurrence>> occurrences{};  // by obligation, then label
  std::set<std::string> wanted{};                                          // occurrences
};

Laid Service::lay(db::Connection& connection, const Programme& programme) {
  Known known;
  connection.run(sql::hold_plan, programme.tenant, programme.plan);
  for (const db::Row& row : connection.run(sql::obligations_of_plan, programme.tenant, programme.plan))
    known.obligations.emplace(key_of(row.text("activity_id"), row.text("unit_id"), row.text("role")),
                              Known::Old{row.text("id"), row.is_null("until_version"), false});
  for (const Occurrence& o :
       occurrences_from(connection.run(sql::occurrences_of_plan, programme.tenant, programme.plan)))
    known.occurrences[o.obligation].emplace(o.label, o);
  Laid laid;
  const base::Calendar days = calendar(programme.tenant);
  for (const Assigned& activity : programme.activities) {
    const Schedule schedule = schedule_of(activity, programme.year, programme.issued_on, days);
    for (const Party& party : activity.lead)
      lay_one(connection, programme, activity, party, UnitRole::lead, schedule, known, laid);
    // Who coordinates owes one piece in the whole time, whatever the quota of the one who leads.
    Assigned part = activity;
    part.quota.reset();
    const Schedule whole = schedule_of(part, programme.year, programme.issued_on, days);
    for (const Party& party : activity.coordinate)
      lay_one(connection, programme, activity, party, UnitRole::coordinate, whole, known, laid);
  }
  drop_rest(connection, programme, known, laid);
  return laid;
}

void Service::lay_one(db::Connection& connection, const Programme& programme, const Assigned& activity,
                      const Party& party, UnitRole role, const Schedule& schedule, Known& known, Laid& laid) {
  Known::Old& old = known.obligations[key_of(activity.activity, party.unit, code_of(role))];
  if (old.is_wanted) return;  // named twice in one activity
  old.is_wanted = true;
  const std::string time = activity.time ? activity.time->raw : "";
  if (old.id.empty()) {
    old.id = base::new_id(clock_());
    connection.run(sql::add_obligation, programme.tenant, old.id, programme.plan, activity.activity, programme.agency,
                   party.unit, party.name, code_of(role), activity.path, activity.title, time, programme.title,
                   programme.version);
  } else {
    connection.run(sql::refresh_obligation, programme.tenant, old.id, party.name, activity.path, activity.title, time,
                   programme.title);
  }
  std::map<std::string, Occurrence>& before = known.occurrences[old.id];
  for (const Period& period : schedule.periods) {
    const auto same = before.find(period.label);
    const bool is_over = period.due_on && *period.due_on < today();
    if (same == before.end()) {
      // An amendment of September lays no monthly duty on January.
      if (programme.version > 1 && is_over && schedule.periods.back().due_on != period.due_on) continue;
      add_occurrence(connection, programme, activity, old.id, party, role, schedule, period);
      ++laid.added;
      continue;
    }
    Occurrence o = same->second;
    known.wanted.insert(o.id);
    if (is_over && o.due_on == period.due_on && o.state != State::dropped) {  // judged by the version of its time
      ++laid.kept;
      continue;
    }
    put_into_sums(connection, o, -1);
    o.starts_on = period.starts_on;
    if (period.due_on || o.open_reason.empty()) o.due_on = period.due_on ? period.due_on : o.due_on;
    o.required = period.required;
    o.state = State::open;
    o.state = state_of(o);
    o.is_late = o.state == State::open && o.due_on && *o.due_on < today();
    if (o.state != State::done) o.done_at.reset();
    if (o.state == State::done && !o.done_at) o.done_at = clock_();
    connection.run(sql::reset_occurrence, o.tenant, o.id, o.starts_on, o.due_on.value_or(0),
                   o.due_on ? "" : schedule.open_reason, o.required, code_of(o.state), o.is_late, o.done_at);
    put_into_sums(connection, o, 1);
    ++laid.kept;
  }
}

void Service::add_occurrence(db::Connection& connection, const Programme& programme, const Assigned& activity,
                             const std::string& obligation, const Party& party, UnitRole role, const Schedule& schedule,
                             const Period& period) {
  Occurrence o;
  o.tenant = programme.tenant;
  o.id = base::new_id(clock_());
  o.plan = programme.plan;
  o.agency = programme.agency;
  o.unit = party.unit;
  o.role = role;
  o.starts_on = period.starts_on;
  o.due_on = period.due_on;
  o.required = period.required;
  o.state = period.due_on ? State::open : State::undated;
  o.is_late = period.due_on && *period.due_on < today();
  connection.run(sql::add_occurrence, o.tenant, o.id, obligation, o.plan, activity.activity, o.agency, o.unit,
                 code_of(role), period.label, o.starts_on, o.due_on.value_or(0), o.due_on ? "" : schedule.open_reason,
                 o.required, code_of(o.state), o.is_late);
  put_into_sums(connection, o, 1);
}

// Work was done for what the plan no longer asks for: it stays, counts, and no more of it is owed.
void Service::close_as_done(db::Connection& connection, Occurrence o) const {
  if (o.state == State::done) return;
  put_into_sums(connection, o, -1);
  o.required = o.counted;
  o.state = State::done;
  o.is_late = false;
  o.done_at = clock_();
  connection.run(sql::reset_occurrence, o.tenant, o.id, o.starts_on, o.due_on.value_or(0), o.open_reason, o.required,
                 code_of(o.state), o.is_late, o.done_at);
  put_into_sums(connection, o, 1);
}

void Service::drop_rest(db::Connection& connection, const Programme& programme, Known& known, Laid& laid) {
  for (const auto& [key, old] : known.obligations) {
    if (!old.is_wanted) connection.run(sql::end_obligation, programme.tenant, old.id, programme.version - 1);
    for (const auto& [label, o] : known.occurrences[old.id]) {
      if (known.wanted.contains(o.id) || o.state == State::dropped) continue;
      if (o.counted > 0) {
        close_as_done(connection, o);
        continue;
      }
      put_into_sums(connection, o, -1);
      connection.run(sql::move, o.tenant, o.id, code_of(State::dropped), false, std::nullopt);
      ++laid.dropped;
    }
  }
}

base::Result<Occurrence> Service::count(db::Connection& connection, std::string_view tenant,
                                        std::string_view occurrence, std::int64_t amount) {
  const db::Rows rows = connection.run(sql::hold, tenant, occurrence, amount);
  if (rows.empty()) return base::Error{base::ErrorKind::not_found, "Không có nghĩa vụ này.", {}};
  Occurrence after = occurrence_from(rows.front());
  if (after.counted < 0) throw std::logic_error("occurrence: less than nothing counted");
  State next = state_of(after);
  if (next == after.state) return after;
  put_into_sums(connection, after, -1);
  if (after.state == State::done && connection.run(sql::is_in_force, tenant, after.obligation).empty()) {
    // The plan asks for it no longer: what was taken back is not owed anew.
    after.required = after.counted;
    connection.run(sql::set_required, tenant, after.id, after.required);
    next = after.counted > 0 ? State::done : State::dropped;
  }
  after.state = next;
  after.is_late = next == State::open && after.due_on && *after.due_on < today();
  after.done_at = next == State::done ? std::optional(clock_()) : std::nullopt;
  connection.run(sql::move, after.tenant, after.id, code_of(after.state), after.is_late, after.done_at);
  put_into_sums(connection, after, 1);
  return after;
}

base::Result<bool> Service::set_day(const base::Actor& actor, std::string_view occurrence, std::int64_t day) {
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    const db::Rows rows = c.run(sql::find, actor.tenant, occurrence);
    if (rows.empty()) return base::Error{base::ErrorKind::not_found, "Không có nghĩa vụ này.", {}};
    Occurrence o = occurrence_from(rows.front());
    if (o.agency != actor.agency)
      return base::Error{base::ErrorKind::forbidden, "Chỉ cơ quan ban hành kế hoạch được định hạn.", {}};
    const bool is_late = day < today();
    if (c.change(sql::set_day, actor.tenant, occurrence, day, code_of(State::open), is_late) == 0)
      return base::Error{base::ErrorKind::conflict, "Nghĩa vụ này đã có ngày hoặc đã xong.", "ngay"};
    put_into_sums(c, o, -1);
    o.due_on = day;
    o.state = State::open;
    o.is_late = is_late;
    put_into_sums(c, o, 1);
    audit_.record(c, actor, "obligation.set_day", occurrence,
                  "Định hạn " + base::for_people(base::date_of_day(day)) + " cho “" + o.title + "”.");
    return true;
  });
}

int Service::mark_late(std::string_view tenant) {
  int marked = 0;
  for (;;) {
    const int some = database_.write([&](db::Connection& c) {
      int count = 0;
      for (Occurrence& o : occurrences_from(c.run(sql::became_late, tenant, today()))) {
        if (c.run(sql::mark_late, tenant, o.id).empty()) continue;
        put_into_sums(c, o, -1);
        o.is_late = true;
        put_into_sums(c, o, 1);
        ++count;
      }
      return count;
    });
    if (some == 0) return marked;
    marked += some;
  }
}

// ---------------------------------------------------------------------------------------------------------------
// looking

std::optional<Occurrence> Service::find(std::string_view tenant, std::string_view id) const {
  const db::Rows rows = database_.read([&](db::Connection& c) { return c.run(sql::find, tenant, id); });
  if (rows.empty()) return std::nullopt;
  return occurrence_from(rows.front());
}

std::vector<Occurrence> Service::of_obligation(std::string_view tenant, std::string_view obligation) const {
  return occurrences_from(
      database_.read([&](db::Connection& c) { return c.run(sql::of_obligation, tenant, obligation); }));
}

Page Service::list(std::string_view tenant, const Filter& filter) const {
  const State state = filter.state.value_or(State::open);
  const std::int64_t until = filter.only_late ? today() - 1 : last_day;
  const std::int64_t after = filter.after_day;
  Page page;
  page.occurrences = occurrences_from(database_.read([&](db::Connection& c) {
    if (!filter.plan.empty() && !filter.unit.empty())
      return c.run(sql::of_plan_unit, tenant, filter.plan, code_of(state), after, filter.after_id, filter.unit, until);
    if (!filter.plan.empty())
      return c.run(sql::of_plan, tenant, filter.plan, code_of(state), after, filter.after_id, until);
    if (!filter.unit.empty())
      return c.run(sql::of_unit, tenant, filter.unit, code_of(state), after, filter.after_id, until);
    return c.run(sql::of_agency, tenant, filter.agency, code_of(state), after, filter.after_id, until);
  }));
  page.has_more = page.occurrences.size() > page_size;
  if (page.has_more) page.occurrences.pop_back();
  if (!page.occurrences.empty()) {
    page.last_day = page.occurrences.back().due_on.value_or(0);
    page.last_id = page.occurrences.back().id;
  }
  return page;
}

std::vector<Occurrence> Service::between(std::string_view tenant, std::string_view agency, std::int64_t from,
                                         std::int64_t to) const {
  return occurrences_from(
      database_.read([&](db::Connection& c) { return c.run(sql::between_days, tenant, agency, from, to); }));
}

std::vector<Occurrence> Service::due_on(std::string_view tenant, std::int64_t day, bool is_late,
                                        std::string_view after) const {
  return occurrences_from(
      database_.read([&](db::Connection& c) { return c.run(sql::due_for_reminders, tenant, is_late, day, after); }));
}

Tally Service::tally_of_plan(std::string_view tenant, std::string_view plan) const {
  const db::Rows rows = database_.read([&](db::Connection& c) { return c.run(sql::tally_of_plan, tenant, plan); });
  return rows.empty() ? Tally{} : tally_from(rows.front());
}

std::map<std::string, Tally> Service::tallies_of_plans(std::string_view tenant,
                                                       const std::vector<std::string>& plans) const {
  constexpr std::size_t at_once = 20;  // as many as the statement has places for
  std::map<std::string, Tally> tallies;
  for (std::size_t first = 0; first < plans.size(); first += at_once) {
    const auto id = [&](std::size_t i) { return first + i < plans.size() ? plans[first + i] : std::string(); };
    const db::Rows rows = database_.read([&](db::Connection& c) {
      return c.run(sql::tallies_of_plans, tenant, id(0), id(1), id(2), id(3), id(4), id(5), id(6), id(7), id(8), id(9),
                   id(10), id(11), id(12), id(13), id(14), id(15), id(16), id(17), id(18), id(19));
    });
    for (const db::Row& row : rows) tallies.emplace(row.text("plan_id"), tally_from(row));
  }
  return tallies;
}

std::vector<Tally> Service::tallies_of_units(std::string_view tenant, std::string_view plan) const {
  std::vector<Tally> tallies;
  for (const db::Row& row :
       database_.read([&](db::Connection& c) { return c.run(sql::tallies_of_units, tenant, plan, ""); })) {
    tallies.push_back(tally_from(row));
    tallies.back().name = row.text("name");
  }
  return tallies;
}

std::vector<Tally> Service::tallies_of_unit(std::string_view tenant, std::string_view unit) const {
  std::vector<Tally> tallies;
  for (const db::Row& row :
       database_.read([&](db::Connection& c) { return c.run(sql::tallies_of_unit, tenant, unit); }))
    tallies.push_back(tally_from(row));
  return tallies;
}

std::vector<MonthTally> Service::months(std::string_view tenant, std::string_view agency, int year) const {
  std::vector<MonthTally> months;
  const std::int64_t from = year * 100 + 1, to = year * 100 + 12;
  for (const db::Row& row :
       database_.read([&](db::Connection& c) { return c.run(sql::months, tenant, agency, from, to); }))
    months.push_back({year, static_cast<int>(row.number("month") % 100), row.number("total"), row.number("done"),
                      row.number("done_late")});
  return months;
}

// --------------------------------------------------------------------------------------------------------------
// calendar

base::Calendar Service::calendar(std::string_view tenant) const {
  std::map<std::int64_t, bool> exceptions;
  for (const CalendarDay& day : calendar_days(tenant)) exceptions.emplace(day.day, day.is_off);
  return base::Calendar(std::move(exceptions));
}

std::vector<CalendarDay> Service::calendar_days(std::string_view tenant) const {
  std::vector<CalendarDay> days;
  for (const db::Row& row : database_.read([&](db::Connection& c) { return c.run(sql::calendar_days, tenant); }))
    days.push_back({row.number("day"), row.flag("is_off"), row.text("note")});
  return days;
}

base::Result<bool> Service::set_calendar_day(const base::Actor& actor, const CalendarDay& day) {
  if (day.note.empty()) return base::Error{base::ErrorKind::invalid, "Hãy ghi văn bản thông báo ngày này.", "ghi-chu"};
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    c.run(sql::set_calendar_day, actor.tenant, day.day, day.is_off, day.note);
    audit_.record(c, actor, "calendar.set", std::to_string(day.day),
                  base::for_people(base::date_of_day(day.day)) +
                      (day.is_off ? " là ngày nghỉ: " : " là ngày làm việc: ") + day.note + ".");
    return true;
  });
}

void Service::drop_calendar_day(const base::Actor& actor, std::int64_t day) {
  database_.write([&](db::Connection& c) {
    c.run(sql::drop_calendar_day, actor.tenant, day);
    audit_.record(c, actor, "calendar.drop", std::to_string(day),
                  "Bỏ ngoại lệ lịch ngày " + base::for_people(base::date_of_day(day)) + ".");
  });
}

}  // namespace obligations
