// SPDX-License-Identifier: AGPL-3.0-or-later
// Announced days off and swapped working days, as data that the program carries and an administrator takes over.
#include <algorithm>
#include <array>

#include "features/obligations/service.h"
#include "vietnamese/resources.h"

namespace obligations {
namespace {

std::vector<AnnouncedDay> read_announced(std::string_view table) {
  std::vector<AnnouncedDay> days;
  while (!table.empty()) {
    std::string_view line = table.substr(0, table.find('\n'));
    table.remove_prefix(std::min(line.size() + 1, table.size()));
    if (line.empty() || line.starts_with('#')) continue;
    std::array<std::string_view, 4> cells{};
    for (std::string_view& cell : cells) {
      cell = line.substr(0, line.find('\t'));
      line.remove_prefix(std::min(cell.size() + 1, line.size()));
    }
    if (const auto date = base::parse_date(cells[0]))
      days.push_back({base::day_number(*date), cells[1] == "off", cells[2] == "sure", std::string(cells[3])});
  }
  return days;
}

}  // namespace

std::vector<AnnouncedDay> Service::announced_days(std::string_view tenant) const {
  static const std::vector<AnnouncedDay> carried = read_announced(vietnamese::resources::days_off());
  std::vector<AnnouncedDay> days = carried;
  const std::vector<CalendarDay> written = calendar_days(tenant);
  std::erase_if(days, [&](const AnnouncedDay& day) {
    return std::any_of(written.begin(), written.end(), [&](const CalendarDay& w) { return w.day == day.day; });
  });
  return days;
}

base::Result<int> Service::take_announced_days(const base::Actor& actor, const std::vector<std::int64_t>& days) {
  int taken = 0;
  for (const AnnouncedDay& day : announced_days(actor.tenant)) {
    if (std::find(days.begin(), days.end(), day.day) == days.end()) continue;
    const base::Result<bool> done = set_calendar_day(actor, {day.day, day.is_off, day.note});
    if (!done) return done.error();
    ++taken;
  }
  if (taken == 0) return base::Error{base::ErrorKind::invalid, "Hãy chọn ít nhất một ngày.", "nhan"};
  return taken;
}

}  // namespace obligations
