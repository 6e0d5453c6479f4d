// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/initiatives/service.h"

#include <algorithm>

#include "base/ids.h"
#include "base/utf8.h"
#include "documents/write/official_paper.h"
#include "features/initiatives/store_sql.h"
#include "files/keeping.h"
#include "vietnamese/form_text.h"
#include "vietnamese/text.h"

namespace initiatives {
namespace {

using base::Error;
using base::ErrorKind;

constexpr std::size_t longest_title = 500, longest_text = 20'000, most_files = 20, page_size = 50;

State state_from(const std::string& code) {
  for (const State state : {State::supported, State::recognised, State::refused, State::withdrawn})
    if (code_of(state) == code) return state;
  return State::proposed;
}

Initiative initiative_from(const db::Row& row) {
  Initiative i;
  i.tenant = row.text("tenant");
  i.id = row.text("id");
  i.agency = row.text("agency_id");
  i.unit = row.text("unit_id");
  i.unit_name = row.text("unit_name");
  i.occurrence = row.text("occurrence_id");
  i.kind = row.text("kind");
  i.title = row.text("title");
  i.authors = row.text("authors");
  i.problem = row.text("problem");
  i.solution = row.text("solution");
  i.effect = row.text("effect");
  i.award = row.text("award");
  i.state = state_from(row.text("state"));
  i.opinion = row.text("opinion");
  i.reason = row.text("reason");
  i.decision = row.text("decision");
  i.decided_on = row.number("decided_on");
  i.evidence = row.text("evidence_id");
  i.uses = row.number("uses");
  i.edits = row.number("edits");
  i.created_by = row.text("created_by");
  return i;
}

Error no_initiative() { return {ErrorKind::not_found, "Không có sáng kiến, điển hình này.", {}}; }
Error too_late() { return {ErrorKind::conflict, "Sáng kiến này vừa được người khác xử lý; hãy mở lại để xem.", {}}; }
Error wrong(const char* sentence, const char* field) { return {ErrorKind::invalid, sentence, field}; }

}  // namespace

std::string_view word_of(std::string_view kind) {
  for (const Kind& known : kinds)
    if (known.code == kind) return known.word;
  return kinds.front().word;
}

std::string_view code_of(State state) {
  switch (state) {
    case State::proposed:
      return "proposed";
    case State::supported:
      return "supported";
    case State::recognised:
      return "recognised";
    case State::refused:
      return "refused";
    case State::withdrawn:
      return "withdrawn";
  }
  return {};
}

std::string_view word_of(State state) {
  switch (state) {
    case State::proposed:
      return "Chờ thẩm định";
    case State::supported:
      return "Chờ công nhận";
    case State::recognised:
      return "Đã công nhận";
    case State::refused:
      return "Không công nhận";
    case State::withdrawn:
      return "Đã rút";
  }
  return {};
}

base::Result<Initiative> Service::filled(const base::Actor& actor, const Draft& draft) const {
  Initiative i;
  i.kind = draft.kind;
  i.title = vietnamese::one_line(draft.title);
  i.authors = vietnamese::many_lines(draft.authors);
  i.problem = vietnamese::many_lines(draft.problem);
  i.solution = vietnamese::many_lines(draft.solution);
  i.effect = vietnamese::many_lines(draft.effect);
  i.award = vietnamese::one_line(draft.award);
  if (i.title.empty()) return wrong("Hãy ghi tên sáng kiến, mô hình hoặc điển hình.", "ten");
  if (i.title.size() > longest_title) return wrong("Tên dài quá 500 ký tự.", "ten");
  if (std::none_of(kinds.begin(), kinds.end(), [&](const Kind& kind) { return kind.code == i.kind; }))
    return wrong("Hãy chọn loại.", "loai");
  if (i.authors.empty()) return wrong("Hãy ghi tên tác giả, cá nhân hoặc tập thể.", "tac-gia");
  if (i.solution.empty()) return wrong("Hãy ghi cách làm, giải pháp.", "giai-phap");
  for (const auto& [text, field] : {std::pair<const std::string&, const char*>{i.authors, "tac-gia"},
                                    {i.problem, "van-de"},
                                    {i.solution, "giai-phap"},
                                    {i.effect, "hieu-qua"},
                                    {i.award, "khen-thuong"}})
    if (text.size() > longest_text) return wrong("Nội dung dài quá 20.000 ký tự.", field);
  if (draft.occurrence.empty()) return i;
  const auto duty = obligations_.find(actor.tenant, draft.occurrence);
  if (!duty || !evidence::Service::may_report(actor, *duty))
    return Error{ErrorKind::forbidden, "Việc này của đơn vị khác.", {}};
  i.occurrence = duty->id;
  return i;
}

base::Result<std::vector<File>> Service::kept(std::vector<NewFile> given) {
  std::vector<File> all;
  if (given.size() > most_files) return wrong("Mỗi sáng kiến có tối đa 20 tệp.", "tep");
  for (const NewFile& file : given) {
    const std::string name = base::first_bytes(vietnamese::one_line(file.name), 255);
    const base::Result<files::Stored> stored = files::take_cleaned(shelf_, file.path);
    if (!stored) return Error{stored.error().kind, name + ": " + stored.error().message, "tep"};
    all.push_back({stored->sha256, name.empty() ? "tep" : name, std::string(files::media_type(stored->type)),
                   static_cast<std::int64_t>(stored->bytes)});
  }
  return all;
}

base::Result<std::string> Service::propose(const base::Actor& actor, const Draft& draft, std::vector<NewFile> given) {
  const base::Result<Initiative> i = filled(actor, draft);
  if (!i) return i.error();
  const base::Result<std::vector<File>> files = kept(std::move(given));
  if (!files) return files.error();
  const auto unit = agencies_.find(actor.tenant, actor.unit);
  const std::string unit_name = unit ? unit->name : "";
  return database_.write([&](db::Connection& c) -> base::Result<std::string> {
    const std::string id = base::new_id(clock_());
    c.run(sql::add, actor.tenant, id, actor.agency, actor.unit, unit_name, i->occurrence, i->kind, i->title, i->authors,
          i->problem, i->solution, i->effect, i->award, clock_(), actor.account);
    for (const File& file : *files)
      c.run(sql::add_file, actor.tenant, id, file.sha256, file.name, file.type, file.bytes);
    audit_.record(c, actor, "initiative.propose", id, "Đề xuất “" + base::first_bytes(i->title, 200) + "”.");
    return id;
  });
}

base::Result<bool> Service::edit(const base::Actor& actor, std::string_view id, const Draft& draft,
                                 std::int64_t edits) {
  const auto was = find(actor, id);
  if (!was) return no_initiative();
  if (was->unit != actor.unit && was->created_by != actor.account && !actor.may(base::Right::coordinate))
    return Error{ErrorKind::forbidden, "Chỉ đơn vị đề xuất hoặc Văn phòng mới sửa được.", {}};
  Draft same = draft;
  same.occurrence.clear();  // what it serves is settled when it is proposed
  const base::Result<Initiative> i = filled(actor, same);
  if (!i) return i.error();
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    if (c.run(sql::edit, actor.tenant, id, edits, i->kind, i->title, i->authors, i->problem, i->solution, i->effect,
              i->award)
            .empty())
      return too_late();
    audit_.record(c, actor, "initiative.edit", id, "Sửa đề xuất “" + base::first_bytes(i->title, 200) + "”.");
    return true;
  });
}

