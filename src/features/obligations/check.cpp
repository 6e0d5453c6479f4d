// SPDX-License-Identifier: AGPL-3.0-or-later
// The sums counted anew from what they sum, for `lantoa check`.
#include <array>

#include "features/obligations/service.h"
#include "features/obligations/store.h"
#include "features/obligations/store_sql.h"

namespace obligations {
namespace {

// What was counted anew against what is kept, by key: one sentence for each that differs. No row is a row of nothings.
void compare(const std::map<std::string, std::string>& truth, std::map<std::string, std::string> kept,
             const std::string& nothing, std::vector<std::string>& faults) {
  for (const auto& [key, value] : truth) {
    const auto found = kept.find(key);
    const std::string has = found == kept.end() ? nothing : found->second;
    if (has != value) faults.push_back("Tổng hợp của " + key + " sai: giữ " + has + ", thật " + value + ".");
  }
  for (const auto& [key, value] : kept)
    if (value != nothing && !truth.contains(key)) faults.push_back("Tổng hợp của " + key + " thừa: " + value + ".");
}

template <std::size_t n>
std::string numbers_of(const db::Row& row, const std::array<const char*, n>& names) {
  std::string text;
  for (const char* name : names) text += (text.empty() ? "" : " ") + std::to_string(row.number(name));
  return text;
}

// Of a plan, of a unit in it, of a month of an agency, counted from the occurrences themselves.
struct TrueSums {
  std::map<std::string, Tally> tallies{};
  std::map<std::string, MonthTally> months{};

  void add(const Occurrence& o) {
    if (o.state == State::dropped) return;
    const Parts parts = parts_of(o);
    for (const std::string& unit : {std::string(), o.unit}) {
      Tally& t = tallies[o.plan + "/" + unit];
      t.total += parts.total;
      t.done += parts.done;
      t.done_late += parts.done_late;
      t.late += parts.late;
      t.undated += parts.undated;
      t.coordinate_total += parts.coordinate_total;
      t.coordinate_done += parts.coordinate_done;
    }
    if (parts.total == 0 || !o.due_on) return;
    MonthTally& m = months[o.agency + "/" + std::to_string(month_of(*o.due_on))];
    m.total += parts.total;
    m.done += parts.done;
    m.done_late += parts.done_late;
  }
};

}  // namespace

std::vector<std::string> Service::sum_faults() const {
  constexpr std::array<const char*, 7> of_tally{
      "total", "done", "done_late", "late", "undated", "coordinate_total", "coordinate_done"};
  constexpr std::array<const char*, 3> of_month{"total", "done", "done_late"};
  return database_.read([&](db::Connection& c) {
    std::vector<std::string> faults;
    for (const db::Row& tenant_row : c.run(sql::tenants)) {
      const std::string tenant = tenant_row.text("tenant");
      TrueSums sums;
      for (std::string after;;) {
        const db::Rows rows = c.run(sql::occurrences_after, tenant, after);
        for (const db::Row& row : rows) sums.add(occurrence_from(row));
        if (rows.empty()) break;
        after = rows.back().text("id");
      }
      std::map<std::string, std::string> truth, kept;
      for (const auto& [key, t] : sums.tallies)
        truth[key] = std::to_string(t.total) + " " + std::to_string(t.done) + " " + std::to_string(t.done_late) + " " +
                     std::to_string(t.late) + " " + std::to_string(t.undated) + " " +
                     std::to_string(t.coordinate_total) + " " + std::to_string(t.coordinate_done);
      for (const db::Row& row : c.run(sql::kept_tallies, tenant))
        kept[row.text("plan_id") + "/" + row.text("unit_id")] = numbers_of(row, of_tally);
      compare(truth, std::move(kept), "0 0 0 0 0 0 0", faults);
      std::map<std::string, std::string> true_months, kept_months;
      for (const auto& [key, m] : sums.months)
        true_months[key] = std::to_string(m.total) + " " + std::to_string(m.done) + " " + std::to_string(m.done_late);
      for (const db::Row& row : c.run(sql::kept_months, tenant))
        kept_months[row.text("agency_id") + "/" + std::to_string(row.number("month"))] = numbers_of(row, of_month);
      compare(true_months, std::move(kept_months), "0 0 0", faults);
    }
    return faults;
  });
}

}  // namespace obligations
