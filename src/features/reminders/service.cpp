// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/reminders/service.h"

#include <set>
#include <stdexcept>

#include "base/ids.h"
#include "base/utf8.h"
#include "features/reminders/store_sql.h"

namespace reminders {
namespace {

Reminder reminder_from(const db::Row& row) {
  return {row.text("id"),     row.text("occurrence_id"), row.text("sentence"),
          row.number("step"), row.number("day"),         row.flag("is_read")};
}

std::string sentence_of(const obligations::Occurrence& o, int days) {
  const std::string when = days < 0    ? "còn " + std::to_string(-days) + " ngày"
                           : days == 0 ? std::string("đến hạn hôm nay")
                                       : "quá hạn " + std::to_string(days) + " ngày";
  return o.unit_name + ": “" + base::first_bytes(o.title, 300) + "” (" + o.label + ", hạn " +
         base::for_people(base::date_of_day(*o.due_on)) + ") " + when + ", đã có " + std::to_string(o.counted) + "/" +
         std::to_string(o.required) + ".";
}

// RFC 5545: special characters escaped, lines folded at 75 octets between letters.
std::string folded(const std::string& line) {
  constexpr std::size_t most = 73;
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t end = std::min(at + most, line.size());
    while (end < line.size() && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
    out += (at == 0 ? "" : " ") + line.substr(at, end - at) + "\r\n";
    at = end;
  }
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == ',' || c == ';' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) out += c;
  }
  return out;
}

std::string compact(std::int64_t day) {
  std::string iso = base::iso(base::date_of_day(day));
  std::erase(iso, '-');
  return iso;
}

}  // namespace

int Service::remind(std::string_view tenant, const obligations::Occurrence& occurrence, const Step& step,
                    std::int64_t today) {
  // A head or an Office stands at the agency or at a unit of its own; staff at the unit that owes.
  std::vector<accounts::Account> people = accounts_.people_of(tenant, occurrence.unit, step.role);
  if (step.role != base::Role::staff)
    for (accounts::Account& more : accounts_.people_of(tenant, occurrence.agency, step.role))
      people.push_back(std::move(more));
  if (step.role == base::Role::office && people.empty()) return 0;
  int written = 0;
  const std::string sentence = sentence_of(occurrence, step.days);
  for (const accounts::Account& person : people) {
    written += database_.write([&](db::Connection& c) {
      const std::string id = base::new_id(clock_());
      if (c.run(sql::add, tenant, person.id, id, occurrence.id, step.days, sentence, today).empty()) return 0;
      jobs::enqueue(c, tenant, mail_job, person.id, clock_(), person.id + "/" + std::to_string(today));
      return 1;
    });
  }
  return written;
}

int Service::plan(std::string_view tenant) {
  const std::int64_t today = base::day_number(base::date_of(clock_()));
  const base::Calendar calendar = obligations_.calendar(tenant);
  if (!calendar.is_working(today)) return 0;
  int written = 0;
  // What fell on the days off before is told this morning.
  for (std::int64_t day = calendar.previous_working(today - 1) + 1; day <= today; ++day) {
    for (const Step& step : steps) {
      for (const bool is_late : {false, true}) {
        std::string after;
        for (;;) {
          const std::vector<obligations::Occurrence> due = obligations_.due_on(tenant, day - step.days, is_late, after);
          for (const obligations::Occurrence& o : due) written += remind(tenant, o, step, today);
          if (due.size() < 500) break;
          after = due.back().id;
        }
      }
    }
  }
  return written;
}

mail::Server Service::server_of(std::string_view tenant) const {
  mail::Server server;
  database_.read([&](db::Connection& c) {
    const auto value = [&](const char* name) {
      const db::Rows rows = c.run(sql::setting, tenant, name);
      return rows.empty() ? std::string() : rows.front().text("value");
    };
    server.url = value("mail.url");
    server.from = value("mail.from");
    server.user = value("mail.user");
    server.password = vault_.open(value("mail.password"), "mail").value_or("");
    server.needs_tls = value("mail.tls") != "no";
    return 0;
  });
  return server;
}