base::Result<bool> Service::withdraw(const base::Actor& actor, std::string_view id) {
  const auto i = find(actor, id);
  if (!i) return no_initiative();
  if (i->created_by != actor.account) return Error{ErrorKind::forbidden, "Chỉ người đề xuất mới rút được.", {}};
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    if (c.run(sql::withdraw, actor.tenant, id).empty()) return too_late();
    audit_.record(c, actor, "initiative.withdraw", id, "Rút một đề xuất sáng kiến.");
    return true;
  });
}

base::Result<bool> Service::appraise(const base::Actor& actor, std::string_view id, Opinion opinion,
                                     std::string_view given) {
  if (!find(actor, id)) return no_initiative();
  const std::string words = vietnamese::one_line(base::first_bytes(given, longest_text));
  const bool supports = opinion == Opinion::support;
  if (words.empty()) return wrong("Hãy ghi ý kiến thẩm định.", "y-kien");
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    if (c.run(sql::appraise, actor.tenant, id, supports ? "supported" : "refused", words, supports ? "" : words)
            .empty())
      return too_late();
    audit_.record(c, actor, "initiative.appraise", id,
                  (supports ? "Ủng hộ sáng kiến: " : "Không ủng hộ sáng kiến: ") + words);
    return true;
  });
}

base::Result<std::string> Service::evidence_of(const base::Actor& actor, const Initiative& i, const Recognition& by) {
  if (i.occurrence.empty()) return std::string();
  evidence::Report report;
  report.form_token = "initiative/" + i.id;  // however often it is tried, it counts once
  report.text = std::string(word_of(i.kind)) + " được công nhận: " + i.title + " (" + i.unit_name +
                "), Quyết định số " + by.decision + ".";
  report.amount = "1";
  for (const File& file : files(i)) report.shelved.push_back({file.sha256, file.name, file.type, file.bytes, false});
  base::Actor reporter = actor;  // the head decides; the duty is that of the unit that proposed
  reporter.unit = i.unit;
  reporter.grants.push_back({i.unit, base::Role::staff});
  const base::Result<evidence::Reported> reported = evidence_.report(reporter, i.occurrence, std::move(report));
  if (!reported) return reported.error();
  return reported->id;
}

