// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/audit/service.h"

#include <limits>

#include "base/hash.h"
#include "base/ids.h"
#include "features/audit/store_sql.h"

namespace audit {
namespace {

constexpr std::size_t page_size = 100, most_sealed = 1000;
constexpr std::int64_t end_of_time = std::numeric_limits<std::int64_t>::max();

Line noted(const db::Row& row) {
  Line line;
  line.at = row.number("at");
  line.account = row.text("account");
  line.name = row.text("name");
  line.address = row.text("address");
  line.action = row.text("action");
  line.subject = row.text("subject");
  line.sentence = row.text("sentence");
  return line;
}

Line line_from(const db::Row& row) {
  Line line = noted(row);
  line.number = row.number("number");
  line.hash = row.text("hash");
  return line;
}

// Each part with its length before it, so that no two lines give the same bytes.
std::string hash_of(const Line& line, std::string_view before) {
  std::string bytes(before);
  for (const std::string& part : {std::to_string(line.number), std::to_string(line.at), line.account, line.name,
                                  line.address, line.action, line.subject, line.sentence})
    bytes += "\n" + std::to_string(part.size()) + ":" + part;
  return base::sha256_hex(bytes);
}

std::string broken(std::int64_t number, const std::string& why) {
  return "Nhật ký: dòng " + std::to_string(number) + " " + why + ".";
}

db::Rows rows_of(db::Connection& c, std::string_view tenant, const Filter& filter) {
  const std::int64_t before = filter.before > 0 ? filter.before : end_of_time;
  const std::int64_t until = filter.until > 0 ? filter.until : end_of_time;
  if (!filter.subject.empty()) return c.run(sql::latest_of_subject, tenant, before, filter.from, until, filter.subject);
  if (!filter.account.empty()) return c.run(sql::latest_of_account, tenant, before, filter.from, until, filter.account);
  if (!filter.action.empty()) return c.run(sql::latest_of_action, tenant, before, filter.from, until, filter.action);
  return c.run(sql::latest, tenant, before, filter.from, until);
}

}  // namespace

void Service::record(db::Connection& connection, const base::Actor& actor, std::string_view action,
                     std::string_view subject, std::string_view sentence) const {
  const std::int64_t at = clock_();
  connection.run(sql::note, actor.tenant, base::new_id(at), at, actor.account, actor.name, actor.address, action,
                 subject, sentence);
}

void Service::seal() const {
  for (const db::Row& row : database_.read([](db::Connection& c) { return c.run(sql::pending_tenants); }))
    seal(row.text("tenant"));
}

void Service::seal(std::string_view tenant) const {
  while (database_.write([&](db::Connection& c) { return seal_some(c, tenant); }) == most_sealed) {
  }
}

std::size_t Service::seal_some(db::Connection& connection, std::string_view tenant) {
  db::Rows head = connection.run(sql::hold_head, tenant);
  if (head.empty()) {
    connection.run(sql::begin_chain, tenant);
    head = connection.run(sql::hold_head, tenant);
  }
  std::int64_t number = head.front().number("number");
  std::string before = head.front().text("hash");
  const db::Rows pending = connection.run(sql::pending, tenant);
  for (const db::Row& row : pending) {
    Line line = noted(row);
    line.number = ++number;
    line.hash = hash_of(line, before);
    connection.run(sql::add, tenant, line.number, line.at, line.account, line.name, line.address, line.action,
                   line.subject, line.sentence, line.hash);
    connection.run(sql::forget_pending, tenant, row.text("id"));
    before = line.hash;
  }
  if (!pending.empty()) connection.run(sql::move_head, tenant, number, before);
  return pending.size();
}

Page Service::page(std::string_view tenant, const Filter& filter) const {
  seal(tenant);
  Page page;
  for (const db::Row& row : database_.read([&](db::Connection& c) { return rows_of(c, tenant, filter); })) {
    if (page.lines.size() == page_size) {
      page.has_more = true;
      break;
    }
    page.lines.push_back(line_from(row));
  }
  return page;
}

void Service::each(std::string_view tenant, const std::function<void(const Line&)>& line) const {
  seal(tenant);
  database_.read([&](db::Connection& c) {
    c.stream(sql::all, {db::value(tenant)}, [&](const db::Row& row) { line(line_from(row)); });
    return 0;
  });
}

std::optional<std::string> Service::first_fault(std::string_view tenant) const {
  seal(tenant);
  return database_.read([&](db::Connection& c) -> std::optional<std::string> {
    const db::Rows head = c.run(sql::head, tenant);
    std::optional<std::string> fault;
    std::string before;
    std::int64_t expected = 1;
    c.stream(sql::all, {db::value(tenant)}, [&](const db::Row& row) {
      if (fault) return;
      const Line line = line_from(row);
      if (line.number != expected) {
        fault = broken(expected, "bị thiếu");
      } else if (line.hash != hash_of(line, before)) {
        fault = broken(line.number, "đã bị sửa");
      }
      before = line.hash;
      ++expected;
    });
    if (fault || head.empty()) return fault;
    if (head.front().number("number") != expected - 1) return broken(expected, "bị cắt mất ở cuối");
    if (head.front().text("hash") != before) return broken(expected - 1, "không khớp với đầu chuỗi");
    return std::nullopt;
  });
}

std::vector<std::string> Service::tenants() const {
  std::vector<std::string> all;
  for (const db::Row& row : database_.read([&](db::Connection& c) { return c.run(sql::tenants); }))
    all.push_back(row.text("tenant"));
  return all;
}

}  // namespace audit