void Service::send_mail(const jobs::Job& job) {
  const db::Rows rows = database_.read([&](db::Connection& c) { return c.run(sql::to_mail, job.tenant, job.subject); });
  const std::optional<accounts::Account> person = accounts_.find(job.tenant, job.subject);
  if (rows.empty() || !person) return;
  const mail::Server server = server_of(job.tenant);
  std::string state = "none";
  if (!server.url.empty()) {
    mail::Message message;
    message.to = person->email;
    message.to_name = person->name;
    message.subject = "Nhắc việc: " + std::to_string(rows.size()) + " việc cần chú ý";
    message.text = "Kính gửi " + person->name + ",\n\n";
    for (const db::Row& row : rows) message.text += "- " + row.text("sentence") + "\n";
    message.text += "\nXin báo cáo kết quả trên hệ thống Lan Tỏa, mục “Việc của tôi”.\n";
    message.id = job.id;
    message.date_ms = job.run_at;
    state = post_(server, message) ? "sent" : "refused";
  }
  database_.write([&](db::Connection& c) {
    for (const db::Row& row : rows) c.run(sql::mailed, job.tenant, job.subject, row.text("id"), state);
  });
}

bool Service::post(std::string_view tenant, const mail::Message& message) const {
  const mail::Server server = server_of(tenant);
  if (server.url.empty()) return false;
  const base::Result<bool> sent = post_(server, message);
  if (!sent) throw std::runtime_error(sent.error().message);
  return true;
}

void Service::tell_of_disabled(const jobs::Job& job) {
  const std::optional<accounts::Account> gone = accounts_.find(job.tenant, job.subject);
  if (!gone || gone->state != accounts::State::disabled) return;
  std::set<std::string> people;
  for (const std::string& unit : {gone->unit, gone->agency})
    for (const accounts::Account& person : accounts_.people_of(job.tenant, unit, base::Role::office))
      people.insert(person.id);
  const std::int64_t today = base::day_number(base::date_of(clock_()));
  const std::string sentence = "Tài khoản của " + gone->name + " (" + gone->email + ") đã bị khóa vì " +
                               std::to_string(accounts_.rules.idle_account_days) +
                               " ngày không đăng nhập; quản trị viên có thể mở lại.";
  for (const std::string& person : people)
    database_.write([&](db::Connection& c) {
      const std::string id = base::new_id(clock_());
      if (c.run(sql::add, job.tenant, person, id, std::string(about_account) + job.id, 0, sentence, today).empty())
        return;
      jobs::enqueue(c, job.tenant, mail_job, person, clock_(), person + "/" + job.id);
    });
}

std::vector<Reminder> Service::of(const base::Actor& actor) const {
  std::vector<Reminder> all;
  for (const db::Row& row :
       database_.read([&](db::Connection& c) { return c.run(sql::of_account, actor.tenant, actor.account); }))
    all.push_back(reminder_from(row));
  return all;
}

void Service::mark_read(const base::Actor& actor) {
  database_.write([&](db::Connection& c) { c.run(sql::mark_read, actor.tenant, actor.account); });
}

std::string Service::calendar_path(std::string_view tenant, std::string_view unit) const {
  return "/lich-don-vi/" + std::string(tenant) + "/" + std::string(unit) + "/" +
         vault_.sign(std::string(tenant) + "/" + std::string(unit), "calendar") + ".ics";
}

std::optional<std::string> Service::calendar(std::string_view tenant, std::string_view unit,
                                             std::string_view secret) const {
  if (!secrets::same(secret, vault_.sign(std::string(tenant) + "/" + std::string(unit), "calendar") + ".ics"))
    return std::nullopt;
  std::string out = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Lan Toa//VI\r\nCALSCALE:GREGORIAN\r\n" +
                    folded("X-WR-CALNAME:Việc đến hạn");
  std::string stamp = base::iso_moment(clock_() - 7 * base::ms_per_hour).substr(0, 19) + "Z";
  std::erase(stamp, '-');
  std::erase(stamp, ':');
  obligations::Filter filter;
  filter.unit = unit;
  for (const obligations::Occurrence& o : obligations_.list(tenant, filter).occurrences) {
    if (!o.due_on) continue;
    out += "BEGIN:VEVENT\r\n" + folded("UID:" + o.id + "@lantoa") + "DTSTAMP:" + stamp +
           "\r\nDTSTART;VALUE=DATE:" + compact(*o.due_on) + "\r\nDTEND;VALUE=DATE:" + compact(*o.due_on + 1) + "\r\n" +
           folded("SUMMARY:" + escaped("Hạn: " + base::first_bytes(o.title, 200))) +
           folded("DESCRIPTION:" + escaped(o.label + ", " + o.plan_title)) +
           "TRANSP:TRANSPARENT\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-P1D\r\n" +
           folded("DESCRIPTION:Ngày mai đến hạn") + "END:VALARM\r\nEND:VEVENT\r\n";
  }
  return out + "END:VCALENDAR\r\n";
}

}  // namespace reminders
