// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/events/service.h"

#include <algorithm>

#include "base/ids.h"
#include "base/numbers.h"
#include "base/utf8.h"
#include "features/events/store_sql.h"
#include "files/keeping.h"
#include "vietnamese/form_text.h"
#include "vietnamese/text.h"

namespace events {
namespace {

using base::Error;
using base::ErrorKind;

constexpr std::size_t longest_title = 500, longest_place = 300, longest_text = 20'000, longest_name = 120,
                      longest_unit = 200, longest_mark = 64, most_files = 50;
constexpr std::int64_t most_days = 92;

Error no_event() { return {ErrorKind::not_found, "Không có sự kiện này.", {}}; }
Error too_late() { return {ErrorKind::conflict, "Sự kiện này vừa được người khác sửa; hãy mở lại để xem.", {}}; }
Error wrong(const char* sentence, const char* field) { return {ErrorKind::invalid, sentence, field}; }

// "08:30", "8:30", "8h30" or "8 giờ 30" as minutes of the day.
std::optional<std::int64_t> minutes_of(std::string_view text) {
  std::vector<std::int64_t> numbers;
  std::string digits;
  const auto close = [&] {
    if (digits.empty()) return true;
    const auto number = base::whole(digits, 99);
    digits.clear();
    return number && (numbers.push_back(*number), numbers.size() <= 2);
  };
  for (const char c : vietnamese::trim(text)) {
    if (c >= '0' && c <= '9') {
      digits += c;
    } else if (!close()) {
      return std::nullopt;
    }
  }
  if (!close() || numbers.empty()) return std::nullopt;
  const std::int64_t minute = numbers.size() == 2 ? numbers[1] : 0;
  if (numbers[0] > 23 || minute > 59) return std::nullopt;
  return numbers[0] * 60 + minute;
}

base::Result<bool> set_times(Event& event, const Draft& draft) {
  const auto day = base::parse_date(vietnamese::trim(draft.day));
  if (!day) return wrong("Hãy chọn ngày tổ chức.", "ngay");
  const bool has_last = !vietnamese::trim(draft.last_day).empty();
  const auto last = has_last ? base::parse_date(vietnamese::trim(draft.last_day)) : day;
  if (!last || *last < *day || base::day_number(*last) - base::day_number(*day) > most_days)
    return wrong("Ngày kết thúc phải từ ngày bắt đầu trở đi và không quá 92 ngày.", "den-ngay");
  const bool has_from = !vietnamese::trim(draft.from).empty(), has_to = !vietnamese::trim(draft.to).empty();
  const auto from = has_from ? minutes_of(draft.from) : std::optional<std::int64_t>(8 * 60);
  if (!from) return wrong("Giờ bắt đầu phải có dạng 08:30.", "gio");
  const auto to = has_to ? minutes_of(draft.to) : std::optional(std::max<std::int64_t>(*from, 17 * 60));
  if (!to || (*last == *day && *to < *from)) return wrong("Giờ kết thúc phải sau giờ bắt đầu.", "den-gio");
  event.starts_at = base::start_of(*day) + *from * base::ms_per_minute;
  event.ends_at = base::start_of(*last) + *to * base::ms_per_minute;
  return true;
}

std::string summary_of(const Event& event, std::int64_t people, const std::string& minutes) {
  std::string text = std::string(word_of(event.kind)) + ": " + event.title + ", " + base::for_people(event.starts_at) +
                     (event.place.empty() ? "" : ", tại " + event.place) + "; " + std::to_string(people) +
                     " người tham dự.";
  if (!minutes.empty()) text += "\n" + base::first_bytes(minutes, 4'000);
  return text;
}

}  // namespace

std::string_view word_of(std::string_view kind) {
  for (const Kind& known : kinds)
    if (known.code == kind) return known.word;
  return kinds.back().word;
}

bool Service::may_run(const base::Actor& actor, const Event& event) {
  if (actor.agency != event.agency) return false;
  return actor.may(base::Right::coordinate) || (actor.unit == event.unit && actor.may(base::Right::work));
}

bool Service::may_see(const base::Actor& actor, const Event& event) const {
  if (actor.agency == event.agency) return true;
  const std::vector<Invitation> asked = invitations(event);
  return std::any_of(asked.begin(), asked.end(), [&](const Invitation& invitation) {
    return invitation.unit == actor.unit || invitation.unit == actor.agency;
  });
}

base::Result<Event> Service::filled(const base::Actor& actor, const Draft& draft) const {
  Event event;
  event.tenant = actor.tenant;
  event.agency = actor.agency;
  event.unit = actor.unit;
  event.title = vietnamese::one_line(draft.title);
  event.place = vietnamese::one_line(draft.place);
  event.audience = vietnamese::one_line(draft.audience);
  event.agenda = vietnamese::many_lines(draft.agenda);
  event.kind = draft.kind;
  if (event.title.empty()) return wrong("Hãy ghi tên sự kiện.", "ten");
  if (event.title.size() > longest_title) return wrong("Tên sự kiện dài quá 500 ký tự.", "ten");
  if (event.place.size() > longest_place) return wrong("Địa điểm dài quá 300 ký tự.", "dia-diem");
  if (event.audience.size() > longest_title) return wrong("Thành phần dự dài quá 500 ký tự.", "thanh-phan");
  if (event.agenda.size() > longest_text) return wrong("Nội dung dài quá 20.000 ký tự.", "noi-dung");
  if (std::none_of(kinds.begin(), kinds.end(), [&](const Kind& kind) { return kind.code == event.kind; }))
    return wrong("Hãy chọn loại sự kiện.", "loai");
  const bool has_number = !vietnamese::trim(draft.expected).empty();
  const auto expected = has_number ? base::whole(draft.expected, 1'000'000) : std::optional<std::int64_t>(0);
  if (!expected) return wrong("Số người dự kiến phải là một số nguyên.", "so-nguoi");
  event.expected = *expected;
  if (const auto timed = set_times(event, draft); !timed) return timed.error();
  if (draft.occurrence.empty()) return event;
  const auto duty = obligations_.find(actor.tenant, draft.occurrence);
  if (!duty || !evidence::Service::may_report(actor, *duty))
    return Error{ErrorKind::forbidden, "Việc này của đơn vị khác; bạn không tổ chức thay được.", {}};
  event.occurrence = duty->id;
  return event;
}

base::Result<std::string> Service::add(const base::Actor& actor, const Draft& draft) {
  const base::Result<Event> event = filled(actor, draft);
  if (!event) return event.error();
  const auto unit = agencies_.find(actor.tenant, actor.unit);
  const std::string unit_name = unit ? unit->name : "";
  const std::string key = base::random_secret();
  return database_.write([&](db::Connection& c) -> base::Result<std::string> {
    const std::string id = base::new_id(clock_());
    c.run(sql::add, actor.tenant, id, actor.agency, actor.unit, unit_name, event->occurrence, event->kind, event->title,
          event->place, event->starts_at, event->ends_at, event->audience, event->agenda, event->expected, key,
          clock_(), actor.account);
    audit_.record(c, actor, "event.add", id, "Lập sự kiện “" + base::first_bytes(event->title, 200) + "”.");
    return id;
  });
}

base::Result<Event> Service::mine(const base::Actor& actor, std::string_view id) const {
  std::optional<Event> event = find(actor.tenant, id);
  if (!event || !may_see(actor, *event)) return no_event();
  if (!may_run(actor, *event))
    return Error{ErrorKind::forbidden, "Chỉ đơn vị tổ chức hoặc Văn phòng mới làm được việc này.", {}};
  return *std::move(event);
}

base::Result<bool> Service::edit(const base::Actor& actor, std::string_view id, const Draft& draft,
                                 std::int64_t edits) {
  const base::Result<Event> was = mine(actor, id);
  if (!was) return was.error();
  Draft same = draft;
  same.occurrence.clear();  // what it serves is settled when it is made
  const base::Result<Event> event = filled(actor, same);
  if (!event) return event.error();
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    if (c.run(sql::edit, actor.tenant, id, edits, event->kind, event->title, event->place, event->starts_at,
              event->ends_at, event->audience, event->agenda, event->expected)
            .empty())
      return too_late();
    c.run(sql::move_invitations, actor.tenant, id, event->starts_at);
    audit_.record(c, actor, "event.edit", id, "Sửa sự kiện “" + base::first_bytes(event->title, 200) + "”.");
    return true;
  });
}

