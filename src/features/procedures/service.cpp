// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/procedures/service.h"

#include <algorithm>

#include "base/ids.h"
#include "features/procedures/check.h"
#include "features/procedures/store.h"
#include "features/procedures/store_sql.h"
#include "vietnamese/collate.h"
#include "vietnamese/text.h"

namespace procedures {
namespace {

using base::Error;
using base::ErrorKind;

constexpr std::int64_t page_size = 50;
constexpr std::size_t most_faults = 50, most_entries = 20'000;

Error not_there() { return {ErrorKind::not_found, "Không có thủ tục này.", {}}; }
Error changed_meanwhile() {
  return {ErrorKind::conflict,
          "Thủ tục này vừa được người khác ghi một thay đổi; hãy xem lại bản mới nhất rồi ghi tiếp.",
          {}};
}

std::string on_day(std::int64_t day) { return base::for_people(base::date_of_day(day)); }

std::optional<Version> version_on(db::Connection& connection, const Procedure& procedure, std::int64_t day,
                                  std::int64_t known_at) {
  return first_version(connection.run(sql::as_of, procedure.tenant, procedure.id, day, known_at));
}

std::string sentence_of(const Procedure& procedure, const Version& version) {
  return "Ghi nhận thủ tục " + procedure.code + " – " + std::string(word(version.change)) + " theo " +
         version.decision.number + ", hiệu lực từ " + on_day(version.decision.effective_from) + ".";
}

// Whether a change of this kind fits what holds on its first day.
base::Result<bool> fitting(const Draft& draft, const Decision& decision, const std::optional<Version>& before) {
  const bool holds = before && before->state == State::in_force;
  if (draft.change == Change::added && holds)
    return Error{ErrorKind::conflict,
                 "Thủ tục " + draft.code + " đang có hiệu lực vào ngày " + on_day(decision.effective_from) +
                     "; hãy ghi là sửa đổi, bổ sung.",
                 "thay-doi"};
  if (draft.change != Change::added && !holds)
    return Error{ErrorKind::conflict,
                 "Thủ tục " + draft.code + " không có hiệu lực vào ngày " + on_day(decision.effective_from) +
                     "; chỉ có thể ghi là ban hành mới.",
                 "thay-doi"};
  return true;
}

bool ends(Change change) { return change == Change::replaced || change == Change::abolished; }

}  // namespace

std::optional<Procedure> Service::find(std::string_view tenant, std::string_view id) const {
  return database_.read([&](db::Connection& c) { return first_procedure(c.run(sql::find, tenant, id)); });
}

std::optional<Procedure> Service::find_by_code(std::string_view tenant, std::string_view agency,
                                               std::string_view code) const {
  return database_.read(
      [&](db::Connection& c) { return first_procedure(c.run(sql::find_by_code, tenant, agency, code)); });
}

std::vector<Version> Service::versions(std::string_view tenant, std::string_view id) const {
  std::vector<Version> all;
  for (const db::Row& row : database_.read([&](db::Connection& c) { return c.run(sql::versions, tenant, id); }))
    all.push_back(version_from(row));
  return all;
}

std::optional<Version> Service::as_of(std::string_view tenant, std::string_view id, std::int64_t day,
                                      std::int64_t known_at) const {
  return database_.read([&](db::Connection& c) { return first_version(c.run(sql::as_of, tenant, id, day, known_at)); });
}

Page Service::list(std::string_view tenant, const Filter& filter) const {
  const std::size_t bar = std::min(filter.after.find('|'), filter.after.size());
  const std::string key = filter.after.substr(0, bar);
  const std::string id = bar == filter.after.size() ? "" : filter.after.substr(bar + 1);
  const db::Rows rows = database_.read([&](db::Connection& c) {
    return c.run(sql::list, tenant, filter.agency, filter.day.value_or(today()), filter.known_at.value_or(clock_()),
                 filter.field, filter.level ? code_of(*filter.level) : "", filter.online ? code_of(*filter.online) : "",
                 filter.state ? code_of(*filter.state) : "", key, id, page_size + 1);
  });
  Page page;
  for (const db::Row& row : rows) {
    if (page.entries.size() == static_cast<std::size_t>(page_size)) {
      const db::Row& last = rows[static_cast<std::size_t>(page_size) - 1];
      page.next = last.text("sort_key") + "|" + last.text("id");
      break;
    }
    page.entries.push_back({procedure_from(row), version_from(row)});
  }
  return page;
}

std::vector<Entry> Service::all(std::string_view tenant, Filter filter) const {
  std::vector<Entry> entries;
  filter.after.clear();
  do {
    Page page = list(tenant, filter);
    filter.after = page.next;
    std::move(page.entries.begin(), page.entries.end(), std::back_inserter(entries));
  } while (!filter.after.empty() && entries.size() < most_entries);
  return entries;
}

std::vector<Entry> Service::upcoming(std::string_view tenant, std::string_view agency) const {
  std::vector<Entry> entries;
  for (const db::Row& row :
       database_.read([&](db::Connection& c) { return c.run(sql::upcoming, tenant, agency, today()); }))
    entries.push_back({procedure_from(row), version_from(row)});
  return entries;
}

std::vector<std::string> Service::fields(std::string_view tenant, std::string_view agency) const {
  std::vector<std::string> all;
  for (const db::Row& row : database_.read([&](db::Connection& c) { return c.run(sql::fields, tenant, agency); }))
    all.push_back(row.text("field"));
  std::sort(all.begin(), all.end(), [](const std::string& a, const std::string& b) {
    return vietnamese::sort_key(a) < vietnamese::sort_key(b);
  });
  return all;
}

std::optional<std::pair<std::string, std::string>> Service::only_publisher() const {
  const db::Rows rows = database_.read([](db::Connection& c) { return c.run(sql::publishers); });
  if (rows.size() != 1) return std::nullopt;
  return std::pair(rows.front().text("tenant"), rows.front().text("agency_id"));
}

// -------------------------------------------------------------------------------------------------------------
// changing

base::Result<std::string> Service::record_in(db::Connection& connection, const base::Actor& actor, const Draft& given,
                                             std::optional<Procedure> procedure) {
  const base::Result<Checked> change = checked(given, today());
  if (!change) return change.error();
  const std::int64_t now = clock_();
  std::optional<Version> before;
  if (procedure) before = version_on(connection, *procedure, change->decision.effective_from, now);
  if (const auto fits = fitting(change->draft, change->decision, before); !fits) return fits.error();
  Version version;
  version.change = change->draft.change;
  version.decision = change->decision;
  version.replaced_by = change->draft.replaced_by;
  version.state = ends(version.change) ? State::abolished : State::in_force;
  version.recorded_at = now;
  version.recorded_by = actor.account;
  version.recorded_name = actor.name;
  if (ends(version.change)) {
    version.content = before->content;  // what ends keeps the words it last had
  } else {
    base::Result<Content> content = checked(change->draft.content);
    if (!content) return content.error();
    version.content = *std::move(content);
  }
  if (procedure) {
    const db::Rows raised = connection.run(sql::raise, actor.tenant, procedure->id, procedure->latest);
    if (raised.empty()) return changed_meanwhile();
    version.number = raised.front().number("latest");
  } else {
    procedure = Procedure{actor.tenant, base::new_id(now), actor.agency, change->draft.code, 1};
    connection.run(sql::add, actor.tenant, procedure->id, actor.agency, procedure->code);
    version.number = 1;
  }
  add_version(connection, *procedure, version);
  audit_.record(connection, actor, "procedure.record", procedure->id, sentence_of(*procedure, version));
  jobs::enqueue(connection, actor.tenant, index_job, procedure->id, now);
  if (const std::int64_t begins = base::start_of(base::date_of_day(version.decision.effective_from)); begins > now)
    jobs::enqueue(connection, actor.tenant, index_job, procedure->id, begins);
  return procedure->id;
}

base::Result<std::string> Service::add(const base::Actor& actor, const Draft& draft) {
  try {
    return database_.write([&](db::Connection& c) -> base::Result<std::string> {
      const std::string code = vietnamese::upper(vietnamese::trim(draft.code));
      if (!c.run(sql::find_by_code, actor.tenant, actor.agency, code).empty())
        return Error{ErrorKind::conflict, "Mã " + code + " đã có trong danh mục; hãy ghi thay đổi ở thủ tục đó.", "ma"};
      if (draft.change != Change::added)
        return Error{ErrorKind::invalid, "Thủ tục chưa có trong danh mục thì chỉ có thể ghi là ban hành mới.",
                     "thay-doi"};
      return record_in(c, actor, draft, std::nullopt);
    });
  } catch (const db::Clash&) {
    return changed_meanwhile();  // the same code, added by two at once
  }
}

base::Result<bool> Service::record(const base::Actor& actor, std::string_view id, const Draft& given,
                                   std::int64_t seen) {
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    const std::optional<Procedure> procedure = first_procedure(c.run(sql::find, actor.tenant, id));
    if (!procedure || procedure->agency != actor.agency) return not_there();
    if (procedure->latest != seen) return changed_meanwhile();
    Draft draft = given;
    draft.code = procedure->code;
    const base::Result<std::string> done = record_in(c, actor, draft, procedure);
    if (!done) return done.error();
    return true;
  });
}

Loaded Service::load(const base::Actor& actor, const Rows& rows) {
  Loaded loaded;
  const base::Result<bool> done = database_.write([&](db::Connection& c) -> base::Result<bool> {
    loaded = {};  // the work may be run again
    loaded.faults = rows.faults;
    for (const Row& row : rows.rows) {
      if (loaded.faults.size() >= most_faults) break;
      const std::string code = vietnamese::upper(row.draft.code);
      const base::Result<std::string> recorded =
          record_in(c, actor, row.draft, first_procedure(c.run(sql::find_by_code, actor.tenant, actor.agency, code)));
      if (recorded) {
        ++loaded.recorded;
      } else {
        loaded.faults.push_back("Dòng " + std::to_string(row.line) + ": " + recorded.error().message);
      }
    }
    if (loaded.faults.empty()) return true;
    return Error{ErrorKind::invalid, "Tệp có lỗi.", "tep"};
  });
  if (!done) loaded.recorded = 0;
  return loaded;
}

}  // namespace procedures
