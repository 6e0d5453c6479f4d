// SPDX-License-Identifier: AGPL-3.0-or-later
// Rows of a table as activities.
#include "compiler/activities.h"
#include "compiler/activity_facts.h"
#include "compiler/fields.h"

namespace compiler {

void collect_table(const AssignmentTable& table, const std::string& path, bool in_appendix, int year, Plan& plan) {
  for (const TableGroup& group : table.groups)
    if (in_appendix) plan.sections.push_back({path + "/" + group.label, group.heading.text, group.heading.span()});
  for (const TableRow& row : table.rows) {
    Activity activity;
    activity.kind = Kind::assigned;
    const std::string group = row.group.empty() ? "" : row.group + "/";
    activity.path = path + "/" + group + (in_appendix || !row.group.empty() ? "" : "r") + row.number;
    activity.text = row.content.text;
    activity.at = row.at;
    if (!row.lead.text.empty()) {
      Assignment found = read_lead(row.lead, 0, row.lead.text.size());
      // a cell that labels its own parts: "Chủ trì: Sở A. Phối hợp: Sở B"
      const std::vector<Field> fields = find_fields(row.lead.text);
      if (!fields.empty()) {
        found = {};
        for (const Field& field : fields) {
          if (field.kind == FieldKind::lead) found.lead = read_lead(row.lead, field.value_from, field.value_to).lead;
          if (field.kind == FieldKind::coordinate)
            found.coordinate = read_units(row.lead, field.value_from, field.value_to);
        }
      }
      activity.lead = found.lead;
      activity.coordinate = found.coordinate;
    }
    const std::vector<Mention> partners = read_units(row.coordinate, 0, row.coordinate.text.size());
    activity.coordinate.insert(activity.coordinate.end(), partners.begin(), partners.end());
    if (!row.time.text.empty()) activity.time = time_of(row.time, 0, row.time.text.size(), year);
    activity.output = row.output.text;
    for (const Block* block : {&row.content, &row.channel}) {
      add_channels(*block, 0, block->text.size(), activity);
      add_audiences(*block, 0, block->text.size(), activity);
    }
    for (const Block* block : {&row.quota, &row.content, &row.output})
      add_quota(*block, 0, block->text.size(), activity);
    if (activity.lead.empty() && activity.coordinate.empty() && !activity.time) continue;
    plan.activities.push_back(std::move(activity));
  }
}

}  // namespace compiler