base::Result<bool> Service::invite(const base::Actor& actor, std::string_view id,
                                   const std::vector<std::string>& units) {
  const base::Result<Event> event = mine(actor, id);
  if (!event) return event.error();
  if (event->state != State::planned) return too_late();
  std::vector<Invitation> asked;
  for (const std::string& unit : units) {
    const auto known = agencies_.find(actor.tenant, unit);
    if (!known) return wrong("Có đơn vị không còn trong danh sách; hãy chọn lại.", "don-vi");
    asked.push_back({known->id, known->name});
  }
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    c.run(sql::uninvite_all, actor.tenant, id);
    for (const Invitation& one : asked) c.run(sql::invite, actor.tenant, id, one.unit, one.name, event->starts_at);
    audit_.record(c, actor, "event.invite", id, "Mời " + std::to_string(asked.size()) + " đơn vị dự sự kiện.");
    return true;
  });
}

base::Result<bool> Service::add_files(const base::Actor& actor, std::string_view id, std::vector<NewFile> given) {
  const base::Result<Event> event = mine(actor, id);
  if (!event) return event.error();
  if (given.empty()) return wrong("Hãy chọn tệp cần gửi.", "tep");
  std::vector<File> kept;
  for (const NewFile& file : given) {
    const std::string name = base::first_bytes(vietnamese::one_line(file.name), 255);
    const base::Result<files::Stored> stored = files::take_cleaned(shelf_, file.path);
    if (!stored) return Error{stored.error().kind, name + ": " + stored.error().message, "tep"};
    kept.push_back({stored->sha256, name.empty() ? "tep" : name, std::string(files::media_type(stored->type)),
                    static_cast<std::int64_t>(stored->bytes)});
  }
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    const auto there = static_cast<std::size_t>(c.run(sql::count_files, actor.tenant, id).front().number("files"));
    if (there + kept.size() > most_files) return wrong("Mỗi sự kiện có tối đa 50 tệp.", "tep");
    for (const File& file : kept) c.run(sql::add_file, actor.tenant, id, file.sha256, file.name, file.type, file.bytes);
    audit_.record(c, actor, "event.papers", id, "Thêm " + std::to_string(kept.size()) + " tệp vào sự kiện.");
    return true;
  });
}

