// SPDX-License-Identifier: AGPL-3.0-or-later
// Many units at once: out of a file, or out of the data that the program carries.
#include <algorithm>
#include <set>

#include "features/agencies/service.h"
#include "features/agencies/shipped.h"
#include "features/agencies/store.h"
#include "features/agencies/store_sql.h"
#include "vietnamese/text.h"

namespace agencies {
namespace {

using base::Error;
using base::ErrorKind;

constexpr std::size_t most_rows = 20'000;

bool is_always_an_agency(UnitKind kind) {
  return kind == UnitKind::department || kind == UnitKind::commune || kind == UnitKind::province ||
         kind == UnitKind::ministry;
}

NewUnit unit_of(const Row& row, std::int64_t from_day) {
  NewUnit unit;
  unit.name = row.name;
  unit.short_name = row.short_name;
  unit.code = row.code;
  unit.valid_from = from_day;
  unit.kind = kind_from(row.kind).value_or(UnitKind::other);
  unit.aliases = row.aliases;
  return unit;
}

// The names of what stands right below a unit already, however it came there.
std::set<std::string> keys_below(db::Connection& connection, std::string_view tenant, std::string_view parent) {
  std::set<std::string> keys;
  Unit last;
  for (bool has_more = true; has_more;) {
    std::vector<Unit> some = units_from(
        connection.run(sql::children, tenant, parent, last.id.empty() ? "" : sort_key_of(last.name), last.id));
    has_more = some.size() > 200;
    for (const Unit& unit : some) keys.insert(match_key(unit.name));
    if (has_more) last = some[some.size() - 2];
  }
  return keys;
}

}  // namespace

base::Result<int> Service::load_in(db::Connection& c, std::string_view tenant, const std::vector<Row>& rows,
                                   std::int64_t from_day, Known& known) {
  const auto lookup = [&](const std::string& code) -> const std::pair<std::string, std::string>* {
    if (const auto found = known.find(code); found != known.end()) return &found->second;
    const std::optional<Unit> unit = first_of(c.run(sql::find_by_code, tenant, code));
    if (!unit) return nullptr;
    return &known.emplace(code, std::pair{unit->id, unit->agency}).first->second;
  };
  int added = 0;
  for (const Row& row : rows) {
    if (!row.code.empty() && lookup(row.code) != nullptr) continue;
    NewUnit unit = unit_of(row, from_day);
    std::string agency;
    if (!row.parent_code.empty()) {
      const auto* parent = lookup(row.parent_code);
      if (parent == nullptr)
        return Error{ErrorKind::invalid,
                     "Dòng " + std::to_string(row.line) + ": không có cấp trên mang mã “" + row.parent_code +
                         "”; cấp trên phải đứng ở dòng trước.",
                     "tep"};
      unit.parent = parent->first;
      if (!is_always_an_agency(unit.kind)) agency = parent->second;
    }
    const std::string id = add_in(c, tenant, unit, agency);
    if (!row.code.empty()) known.emplace(row.code, std::pair{id, agency.empty() ? id : agency});
    ++added;
  }
  return added;
}

base::Result<int> Service::load(const base::Actor& actor, const std::vector<Row>& rows, std::int64_t from_day) {
  if (rows.size() > most_rows)
    return Error{ErrorKind::too_large, "Tệp có quá " + std::to_string(most_rows) + " dòng.", "tep"};
  return database_.write([&](db::Connection& c) -> base::Result<int> {
    Known known;
    const base::Result<int> added = load_in(c, actor.tenant, rows, from_day, known);
    if (added) audit_.record(c, actor, "unit.load", "", "Nạp " + std::to_string(*added) + " đơn vị từ tệp.");
    return added;
  });
}

std::string Service::shipped_top(db::Connection& c, std::string_view tenant, const Province& province,
                                 std::int64_t from_day) {
  for (const Unit& unit : units_from(c.run(sql::tops, tenant)))
    if (const Province* is = shipped_province(unit); is != nullptr && is->code == province.code) return unit.id;
  if (const auto unit = first_of(c.run(sql::find_by_code, tenant, province.code));
      unit && unit->kind == UnitKind::province)
    return unit->id;
  NewUnit unit;
  unit.kind = UnitKind::province;
  unit.is_agency = true;
  unit.code = province.code;
  unit.valid_from = from_day;
  const std::string city = "Thành phố " + province.name;
  const bool is_city = province.city_since && from_day >= *province.city_since;
  unit.name = is_city ? city : province.type + " " + province.name;
  const std::string called = vietnamese::lower(province.type) + " " + province.name;
  unit.aliases = {"UBND " + called, "Ủy ban nhân dân " + called};
  if (!province.other_name.empty()) unit.aliases.push_back(province.other_name);
  const std::string id = add_in(c, tenant, unit, "");
  if (!province.city_since || is_city) return id;
  c.run(sql::rename, tenant, id, city, "", vietnamese::fold(city), sort_key_of(city), std::int64_t{1});
  c.run(sql::end_name, tenant, id, *province.city_since - 1);
  c.run(sql::add_name, tenant, id, city, match_key(city), "name", *province.city_since);
  return id;
}

base::Result<int> Service::load_shipped(const base::Actor& actor, std::string_view province, std::string_view top,
                                        std::int64_t from_day) {
  std::vector<const Province*> wanted;
  for (const Province& known : shipped_provinces())
    if (province.empty() || known.code == province) wanted.push_back(&known);
  if (wanted.empty()) return Error{ErrorKind::invalid, "Không có tỉnh, thành phố này.", "tinh"};
  if (!top.empty() && (wanted.size() != 1 || !find(actor.tenant, top)))
    return Error{ErrorKind::not_found, "Không có đơn vị này.", {}};
  return database_.write([&](db::Connection& c) -> base::Result<int> {
    int added = 0;
    for (const Province* one : wanted) {
      const std::string parent = top.empty() ? shipped_top(c, actor.tenant, *one, from_day) : std::string(top);
      Known known{{one->code, {parent, parent}}};
      std::vector<Row> rows = shipped_communes(one->code);
      const std::set<std::string> there = keys_below(c, actor.tenant, parent);
      std::erase_if(rows, [&](const Row& row) { return there.contains(match_key(row.name)); });
      const base::Result<int> loaded = load_in(c, actor.tenant, rows, from_day, known);
      if (!loaded) return loaded;
      added += *loaded;
    }
    audit_.record(c, actor, "unit.load", top,
                  "Nạp " + std::to_string(added) + " xã, phường, đặc khu có sẵn " +
                      (province.empty() ? "của cả nước" : "của " + wanted.front()->name) + ".");
    return added;
  });
}

}  // namespace agencies
