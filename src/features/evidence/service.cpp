// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/evidence/service.h"

#include <algorithm>
#include <charconv>

#include "base/ids.h"
#include "base/utf8.h"
#include "features/evidence/store_sql.h"
#include "files/keeping.h"
#include "vietnamese/text.h"

namespace evidence {
namespace {

using base::Error;
using base::ErrorKind;

constexpr std::size_t page_size = 50, longest_text = 10'000, longest_link = 2'000, longest_name = 255, most_files = 20;
constexpr std::int64_t most_amount = 1'000'000;

State state_from(const std::string& code) {
  return code == "counted" ? State::counted : code == "returned" ? State::returned : State::withdrawn;
}

Capture capture_from(const std::string& code) {
  return code == "kept"      ? Capture::kept
         : code == "dead"    ? Capture::dead
         : code == "waiting" ? Capture::waiting
                             : Capture::none;
}

std::string_view code_of(Capture capture) {
  return capture == Capture::kept      ? "kept"
         : capture == Capture::dead    ? "dead"
         : capture == Capture::waiting ? "waiting"
                                       : "none";
}

Piece piece_from(const db::Row& row) {
  Piece p;
  p.tenant = row.text("tenant");
  p.id = row.text("id");
  p.occurrence = row.text("occurrence_id");
  p.plan = row.text("plan_id");
  p.activity = row.text("activity_id");
  p.agency = row.text("agency_id");
  p.unit = row.text("unit_id");
  p.amount = row.number("amount");
  p.text = row.text("text");
  p.link = row.text("link");
  p.done_on = row.number("done_on");
  p.state = state_from(row.text("state"));
  p.reason = row.text("reason");
  p.capture = capture_from(row.text("capture_state"));
  p.capture_title = row.text("capture_title");
  p.capture_text = row.text("capture_text");
  p.capture_sha256 = row.text("capture_sha256");
  p.capture_status = row.number("capture_status");
  p.capture_at = row.number("capture_at");
  p.capture_note = row.text("capture_note");
  p.created_at = row.number("created_at");
  p.created_by = row.text("created_by");
  p.created_name = row.text("created_name");
  return p;
}

std::optional<std::int64_t> whole(std::string_view text) {
  std::int64_t number = 0;
  const std::string_view trimmed = vietnamese::trim(text);
  const auto [end, trouble] = std::from_chars(trimmed.data(), trimmed.data() + trimmed.size(), number);
  if (trimmed.empty() || trouble != std::errc{} || end != trimmed.data() + trimmed.size()) return std::nullopt;
  return number;
}

bool is_link(std::string_view text) {
  const std::string lower = vietnamese::lower(text.substr(0, 8));
  return (lower.starts_with("https://") || lower.starts_with("http://")) && text.size() <= longest_link &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) > ' ' && c != '"' && c != '<'; });
}

Error no_piece() { return {ErrorKind::not_found, "Không có minh chứng này.", {}}; }
Error too_late() { return {ErrorKind::conflict, "Minh chứng này vừa được người khác xử lý.", {}}; }

Error bad_link() {
  return {ErrorKind::invalid, "Đường dẫn phải bắt đầu bằng https:// hoặc http:// và không có khoảng trắng.",
          "duong-dan"};
}
Error linked_twice() {
  return {ErrorKind::conflict, "Đường dẫn này đã được báo cáo cho chính việc này; một trang chỉ được tính một lần.",
          "duong-dan"};
}

bool stands_twice(db::Connection& connection, std::string_view tenant, std::string_view plan, const std::string& key,
                  std::string_view occurrence, std::string_view but) {
  return !key.empty() && !connection.run(sql::same_link_there, tenant, plan, key, occurrence, but).empty();
}

// What of a report needs no database.
base::Result<std::int64_t> amount_of(std::string_view text) {
  const std::optional<std::int64_t> amount = vietnamese::trim(text).empty() ? 1 : whole(text);
  if (!amount || *amount < 0 || *amount > most_amount)
    return Error{ErrorKind::invalid, "Số lượng phải là một số nguyên từ 0 đến 1.000.000.", "so-luong"};
  return *amount;
}

std::string file_name(std::string_view given) {
  std::string name = vietnamese::tidy(vietnamese::to_nfc(given));
  if (name.size() > longest_name) name.resize(longest_name);
  return name.empty() ? "tep" : vietnamese::to_nfc(name);
}