base::Result<bool> Service::recognise(const base::Actor& actor, std::string_view id, const Recognition& given) {
  const auto i = find(actor, id);
  if (!i) return no_initiative();
  if (i->state != State::supported) return too_late();
  const Recognition by{vietnamese::one_line(given.decision), std::string(vietnamese::trim(given.decided_on)),
                       vietnamese::one_line(given.award)};
  if (by.decision.empty() || by.decision.size() > longest_title)
    return wrong("Hãy ghi số quyết định công nhận.", "so-quyet-dinh");
  const auto date = base::parse_date(by.decided_on);
  const std::int64_t today = base::day_number(base::date_of(clock_()));
  if (!date || base::day_number(*date) > today)
    return wrong("Ngày quyết định phải là hôm nay hoặc một ngày đã qua.", "ngay-quyet-dinh");
  if (by.award.size() > longest_title) return wrong("Hình thức khen thưởng dài quá 500 ký tự.", "khen-thuong");
  const base::Result<std::string> piece = evidence_of(actor, *i, by);
  if (!piece) return piece.error();
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    if (c.run(sql::recognise, actor.tenant, id, by.decision, base::day_number(*date), by.award, *piece).empty())
      return too_late();
    audit_.record(c, actor, "initiative.recognise", id, "Công nhận sáng kiến theo Quyết định số " + by.decision + ".");
    return true;
  });
}

base::Result<bool> Service::refuse(const base::Actor& actor, std::string_view id, std::string_view given) {
  if (!find(actor, id)) return no_initiative();
  const std::string reason = vietnamese::one_line(base::first_bytes(given, longest_text));
  if (reason.empty()) return wrong("Hãy ghi lý do không công nhận.", "ly-do");
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    if (c.run(sql::refuse, actor.tenant, id, reason).empty()) return too_late();
    audit_.record(c, actor, "initiative.refuse", id, "Không công nhận sáng kiến: " + reason);
    return true;
  });
}

base::Result<bool> Service::take_over(const base::Actor& actor, std::string_view id, const Taken& taken) {
  const auto i = find(actor, id);
  if (!i) return no_initiative();
  if (i->state != State::recognised)
    return Error{ErrorKind::conflict, "Chỉ sáng kiến đã công nhận mới ghi nhân rộng.", {}};
  const std::string unit = vietnamese::one_line(taken.unit),
                    note = vietnamese::one_line(base::first_bytes(taken.note, longest_text));
  if (unit.empty() || unit.size() > longest_title) return wrong("Hãy ghi đơn vị áp dụng.", "don-vi-ap-dung");
  const auto date = base::parse_date(vietnamese::trim(taken.since));
  if (!date) return wrong("Hãy chọn ngày bắt đầu áp dụng.", "tu-ngay");
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    if (c.run(sql::add_use, actor.tenant, base::new_id(clock_()), id, unit, vietnamese::comparable(unit),
              base::day_number(*date), note, actor.account)
            .empty())
      return wrong("Đơn vị này đã được ghi rồi.", "don-vi-ap-dung");
    c.run(sql::count_use, actor.tenant, id);
    audit_.record(c, actor, "initiative.use", id, "Nhân rộng tại " + base::first_bytes(unit, 200) + ".");
    return true;
  });
}

