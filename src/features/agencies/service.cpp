// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/agencies/service.h"

#include <algorithm>
#include <map>

#include "base/ids.h"
#include "base/utf8.h"
#include "features/agencies/store.h"
#include "features/agencies/store_sql.h"
#include "vietnamese/text.h"

namespace agencies {
namespace {

using base::Error;
using base::ErrorKind;

constexpr double surely_alike = 0.75;  // below, a person is asked
constexpr std::size_t most_fuzzy = 5, longest_name = 300;

// Shared pairs of neighbouring letters (Dice), of folded names.
double likeness(std::string_view a, std::string_view b) {
  if (a.size() < 2 || b.size() < 2) return a == b ? 1 : 0;
  std::map<std::pair<char, char>, int> pairs;
  for (std::size_t i = 0; i + 1 < a.size(); ++i) ++pairs[{a[i], a[i + 1]}];
  int shared = 0;
  for (std::size_t i = 0; i + 1 < b.size(); ++i) {
    const auto found = pairs.find({b[i], b[i + 1]});
    if (found != pairs.end() && found->second > 0) --found->second, ++shared;
  }
  return 2.0 * shared / static_cast<double>(a.size() + b.size() - 2);
}

How how_from(const std::string& name_kind) {
  if (name_kind == "alias") return How::alias;
  return name_kind == "short" ? How::abbreviation : How::exact;
}

// Units of the agency itself come first, then those beside and above it, then the rest of the province.
int distance(const Unit& unit, std::string_view agency, const std::vector<Unit>& above) {
  if (unit.agency == agency) return 0;
  const auto is_same = [&](const Unit& other) { return other.id == unit.id || other.id == unit.parent; };
  return std::any_of(above.begin(), above.end(), is_same) ? 1 : 2;
}

Error no_unit() { return {ErrorKind::not_found, "Không có đơn vị này.", {}}; }
Error changed_meanwhile() {
  return {ErrorKind::conflict, "Đơn vị này vừa được người khác sửa; hãy xem lại rồi sửa tiếp.", {}};
}

bool is_in(const Unit& unit, Set set) {
  const bool division = unit.kind == UnitKind::division || unit.kind == UnitKind::office;
  const bool subordinate = unit.kind == UnitKind::public_unit || unit.kind == UnitKind::branch;
  if (set == Set::divisions) return division;
  if (set == Set::subordinates) return subordinate;
  return set == Set::all && (division || subordinate);
}

}  // namespace

std::optional<Unit> Service::find(std::string_view tenant, std::string_view id) const {
  return database_.read([&](db::Connection& c) { return first_of(c.run(sql::find, tenant, id)); });
}

std::optional<Unit> Service::find_by_code(std::string_view tenant, std::string_view code) const {
  return database_.read([&](db::Connection& c) { return first_of(c.run(sql::find_by_code, tenant, code)); });
}

std::vector<Unit> Service::tops(std::string_view tenant) const {
  return database_.read([&](db::Connection& c) { return units_from(c.run(sql::tops, tenant)); });
}

std::vector<Unit> Service::children(std::string_view tenant, std::string_view parent, const Unit* after) const {
  return database_.read([&](db::Connection& c) {
    return units_from(c.run(sql::children, tenant, parent, after == nullptr ? "" : sort_key_of(after->name),
                            after == nullptr ? "" : after->id));
  });
}

std::vector<Unit> Service::ancestors(std::string_view tenant, std::string_view id) const {
  return database_.read([&](db::Connection& c) { return units_from(c.run(sql::ancestors, tenant, id)); });
}

std::vector<Unit> Service::of_agency(std::string_view tenant, std::string_view agency) const {
  return database_.read([&](db::Connection& c) { return units_from(c.run(sql::of_agency, tenant, agency)); });
}

std::vector<Unit> Service::search(std::string_view tenant, std::string_view text) const {
  const std::string key = vietnamese::fold(vietnamese::tidy(text));
  if (key.empty()) return {};
  return database_.read(
      [&](db::Connection& c) { return units_from(c.run(sql::starting_with, tenant, key, key + "~")); });
}

std::vector<Name> Service::names(std::string_view tenant, std::string_view id) const {
  std::vector<Name> names;
  for (const db::Row& row : database_.read([&](db::Connection& c) { return c.run(sql::names, tenant, id); }))
    names.push_back({row.text("name"), row.text("kind"), row.number("valid_from"), row.maybe_number("valid_to")});
  return names;
}

std::string Service::name_on(std::string_view tenant, std::string_view id, std::int64_t day) const {
  std::string last;
  for (const Name& name : names(tenant, id)) {
    if (name.kind != "name") continue;
    if (day >= name.valid_from && (!name.valid_to || day <= *name.valid_to)) return name.text;
    last = name.text;
  }
  return last;
}

std::vector<Match> Service::match(std::string_view tenant, std::string_view agency, std::string_view printed,
                                  std::int64_t day) const {
  std::vector<Match> matches;
  const std::string key = match_key(printed);
  if (key.empty()) return matches;
  if (const Set set = set_named(printed); set != Set::none)
    return {{.unit = {}, .name = std::string(word(set)), .set = set, .how = How::set, .score = 1}};
  const std::vector<Unit> above = ancestors(tenant, agency);
  const db::Rows named = database_.read([&](db::Connection& c) { return c.run(sql::named, tenant, key); });
  std::vector<std::pair<int, Match>> near;
  for (const db::Row& row : named) {
    const Unit unit = unit_from(row);
    if (!unit.is_there(day)) continue;
    const int away = distance(unit, agency, above);
    const double score = away == 0 ? 1.0 : away == 1 ? 0.95 : named.size() == 1 ? 0.9 : 0.6;
    near.push_back({away, {unit.id, unit.name, Set::none, how_from(row.text("name_kind")), score}});
  }
  std::stable_sort(near.begin(), near.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::pair<int, Match>& one : near) {
    const std::string& unit = one.second.unit;
    if (std::none_of(matches.begin(), matches.end(), [&](const Match& m) { return m.unit == unit; }))
      matches.push_back(std::move(one.second));
  }
  if (!matches.empty()) return matches;
  std::map<std::string, Match> best;
  for (const db::Row& row :
       database_.read([&](db::Connection& c) { return c.run(sql::names_of_agency, tenant, agency); })) {
    const double score = likeness(key, row.text("match_key"));
    const bool is_there = day >= row.number("valid_from") && (row.is_null("valid_to") || day <= row.number("valid_to"));
    if (score < surely_alike || !is_there) continue;
    Match& match = best[row.text("unit_id")];
    if (score > match.score)
      match = {row.text("unit_id"), row.text("name"), Set::none, How::fuzzy, std::min(score, 0.99)};
  }
  for (auto& [id, match] : best) matches.push_back(std::move(match));
  std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) { return a.score > b.score; });
  if (matches.size() > most_fuzzy) matches.resize(most_fuzzy);
  return matches;
}

