// SPDX-License-Identifier: AGPL-3.0-or-later
// The pages of the feature.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "base/actor.h"
#include "base/calendar.h"
#include "base/result.h"
#include "features/obligations/model.h"
#include "html/html.h"

namespace obligations {

struct Frame {
  base::Actor actor{};
  std::string csrf{};
  std::int64_t today = 0;
};

// What waits for somebody, told by the other features.
struct Waiting {
  std::string sentence{};
  html::Url to;
};

struct PlanLine {
  std::string id{}, title{};
  Tally tally{};
};

struct HomePage {
  std::vector<Occurrence> mine{};  // open, of the person's unit
  std::vector<Occurrence> undated{};
  std::vector<PlanLine> plans{};  // in force, of the agency
  std::vector<MonthTally> months{};
  std::vector<Occurrence> late{};  // of the agency, for Office and head
  std::vector<Waiting> waiting{};
};
std::string home_page(const Frame& frame, const HomePage& page);

struct TablePage {
  Page page{};
  Filter filter{};
  std::vector<std::pair<std::string, std::string>> plans{}, units{};  // id, name
};
std::string table_page(const Frame& frame, const TablePage& page);

struct OnePage {
  Occurrence occurrence{};
  std::vector<Occurrence> all{};  // of the same obligation
  html::Html evidence{};          // what the feature evidence shows here
  const base::Error* error = nullptr;
};
std::string one_page(const Frame& frame, const OnePage& page);

struct CalendarPage {
  int year = 0, month = 0;  // month 0: the whole year
  std::vector<Occurrence> occurrences{};
  std::vector<MonthTally> months{};
  base::Calendar calendar{};
};
std::string calendar_page(const Frame& frame, const CalendarPage& page);

struct DayOff {
  std::int64_t day = 0;
  bool is_off = true;
  std::string note{};
};
std::string days_off_page(const Frame& frame, const std::vector<DayOff>& days, const std::vector<AnnouncedDay>& offered,
                          const base::Error* error);

std::string_view word(const Occurrence& occurrence, std::int64_t today);
html::Html state_badge(const Occurrence& occurrence, std::int64_t today);

}  // namespace obligations
