// SPDX-License-Identifier: AGPL-3.0-or-later
// What units owe (vi: nghĩa vụ), as dated occurrences. Days are day numbers (base::day_number).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "compiler/plan.h"

namespace obligations {

enum class UnitRole { lead, coordinate };
enum class State { open, undated, done, dropped };

struct Party {
  std::string unit{}, name{};
};

// An activity of a plan with the units it binds.
struct Assigned {
  std::string activity{}, path{}, title{};
  std::vector<Party> lead{}, coordinate{};
  std::optional<compiler::Time> time{};
  std::optional<compiler::Quota> quota{};
};

// An accepted version of a plan, as obligations see it.
struct Programme {
  std::string tenant{}, plan{}, agency{}, title{};
  int year = 0;
  std::int64_t version = 1;
  std::int64_t issued_on = 0;
  std::vector<Assigned> activities{};
};

struct Occurrence {
  std::string tenant{}, id{}, obligation{}, plan{}, activity{}, agency{}, unit{};
  UnitRole role = UnitRole::lead;
  std::string label{};
  std::optional<std::int64_t> starts_on{}, due_on{};
  std::string open_reason{};
  std::int64_t required = 1, counted = 0;
  State state = State::open;
  bool is_late = false;
  std::optional<std::int64_t> done_at{};  // ms UTC
  // Of its obligation:
  std::string title{}, path{}, unit_name{}, plan_title{}, time_raw{};
};

struct Tally {
  std::string plan{}, unit{}, name{};
  std::int64_t total = 0, done = 0, done_late = 0, late = 0, undated = 0, coordinate_total = 0, coordinate_done = 0;
};

struct MonthTally {
  int year = 0, month = 0;
  std::int64_t total = 0, done = 0, done_late = 0;
};

// A day that was announced as off or as working against the calendar; carried by the program, offered, never assumed.
struct AnnouncedDay {
  std::int64_t day = 0;
  bool is_off = true, is_sure = false;
  std::string note{};
};

// A stretch of time in which something is owed.
struct Period {
  std::string label{};
  std::optional<std::int64_t> starts_on{}, due_on{};
  std::int64_t required = 1;
};
struct Schedule {
  std::vector<Period> periods{};
  std::string open_reason{};  // where the text fixes no day
};

struct Filter {
  std::string agency{}, plan{}, unit{};
  std::optional<State> state{};
  bool only_late = false;
  std::int64_t after_day = -1;  // where the page before ended
  std::string after_id{};
};

struct Page {
  std::vector<Occurrence> occurrences{};
  bool has_more = false;
  std::int64_t last_day = 0;  // where it ended, for the filter of the next one
  std::string last_id{};
};

}  // namespace obligations