base::Result<std::string> Service::evidence_of(const base::Actor& actor, const Event& event, const std::string& minutes,
                                               std::int64_t people) {
  if (event.occurrence.empty()) return std::string();
  evidence::Report report;
  report.form_token = "event/" + event.id;  // however often it is tried, it counts once
  report.text = summary_of(event, people, minutes);
  report.amount = "1";
  const std::int64_t day = base::day_number(base::date_of(std::min(event.starts_at, clock_())));
  report.done_on = base::for_people(base::date_of_day(day));
  for (const File& file : files(event))
    report.shelved.push_back({file.sha256, file.name, file.type, file.bytes, false});
  const base::Result<evidence::Reported> reported = evidence_.report(actor, event.occurrence, std::move(report));
  if (!reported) return reported.error();
  return reported->id;
}

base::Result<bool> Service::hold(const base::Actor& actor, std::string_view id, const Held& held) {
  const base::Result<Event> event = mine(actor, id);
  if (!event) return event.error();
  if (event->state != State::planned) return too_late();
  if (event->starts_at > clock_()) return Error{ErrorKind::invalid, "Sự kiện chưa diễn ra.", {}};
  const std::string minutes = vietnamese::many_lines(held.minutes);
  if (minutes.size() > longest_text) return wrong("Kết quả, biên bản dài quá 20.000 ký tự.", "bien-ban");
  const bool has_number = !vietnamese::trim(held.headcount).empty();
  const auto headcount = has_number ? base::whole(held.headcount, 1'000'000) : std::optional(event->signed_in);
  if (!headcount) return wrong("Số người dự phải là một số nguyên.", "so-nguoi-du");
  if (*headcount < event->signed_in) return wrong("Số người dự không thể ít hơn số người đã điểm danh.", "so-nguoi-du");
  const base::Result<std::string> piece = evidence_of(actor, *event, minutes, *headcount);
  if (!piece) return piece.error();
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    if (c.run(sql::hold, actor.tenant, id, minutes, *headcount, *piece).empty()) return too_late();
    audit_.record(c, actor, "event.hold", id, "Ghi nhận sự kiện đã tổ chức, " + std::to_string(*headcount) + " người.");
    return true;
  });
}