std::vector<Unit> Service::communes_below(std::string_view tenant, std::string_view parent, std::int64_t day) const {
  std::vector<Unit> found;
  Unit last;
  const Unit* after = nullptr;
  for (;;) {
    std::vector<Unit> some = children(tenant, parent, after);
    const bool has_more = some.size() > 200;
    if (has_more) some.pop_back();
    for (const Unit& unit : some)
      if (unit.kind == UnitKind::commune && unit.is_there(day)) found.push_back(unit);
    if (!has_more) return found;
    last = some.back();
    after = &last;
  }
}

// A department's plan means those of its province, which stands above it or, where nobody put it there, beside it.
std::vector<Unit> Service::communes_for(std::string_view tenant, std::string_view agency, std::int64_t day) const {
  std::vector<Unit> found = communes_below(tenant, agency, day);
  if (!found.empty()) return found;
  std::vector<Unit> above = ancestors(tenant, agency);
  const auto is_none = [](const Unit& unit) { return unit.kind != UnitKind::province; };
  std::erase_if(above, is_none);
  if (!above.empty()) return communes_below(tenant, above.back().id, day);
  std::vector<Unit> beside = tops(tenant);
  std::erase_if(beside, is_none);
  return beside.size() == 1 ? communes_below(tenant, beside.front().id, day) : found;
}

std::vector<Unit> Service::members(std::string_view tenant, std::string_view agency, Set set, std::int64_t day) const {
  std::vector<Unit> found;
  if (set == Set::none || set == Set::open) return found;
  if (set == Set::communes) return communes_for(tenant, agency, day);
  for (const Unit& unit : of_agency(tenant, agency))
    if (!unit.is_agency() && is_in(unit, set) && unit.is_there(day)) found.push_back(unit);
  return found;
}

// -------------------------------------------------------------------------------------------------------------
// changing

