// SPDX-License-Identifier: AGPL-3.0-or-later
// What units owe by when, how far they are, and the sums of it, which are kept with every change and never counted
// anew. An activity is complete when all its leading occurrences are done; a plan's completion is done / total of
// those. Coordinating units owe a piece as well; it is shown, and does not count into completion.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "base/calendar.h"
#include "base/result.h"
#include "base/time.h"
#include "db/database.h"
#include "features/audit/service.h"
#include "features/obligations/model.h"
#include "features/obligations/schedule.h"

namespace obligations {

struct Laid {
  int added = 0, kept = 0, dropped = 0;  // occurrences
};

struct CalendarDay {
  std::int64_t day = 0;
  bool is_off = true;
  std::string note{};
};

class Service {
 public:
  Service(db::Database& database, const audit::Service& audit, base::Clock clock)
      : database_(database), audit_(audit), clock_(std::move(clock)) {}

  // ----------------------------------------------------------------------------------------- for the other features
  // In the transaction that accepts a version of a plan. What was done under the version before stays: occurrences that
  // are the same stay, those with evidence stay counted, the rest that the plan no longer asks for are dropped. Periods
  // that are over are judged by the version that was in force; a later one adds nothing to them.
  Laid lay(db::Connection& connection, const Programme& programme);
  // Evidence of that amount counts (or no longer, where negative), in the transaction that says so.
  base::Result<Occurrence> count(db::Connection& connection, std::string_view tenant, std::string_view occurrence,
                                 std::int64_t amount);

  std::optional<Occurrence> find(std::string_view tenant, std::string_view id) const;
  std::vector<Occurrence> of_obligation(std::string_view tenant, std::string_view obligation) const;
  // By unit, by plan (and unit), or by agency, in the order of their days.
  Page list(std::string_view tenant, const Filter& filter) const;
  std::vector<Occurrence> between(std::string_view tenant, std::string_view agency, std::int64_t from,
                                  std::int64_t to) const;
  // Open ones that are due on exactly that day, 500 at a time, for reminders.
  std::vector<Occurrence> due_on(std::string_view tenant, std::int64_t day, bool is_late, std::string_view after) const;

  Tally tally_of_plan(std::string_view tenant, std::string_view plan) const;
  // By plan; those without any sum are left out. One question for every 20 plans.
  std::map<std::string, Tally> tallies_of_plans(std::string_view tenant, const std::vector<std::string>& plans) const;
  std::vector<Tally> tallies_of_units(std::string_view tenant, std::string_view plan) const;  // 100 at most
  std::vector<Tally> tallies_of_unit(std::string_view tenant, std::string_view unit) const;
  std::vector<MonthTally> months(std::string_view tenant, std::string_view agency, int year) const;

  // A person fixes the day of an occurrence that had none.
  base::Result<bool> set_day(const base::Actor& actor, std::string_view occurrence, std::int64_t day);
  // Each night: what passed its day is late. Returns how many became so.
  int mark_late(std::string_view tenant);
  // Sums that do not fit what they sum: one sentence each. Reads everything; for `lantoa check`.
  std::vector<std::string> sum_faults() const;

  base::Calendar calendar(std::string_view tenant) const;
  std::vector<CalendarDay> calendar_days(std::string_view tenant) const;
  base::Result<bool> set_calendar_day(const base::Actor& actor, const CalendarDay& day);
  void drop_calendar_day(const base::Actor& actor, std::int64_t day);
  // The announced days that the program carries (data/days_off.tsv) and this tenant has not written down yet.
  std::vector<AnnouncedDay> announced_days(std::string_view tenant) const;
  // Those of them, written down as they were announced. How many.
  base::Result<int> take_announced_days(const base::Actor& actor, const std::vector<std::int64_t>& days);

  std::int64_t today() const { return base::day_number(base::date_of(clock_())); }

 private:
  struct Known;
  void lay_one(db::Connection& connection, const Programme& programme, const Assigned& activity, const Party& party,
               UnitRole role, const Schedule& schedule, Known& known, Laid& laid);
  void add_occurrence(db::Connection& connection, const Programme& programme, const Assigned& activity,
                      const std::string& obligation, const Party& party, UnitRole role, const Schedule& schedule,
                      const Period& period);
  void close_as_done(db::Connection& connection, Occurrence occurrence) const;
  void drop_rest(db::Connection& connection, const Programme& programme, Known& known, Laid& laid);

  db::Database& database_;
  const audit::Service& audit_;
  base::Clock clock_;
};

}  // namespace obligations
