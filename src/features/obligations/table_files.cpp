// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/obligations/table_files.h"

#include "base/csv.h"
#include "documents/write/workbook.h"

namespace obligations {
namespace {

template <class Sink>
void each_row(const Service& obligations, const TableAsk& ask, const Sink& sink) {
  Filter filter = ask.filter;
  for (bool has_more = true; has_more;) {
    const Page page = obligations.list(ask.tenant, filter);
    for (const Occurrence& o : page.occurrences)
      if (ask.is_seen(o)) sink(o);
    has_more = page.has_more;
    filter.after_day = page.last_day;
    filter.after_id = page.last_id;
  }
}

std::string role_word(const Occurrence& o) { return o.role == UnitRole::lead ? "chủ trì" : "phối hợp"; }

}  // namespace

std::string table_as_csv(const Service& obligations, const TableAsk& ask) {
  using base::csv_cell;
  std::string text(base::csv_mark);
  text += "Mục,Việc,Đơn vị,Vai trò,Kỳ,Hạn,Phải có,Đã có,Trạng thái\r\n";
  each_row(obligations, ask, [&](const Occurrence& o) {
    text += csv_cell(o.path) + "," + csv_cell(o.title) + "," + csv_cell(o.unit_name) + "," + csv_cell(role_word(o)) +
            "," + csv_cell(o.label) + "," + csv_cell(o.due_on ? base::for_people(base::date_of_day(*o.due_on)) : "") +
            "," + std::to_string(o.required) + "," + std::to_string(o.counted) + "," + csv_cell(ask.state_of(o)) +
            "\r\n";
  });
  return text;
}

std::string table_as_xlsx(const Service& obligations, const TableAsk& ask) {
  documents::WorkbookSheet sheet;
  sheet.name = "Nghĩa vụ";
  sheet.columns = {{"Mục", 10}, {"Việc", 70},   {"Đơn vị", 32}, {"Vai trò", 11},    {"Kỳ", 16},
                   {"Hạn", 12}, {"Phải có", 9}, {"Đã có", 9},   {"Trạng thái", 16}, {"Kế hoạch", 50}};
  each_row(obligations, ask, [&](const Occurrence& o) {
    documents::WorkbookCell due;
    if (o.due_on) due = base::date_of_day(*o.due_on);
    sheet.rows.push_back({o.path, o.title, o.unit_name, role_word(o), o.label, due, o.required, o.counted,
                          ask.state_of(o), o.plan_title});
  });
  return documents::as_xlsx({sheet});
}

}  // namespace obligations