Error not_cleaned(const std::string& name) {
  return {
      ErrorKind::invalid,
      name +
          ": ảnh HEIC mang theo vị trí chụp mà hệ thống chưa xóa được. Hãy gửi ảnh dạng JPEG, hoặc chọn “Giữ vị trí "
          "chụp trong ảnh”.",
      "tep"};
}

bool tracks_people(std::string_view parameter) {
  return parameter.starts_with("utm_") || parameter.starts_with("fbclid=") || parameter.starts_with("gclid=") ||
         parameter.starts_with("zarsrc=");
}

}  // namespace

std::string link_key(std::string_view link) {
  std::string_view rest = vietnamese::trim(link);
  if (rest.empty()) return {};
  const std::size_t scheme = rest.find("://");
  if (scheme != std::string_view::npos) rest.remove_prefix(scheme + 3);
  rest = rest.substr(0, rest.find('#'));
  const std::size_t question = std::min(rest.find('?'), rest.size());
  const std::string_view path = rest.substr(0, question);
  const std::size_t slash = std::min(path.find('/'), path.size());
  std::string key = vietnamese::lower(path.substr(0, slash)) + std::string(path.substr(slash));
  if (key.starts_with("www.")) key.erase(0, 4);
  while (key.ends_with('/')) key.pop_back();
  std::string_view query = rest.substr(std::min(question + 1, rest.size()));
  char mark = '?';
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view parameter = query.substr(0, end);
    if (!parameter.empty() && !tracks_people(parameter)) key += mark + std::string(parameter), mark = '&';
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return key;
}

bool Service::may_report(const base::Actor& actor, const obligations::Occurrence& occurrence) {
  for (const base::Grant& grant : actor.grants) {
    const bool is_there = grant.unit == occurrence.unit || grant.unit == actor.agency;
    if (grant.role == base::Role::office && actor.agency == occurrence.agency) return true;
    if (is_there && base::role_brings(grant.role, base::Right::work) &&
        (actor.unit == occurrence.unit || actor.agency == occurrence.unit || grant.unit == occurrence.unit))
      return true;
  }
  return false;
}

base::Result<std::vector<File>> Service::kept_files(Report& report) {
  std::vector<File> kept = report.shelved;
  if (report.files.size() > most_files)
    return Error{ErrorKind::invalid, "Mỗi lần báo cáo gửi được tối đa 20 tệp.", "tep"};
  for (NewFile& file : report.files) {
    if (!report.keeps_place && files::type_of_file(file.path) == files::Type::heif)
      return not_cleaned(file_name(file.name));
    base::Result<files::Stored> stored =
        report.keeps_place ? shelf_.take(file.path) : files::take_cleaned(shelf_, file.path);
    if (!stored) return Error{stored.error().kind, file_name(file.name) + ": " + stored.error().message, "tep"};
    kept.push_back({stored->sha256, file_name(file.name), std::string(files::media_type(stored->type)),
                    static_cast<std::int64_t>(stored->bytes), report.keeps_place});
  }
  return kept;
}