base::Result<bool> Service::cancel(const base::Actor& actor, std::string_view id, std::string_view given) {
  const base::Result<Event> event = mine(actor, id);
  if (!event) return event.error();
  const std::string reason = vietnamese::one_line(base::first_bytes(given, longest_title));
  if (reason.empty()) return wrong("Hãy ghi lý do hủy.", "ly-do");
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    if (c.run(sql::cancel, actor.tenant, id, reason).empty()) return too_late();
    audit_.record(c, actor, "event.cancel", id, "Hủy sự kiện: " + reason);
    return true;
  });
}

base::Result<bool> Service::erase_names(const base::Actor& actor, std::string_view id) {
  const base::Result<Event> event = mine(actor, id);
  if (!event) return event.error();
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    c.run(sql::keep_count, actor.tenant, id);
    c.run(sql::erase_attendance, actor.tenant, id);
    audit_.record(c, actor, "event.erase", id, "Xóa tên người dự của sự kiện; số người vẫn giữ.");
    return true;
  });
}

base::Result<Arrived> Service::arrive(std::string_view key, const Arrival& arrival) {
  const std::optional<Event> event = by_key(key);
  if (!event) return no_event();
  if (event->state == State::cancelled) return Error{ErrorKind::conflict, "Sự kiện này đã bị hủy.", {}};
  const std::string name = vietnamese::one_line(arrival.name), unit = vietnamese::one_line(arrival.unit);
  if (name.empty() || name.size() > longest_name) return wrong("Hãy ghi họ và tên (tối đa 120 ký tự).", "ho-ten");
  if (unit.size() > longest_unit) return wrong("Tên đơn vị dài quá 200 ký tự.", "don-vi");
  const std::int64_t now = clock_();
  if (now < event->starts_at - opens_before_ms)
    return Error{ErrorKind::invalid, "Chưa đến giờ điểm danh của sự kiện này.", {}};
  if (now > event->ends_at + closes_after_ms)
    return Error{ErrorKind::invalid, "Đã hết hạn điểm danh của sự kiện này.", {}};
  // The telephone's clock is believed only inside the time of the event.
  const std::int64_t told = base::whole(arrival.at, now).value_or(now);
  const std::int64_t at = std::clamp(told, event->starts_at - opens_before_ms, now);
  const std::string mark =
      arrival.mark.empty() || arrival.mark.size() > longest_mark ? base::random_secret() : arrival.mark;
  const std::string person = vietnamese::comparable(name) + "|" + vietnamese::comparable(unit);
  return database_.write([&](db::Connection& c) -> base::Result<Arrived> {
    if (c.run(sql::arrive, event->tenant, event->id, mark, person, name, unit, arrival.how == "list" ? "list" : "qr",
              at, now)
            .empty())
      return Arrived::before;
    if (c.run(sql::count_arrival, event->tenant, event->id, most_people).empty())
      return Error{ErrorKind::too_large, "Sự kiện này đã đủ 5.000 người điểm danh.", {}};
    return Arrived::now;
  });
}

}  // namespace events