// ---------------------------------------------------------------------------------------------------------------
// looking

std::optional<Initiative> Service::find(const base::Actor& actor, std::string_view id) const {
  const db::Rows rows = database_.read([&](db::Connection& c) { return c.run(sql::find, actor.tenant, id); });
  if (rows.empty()) return std::nullopt;
  Initiative initiative = initiative_from(rows.front());
  if (initiative.agency != actor.agency) return std::nullopt;
  return initiative;
}

Page Service::list(const base::Actor& actor, std::optional<State> state, std::string_view before) const {
  const std::string from = before.empty() ? "~" : std::string(before);
  db::Rows rows = database_.read([&](db::Connection& c) {
    return state ? c.run(sql::in_state, actor.tenant, actor.agency, code_of(*state), from)
                 : c.run(sql::of_agency, actor.tenant, actor.agency, from);
  });
  Page page;
  page.has_more = rows.size() > page_size;
  if (page.has_more) rows.pop_back();
  for (const db::Row& row : rows) page.initiatives.push_back(initiative_from(row));
  return page;
}

std::vector<Use> Service::uses(const Initiative& initiative) const {
  std::vector<Use> all;
  for (const db::Row& row :
       database_.read([&](db::Connection& c) { return c.run(sql::uses, initiative.tenant, initiative.id); }))
    all.push_back({row.text("unit_name"), row.text("note"), row.number("since")});
  return all;
}

std::vector<File> Service::files(const Initiative& initiative) const {
  std::vector<File> all;
  for (const db::Row& row :
       database_.read([&](db::Connection& c) { return c.run(sql::files, initiative.tenant, initiative.id); }))
    all.push_back({row.text("sha256"), row.text("name"), row.text("type"), row.number("bytes")});
  return all;
}

std::optional<std::string> Service::content(const Initiative& initiative, std::string_view sha256) const {
  for (const File& file : files(initiative))
    if (file.sha256 == sha256) return shelf_.content(sha256);
  return std::nullopt;
}

std::vector<std::string> Service::lost_files() const {
  std::vector<std::string> lost;
  database_.read([&](db::Connection& c) {
    c.stream(sql::every_file, {}, [&](const db::Row& row) {
      if (!shelf_.path(row.text("sha256")))
        lost.push_back("Tệp của sáng kiến " + row.text("sha256") + " không còn trên đĩa.");
    });
    return 0;
  });
  return lost;
}

std::string Service::submission(const base::Actor& actor) const {
  using documents::OfficialParagraph;
  const auto agency = agencies_.find(actor.tenant, actor.agency);
  const std::vector<agencies::Unit> above = agencies_.ancestors(actor.tenant, actor.agency);
  documents::OfficialPaper paper;
  paper.agency = agency ? agency->name : "";
  paper.parent_agency = above.empty() ? "" : above.back().name;
  paper.place_and_date = "ngày … tháng … năm " + std::to_string(static_cast<int>(base::date_of(clock_()).year()));
  paper.type = "TỜ TRÌNH";
  paper.subject = "Về việc đề nghị công nhận, khen thưởng sáng kiến, điển hình cải cách hành chính";
  paper.addressees = {"Lãnh đạo cơ quan"};
  paper.body = {{OfficialParagraph::Kind::text,
                 "Văn phòng đã thẩm định các sáng kiến, mô hình, điển hình trong công tác cải cách hành chính và kính "
                 "trình xem xét công nhận, khen thưởng (có danh sách kèm theo)."}};
  documents::OfficialTable table;
  table.heads = {"STT", "Tên", "Loại", "Tác giả", "Đơn vị", "Ý kiến thẩm định", "Đề nghị"};
  for (const Initiative& i : list(actor, State::supported, {}).initiatives)
    table.rows.push_back({std::to_string(table.rows.size() + 1), i.title, std::string(word_of(i.kind)), i.authors,
                          i.unit_name, i.opinion, i.award});
  paper.tables = {table};
  paper.closing = "Kính trình lãnh đạo xem xét, quyết định./.";
  paper.authority = "Chánh Văn phòng";
  paper.recipients = {"Như trên", "Lưu: VT, VP"};
  return documents::as_docx(paper);
}

}  // namespace initiatives
