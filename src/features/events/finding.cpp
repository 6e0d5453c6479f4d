// SPDX-License-Identifier: AGPL-3.0-or-later
// What is asked of the events, and nothing that changes them.
#include "features/events/service.h"
#include "features/events/store_sql.h"

namespace events {
namespace {

Event event_from(const db::Row& row) {
  Event e;
  e.tenant = row.text("tenant");
  e.id = row.text("id");
  e.agency = row.text("agency_id");
  e.unit = row.text("unit_id");
  e.unit_name = row.text("unit_name");
  e.occurrence = row.text("occurrence_id");
  e.kind = row.text("kind");
  e.title = row.text("title");
  e.place = row.text("place");
  e.starts_at = row.number("starts_at");
  e.ends_at = row.number("ends_at");
  e.audience = row.text("audience");
  e.agenda = row.text("agenda");
  e.expected = row.number("expected");
  const std::string state = row.text("state");
  e.state = state == "held" ? State::held : state == "cancelled" ? State::cancelled : State::planned;
  e.reason = row.text("reason");
  e.key = row.text("attendance_key");
  e.minutes = row.text("minutes");
  e.headcount = row.number("headcount");
  e.signed_in = row.number("signed");
  e.evidence = row.text("evidence_id");
  e.edits = row.number("edits");
  e.created_by = row.text("created_by");
  return e;
}

}  // namespace

std::vector<Event> Service::listed(const db::Query& query, const std::vector<db::Value>& values) const {
  std::vector<Event> all;
  for (const db::Row& row : database_.read([&](db::Connection& c) { return c.execute(query, values); }))
    all.push_back(event_from(row));
  return all;
}

std::optional<Event> Service::find(std::string_view tenant, std::string_view id) const {
  std::vector<Event> found = listed(sql::find, {db::value(tenant), db::value(id)});
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::optional<Event> Service::by_key(std::string_view key) const {
  std::vector<Event> found = listed(sql::by_key, {db::value(key)});
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Event> Service::coming(const base::Actor& actor) const {
  return listed(sql::coming, {db::value(actor.tenant), db::value(actor.agency), db::value(today_starts())});
}

std::vector<Event> Service::invited_to(const base::Actor& actor) const {
  return listed(sql::invited_to, {db::value(actor.tenant), db::value(actor.unit), db::value(today_starts())});
}

std::vector<Event> Service::past(const base::Actor& actor, std::int64_t before_ms) const {
  return listed(sql::past, {db::value(actor.tenant), db::value(actor.agency), db::value(before_ms)});
}

std::vector<Event> Service::of_occurrence(std::string_view tenant, std::string_view occurrence) const {
  return listed(sql::of_occurrence, {db::value(tenant), db::value(occurrence)});
}

std::vector<Invitation> Service::invitations(const Event& event) const {
  std::vector<Invitation> all;
  for (const db::Row& row :
       database_.read([&](db::Connection& c) { return c.run(sql::invitations, event.tenant, event.id); }))
    all.push_back({row.text("unit_id"), row.text("unit_name")});
  return all;
}

std::vector<Attendance> Service::attendance(const Event& event) const {
  std::vector<Attendance> all;
  for (const db::Row& row :
       database_.read([&](db::Connection& c) { return c.run(sql::attendance, event.tenant, event.id); }))
    all.push_back({row.text("name"), row.text("unit"), row.text("how"), row.number("at")});
  return all;
}

std::vector<File> Service::files(const Event& event) const {
  std::vector<File> all;
  for (const db::Row& row :
       database_.read([&](db::Connection& c) { return c.run(sql::files, event.tenant, event.id); }))
    all.push_back({row.text("sha256"), row.text("name"), row.text("type"), row.number("bytes")});
  return all;
}

std::optional<std::string> Service::content(const Event& event, std::string_view sha256) const {
  for (const File& file : files(event))
    if (file.sha256 == sha256) return shelf_.content(sha256);
  return std::nullopt;
}

std::vector<std::string> Service::lost_files() const {
  std::vector<std::string> lost;
  database_.read([&](db::Connection& c) {
    c.stream(sql::every_file, {}, [&](const db::Row& row) {
      if (!shelf_.path(row.text("sha256")))
        lost.push_back("Tệp của sự kiện " + row.text("sha256") + " không còn trên đĩa.");
    });
    return 0;
  });
  return lost;
}

}  // namespace events