base::Result<Reported> Service::report(const base::Actor& actor, std::string_view occurrence_id, Report report) {
  const std::optional<obligations::Occurrence> occurrence = obligations_.find(actor.tenant, occurrence_id);
  if (!occurrence) return Error{ErrorKind::not_found, "Không có nghĩa vụ này.", {}};
  if (!may_report(actor, *occurrence))
    return Error{ErrorKind::forbidden, "Việc này của đơn vị khác; bạn không báo cáo thay được.", {}};
  if (occurrence->state == obligations::State::dropped)
    return Error{ErrorKind::conflict, "Việc này không còn trong kế hoạch.", {}};
  const std::string text = vietnamese::tidy(vietnamese::to_nfc(report.text)), link(vietnamese::trim(report.link));
  if (text.size() > longest_text) return Error{ErrorKind::invalid, "Nội dung dài quá 10.000 ký tự.", "noi-dung"};
  if (!link.empty() && !is_link(link)) return bad_link();
  const base::Result<std::int64_t> amount = amount_of(report.amount);
  if (!amount) return amount.error();
  const std::int64_t today = base::day_number(base::date_of(clock_()));
  std::int64_t done_on = today;
  if (!vietnamese::trim(report.done_on).empty()) {
    const auto date = base::parse_date(vietnamese::trim(report.done_on));
    if (!date || base::day_number(*date) > today)
      return Error{ErrorKind::invalid, "Ngày thực hiện phải là một ngày đã qua hoặc hôm nay.", "ngay"};
    done_on = base::day_number(*date);
  }
  if (text.empty() && link.empty() && report.files.empty() && report.shelved.empty())
    return Error{ErrorKind::invalid, "Hãy ghi việc đã làm, dán đường dẫn hoặc gửi tệp, ảnh.", "noi-dung"};
  const base::Result<std::vector<File>> kept = kept_files(report);
  if (!kept) return kept.error();
  const std::string key = link_key(link);
  const std::int64_t now = clock_();
  const std::string token = report.form_token.empty() ? base::random_secret() : report.form_token;
  return database_.write([&](db::Connection& c) -> base::Result<Reported> {
    Reported reported;
    const std::string id = base::new_id(now);
    const db::Rows added = c.run(sql::add, actor.tenant, id, token, occurrence_id, occurrence->plan,
                                 occurrence->activity, occurrence->agency, actor.unit, *amount, text, link, key,
                                 done_on, link.empty() ? "none" : "waiting", now, actor.account, actor.name);
    if (added.empty()) {
      reported.id = c.run(sql::by_form, actor.tenant, token).front().text("id");
      reported.counted = occurrence->counted;
      reported.required = occurrence->required;
      reported.is_done = occurrence->state == obligations::State::done;
      return reported;
    }
    if (!key.empty() && !c.run(sql::same_link, actor.tenant, occurrence->plan, key, id).empty())
      reported.warning = "Đường dẫn này đã có trong một minh chứng khác của kế hoạch.";
    for (const File& file : *kept)
      if (!c.run(sql::same_file, actor.tenant, file.sha256, occurrence->plan).empty())
        reported.warning = "Tệp “" + file.name + "” đã có trong một minh chứng khác của kế hoạch.";
    for (const File& file : *kept)
      c.run(sql::add_file, actor.tenant, id, file.sha256, file.name, file.type, file.bytes, file.keeps_place);
    const base::Result<obligations::Occurrence> after = obligations_.count(c, actor.tenant, occurrence_id, *amount);
    if (!after) return after.error();
    // Asked when the occurrence is held: of two that bring the same page at once, the second sees the first.
    if (stands_twice(c, actor.tenant, occurrence->plan, key, occurrence_id, id)) return linked_twice();
    if (!link.empty()) jobs::enqueue(c, actor.tenant, capture_job, id, now);
    audit_.record(c, actor, "evidence.report", id,
                  "Báo cáo kết quả “" + base::first_bytes(occurrence->title, 200) + "”.");
    reported.id = id;
    reported.counted = after->counted;
    reported.required = after->required;
    reported.is_done = after->state == obligations::State::done;
    return reported;
  });
}

base::Result<bool> Service::give_back(const base::Actor& actor, std::string_view id, std::string_view given) {
  const std::optional<Piece> piece = find(actor.tenant, id);
  if (!piece || piece->agency != actor.agency) return no_piece();
  const std::string reason = vietnamese::tidy(base::first_bytes(given, longest_text));
  if (reason.empty()) return Error{ErrorKind::invalid, "Hãy ghi lý do trả lại.", "ly-do"};
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    const db::Rows was = c.run(sql::set_state, actor.tenant, id, "returned", reason, "counted");
    if (was.empty()) return too_late();
    const auto after = obligations_.count(c, actor.tenant, piece->occurrence, -was.front().number("amount"));
    if (!after) return after.error();
    audit_.record(c, actor, "evidence.return", id, "Trả lại minh chứng: " + reason);
    return true;
  });
}

base::Result<bool> Service::correct(const base::Actor& actor, std::string_view id, std::string_view text,
                                    std::string_view amount_text, std::string_view link_text) {
  const std::optional<Piece> piece = find(actor.tenant, id);
  if (!piece) return no_piece();
  if (piece->created_by != actor.account && piece->unit != actor.unit)
    return Error{ErrorKind::forbidden, "Chỉ đơn vị đã báo cáo mới sửa được minh chứng này.", {}};
  const base::Result<std::int64_t> amount = amount_of(amount_text);
  if (!amount) return amount.error();
  const std::string tidy = vietnamese::tidy(vietnamese::to_nfc(base::first_bytes(text, longest_text)));
  const std::string link(vietnamese::trim(link_text)), key = link_key(link);
  if (!link.empty() && !is_link(link)) return bad_link();
  if (tidy.empty() && link.empty() && piece->files.empty())
    return Error{ErrorKind::invalid, "Hãy ghi việc đã làm.", "noi-dung"};
  const bool is_other = key != link_key(piece->link);
  const std::string_view capture = is_other ? (link.empty() ? "none" : "waiting") : code_of(piece->capture);
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    if (c.run(sql::correct, actor.tenant, id, tidy, *amount, link, key, capture).empty()) return too_late();
    if (is_other && !link.empty()) jobs::enqueue(c, actor.tenant, capture_job, id, clock_());
    const auto after = obligations_.count(c, actor.tenant, piece->occurrence, *amount);
    if (!after) return after.error();
    if (stands_twice(c, actor.tenant, piece->plan, key, piece->occurrence, id)) return linked_twice();
    audit_.record(c, actor, "evidence.correct", id, "Sửa minh chứng bị trả lại.");
    return true;
  });
}

