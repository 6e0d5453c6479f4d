// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/agencies/store.h"

#include "vietnamese/collate.h"

namespace agencies {

Unit unit_from(const db::Row& row) {
  Unit unit;
  unit.tenant = row.text("tenant");
  unit.id = row.text("id");
  unit.parent = row.text("parent_id");
  unit.agency = row.text("agency_id");
  unit.kind = kind_from(row.text("kind")).value_or(UnitKind::other);
  unit.name = row.text("name");
  unit.short_name = row.text("short_name");
  unit.code = row.text("code");
  unit.valid_from = row.number("valid_from");
  unit.valid_to = row.maybe_number("valid_to");
  unit.successor = row.text("successor_id");
  unit.version = row.number("version");
  return unit;
}

std::vector<Unit> units_from(const db::Rows& rows) {
  std::vector<Unit> units;
  for (const db::Row& row : rows) units.push_back(unit_from(row));
  return units;
}

std::optional<Unit> first_of(const db::Rows& rows) {
  if (rows.empty()) return std::nullopt;
  return unit_from(rows.front());
}

std::string sort_key_of(std::string_view name) { return vietnamese::stored_sort_key(name); }

}  // namespace agencies
