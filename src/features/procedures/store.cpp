// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/procedures/store.h"

#include "features/procedures/store_sql.h"
#include "vietnamese/collate.h"

namespace procedures {

Procedure procedure_from(const db::Row& row) {
  return {row.text("tenant"), row.text("id"), row.text("agency_id"), row.text("code"), row.number("latest")};
}

Version version_from(const db::Row& row) {
  Version v;
  v.number = row.number("number");
  v.change = change_from(row.text("change")).value_or(Change::added);
  v.state = state_from(row.text("state"));
  v.replaced_by = row.text("replaced_by");
  v.decision = {row.text("decision_number"), row.number("decision_date"), row.number("effective_from")};
  v.content.name = row.text("name");
  v.content.field = row.text("field");
  v.content.level = level_from(row.text("level")).value_or(Level::province);
  v.content.steps = row.text("steps");
  v.content.ways = row.text("ways");
  v.content.papers = row.text("papers");
  v.content.time_limit = row.text("time_limit");
  v.content.fee = row.text("fee");
  v.content.result = row.text("result");
  v.content.legal_bases = row.text("legal_bases");
  v.content.online = online_from(row.text("online_level")).value_or(Online::none);
  v.content.place = row.text("place");
  v.recorded_at = row.number("recorded_at");
  v.recorded_by = row.text("recorded_by");
  v.recorded_name = row.text("recorded_name");
  return v;
}

std::optional<Procedure> first_procedure(const db::Rows& rows) {
  if (rows.empty()) return std::nullopt;
  return procedure_from(rows.front());
}

std::optional<Version> first_version(const db::Rows& rows) {
  if (rows.empty()) return std::nullopt;
  return version_from(rows.front());
}

void add_version(db::Connection& connection, const Procedure& p, const Version& v) {
  const Content& c = v.content;
  connection.run(sql::add_version, p.tenant, p.id, v.number, code_of(v.change), code_of(v.state), v.replaced_by,
                 v.decision.number, v.decision.date, v.decision.effective_from, c.name, c.field, code_of(c.level),
                 c.steps, c.ways, c.papers, c.time_limit, c.fee, c.result, c.legal_bases, code_of(c.online), c.place,
                 vietnamese::stored_sort_key(c.name), v.recorded_at, v.recorded_by, v.recorded_name);
}

}  // namespace procedures