base::Result<bool> Service::withdraw(const base::Actor& actor, std::string_view id) {
  const std::optional<Piece> piece = find(actor.tenant, id);
  if (!piece) return no_piece();
  if (piece->created_by != actor.account)
    return Error{ErrorKind::forbidden, "Chỉ người đã báo cáo mới rút được minh chứng này.", {}};
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    const db::Rows was = c.run(sql::set_state, actor.tenant, id, "withdrawn", "", "counted");
    const bool counted = !was.empty();
    if (!counted && c.run(sql::set_state, actor.tenant, id, "withdrawn", "", "returned").empty()) return too_late();
    if (counted) {
      const auto after = obligations_.count(c, actor.tenant, piece->occurrence, -was.front().number("amount"));
      if (!after) return after.error();
    }
    audit_.record(c, actor, "evidence.withdraw", id, "Rút một minh chứng.");
    return true;
  });
}

// ---------------------------------------------------------------------------------------------------------------
// looking

std::optional<Piece> Service::find(std::string_view tenant, std::string_view id) const {
  return database_.read([&](db::Connection& c) -> std::optional<Piece> {
    const db::Rows rows = c.run(sql::find, tenant, id);
    if (rows.empty()) return std::nullopt;
    Piece piece = piece_from(rows.front());
    for (const db::Row& row : c.run(sql::files, tenant, id))
      piece.files.push_back(
          {row.text("sha256"), row.text("name"), row.text("type"), row.number("bytes"), row.flag("keeps_place")});
    return piece;
  });
}

Page Service::page_of(db::Rows rows) const {
  Page page;
  page.has_more = rows.size() > page_size;
  if (page.has_more) rows.pop_back();
  for (const db::Row& row : rows) page.pieces.push_back(piece_from(row));
  return page;
}

std::vector<Piece> Service::of_occurrence(std::string_view tenant, std::string_view occurrence) const {
  return page_of(database_.read([&](db::Connection& c) { return c.run(sql::of_occurrence, tenant, occurrence); }))
      .pieces;
}

namespace {
std::string before_or_all(std::string_view before) { return before.empty() ? "~" : std::string(before); }
}  // namespace

Page Service::latest_of_plan(std::string_view tenant, std::string_view plan, std::string_view before) const {
  return page_of(database_.read(
      [&](db::Connection& c) { return c.run(sql::latest_of_plan, tenant, plan, before_or_all(before)); }));
}

Page Service::latest_of_unit(std::string_view tenant, std::string_view unit, std::string_view before) const {
  return page_of(database_.read(
      [&](db::Connection& c) { return c.run(sql::latest_of_unit, tenant, unit, before_or_all(before)); }));
}

Page Service::latest_of_agency(std::string_view tenant, std::string_view agency, std::string_view before) const {
  return page_of(database_.read(
      [&](db::Connection& c) { return c.run(sql::latest_of_agency, tenant, agency, before_or_all(before)); }));
}

std::optional<Service::Content> Service::file(std::string_view tenant, std::string_view piece,
                                              std::string_view sha256) const {
  const db::Rows rows = database_.read([&](db::Connection& c) { return c.run(sql::file, tenant, piece, sha256); });
  std::optional<std::string> bytes = rows.empty() ? std::nullopt : shelf_.content(sha256);
  if (!bytes) return std::nullopt;
  return Content{rows.front().text("name"), rows.front().text("type"), std::move(*bytes)};
}

std::vector<std::string> Service::lost_files() const {
  std::vector<std::string> lost;
  database_.read([&](db::Connection& c) {
    c.stream(sql::every_file, {}, [&](const db::Row& row) {
      if (!shelf_.path(row.text("sha256")))
        lost.push_back("Tệp minh chứng " + row.text("sha256") + " không còn trên đĩa.");
    });
    return 0;
  });
  return lost;
}

}  // namespace evidence