std::string Service::add_in(db::Connection& connection, std::string_view tenant, const NewUnit& unit,
                            std::string_view agency) {
  const std::string id = base::new_id(clock_());
  const std::string name = vietnamese::tidy(vietnamese::to_nfc(unit.name));
  const std::optional<std::string> parent = unit.parent.empty() ? std::nullopt : std::optional(unit.parent);
  connection.run(sql::add, tenant, id, parent, agency.empty() ? id : std::string(agency), code_of(unit.kind), name,
                 unit.short_name, unit.code, vietnamese::fold(name), sort_key_of(name), unit.valid_from);
  connection.run(sql::add_name, tenant, id, name, match_key(name), "name", unit.valid_from);
  if (!unit.short_name.empty())
    connection.run(sql::add_name, tenant, id, unit.short_name, match_key(unit.short_name), "short", unit.valid_from);
  for (const std::string& alias : unit.aliases)
    connection.run(sql::add_name, tenant, id, alias, match_key(alias), "alias", unit.valid_from);
  return id;
}

base::Result<std::string> Service::add(const base::Actor& actor, const NewUnit& unit) {
  if (vietnamese::trim(unit.name).empty()) return Error{ErrorKind::invalid, "Tên đơn vị không được để trống.", "ten"};
  if (unit.name.size() > longest_name) return Error{ErrorKind::invalid, "Tên đơn vị quá dài.", "ten"};
  std::string agency;
  if (!unit.parent.empty()) {
    const std::optional<Unit> parent = find(actor.tenant, unit.parent);
    if (!parent) return Error{ErrorKind::invalid, "Không có đơn vị cấp trên này.", "cap-tren"};
    if (!unit.is_agency) agency = parent->agency;
  }
  return database_.write([&](db::Connection& c) -> base::Result<std::string> {
    const std::string id = add_in(c, actor.tenant, unit, agency);
    audit_.record(c, actor, "unit.add", id, "Thêm đơn vị " + unit.name + ".");
    return id;
  });
}

base::Result<bool> Service::rename(const base::Actor& actor, std::string_view id, std::string_view name,
                                   std::string_view short_name, std::int64_t from_day, std::int64_t version) {
  const std::optional<Unit> unit = find(actor.tenant, id);
  if (!unit) return no_unit();
  const std::string to = vietnamese::tidy(vietnamese::to_nfc(name));
  if (to.empty()) return Error{ErrorKind::invalid, "Tên đơn vị không được để trống.", "ten"};
  if (to.size() > longest_name) return Error{ErrorKind::invalid, "Tên đơn vị quá dài.", "ten"};
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    if (c.change(sql::rename, actor.tenant, id, to, short_name, vietnamese::fold(to), sort_key_of(to), version) == 0)
      return changed_meanwhile();
    if (to != unit->name) {
      c.run(sql::end_name, actor.tenant, id, from_day - 1);
      c.run(sql::add_name, actor.tenant, id, to, match_key(to), "name", from_day);
    }
    if (!short_name.empty())
      c.run(sql::add_name, actor.tenant, id, short_name, match_key(short_name), "short", from_day);
    audit_.record(c, actor, "unit.rename", id, "Đổi tên " + unit->name + " thành " + to + ".");
    return true;
  });
}

base::Result<bool> Service::add_alias(const base::Actor& actor, std::string_view id, std::string_view alias) {
  const std::optional<Unit> unit = find(actor.tenant, id);
  const std::string name = vietnamese::tidy(vietnamese::to_nfc(alias));
  if (!unit) return no_unit();
  if (name.empty() || name.size() > longest_name)
    return Error{ErrorKind::invalid, "Tên gọi khác phải có từ 1 đến 300 ký tự.", "ten-khac"};
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    c.run(sql::add_name, actor.tenant, id, name, match_key(name), "alias", unit->valid_from);
    audit_.record(c, actor, "unit.alias", id, "Thêm tên gọi khác “" + name + "” cho " + unit->name + ".");
    return true;
  });
}

base::Result<bool> Service::dissolve(const base::Actor& actor, std::string_view id, std::string_view successor,
                                     std::int64_t last_day, std::int64_t version) {
  const std::optional<Unit> unit = find(actor.tenant, id);
  if (!unit) return no_unit();
  if (last_day < unit->valid_from)
    return Error{ErrorKind::invalid, "Ngày cuối cùng không được trước ngày thành lập.", "ngay"};
  if (!successor.empty() && (successor == id || !find(actor.tenant, successor)))
    return Error{ErrorKind::invalid, "Không có đơn vị nhận sáp nhập này.", "nhap-vao"};
  const std::optional<std::string> into = successor.empty() ? std::nullopt : std::optional(std::string(successor));
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    if (c.change(sql::dissolve, actor.tenant, id, last_day, into, version) == 0) return changed_meanwhile();
    audit_.record(c, actor, "unit.dissolve", id,
                  (into ? "Sáp nhập " : "Giải thể ") + unit->name + " từ sau ngày " +
                      base::for_people(base::date_of_day(last_day)) + ".");
    return true;
  });
}

}  // namespace agencies
