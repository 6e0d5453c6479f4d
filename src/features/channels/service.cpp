// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/channels/service.h"

#include "base/ids.h"
#include "base/utf8.h"
#include "features/channels/store_sql.h"
#include "vietnamese/text.h"

namespace channels {
namespace {

using base::Error;
using base::ErrorKind;

constexpr std::size_t page_size = 50, longest_line = 500;
constexpr std::int64_t look_again_ms = 2 * base::ms_per_minute, look_at_most_ms = base::ms_per_day;

State state_from(const std::string& code) {
  for (const State state : {State::claimed, State::sent, State::refused, State::unsure, State::by_hand, State::dropped})
    if (code_of(state) == code) return state;
  return State::waiting;
}

Posting posting_from(const db::Row& row) {
  Posting p;
  p.tenant = row.text("tenant");
  p.id = row.text("id");
  p.agency = row.text("agency_id");
  p.item = row.text("item_id");
  p.version = row.number("version");
  p.channel = row.text("channel");
  p.title = row.text("title");
  p.state = state_from(row.text("state"));
  p.attempts = row.number("attempts");
  p.reason = row.text("reason");
  p.receipt = row.text("receipt");
  p.address = row.text("address");
  p.created_at = row.number("created_at");
  p.posted_at = row.number("posted_at");
  p.file_sha256 = row.text("file_sha256");
  p.file_name = row.text("file_name");
  return p;
}

Error no_posting() { return {ErrorKind::not_found, "Không có lượt đăng này.", {}}; }
Error too_late() { return {ErrorKind::conflict, "Lượt đăng này vừa được xử lý; hãy mở lại để xem.", {}}; }

constexpr std::string_view maybe_there =
    "Không biết chắc nội dung đã lên kênh hay chưa. Hãy mở kênh xem: đã có thì bấm “Đã đăng”, chưa có thì bấm “Đăng "
    "lại”.";

}  // namespace

const Kind* kind_of(std::string_view code) {
  for (const Kind& kind : kinds)
    if (kind.code == code) return &kind;
  return nullptr;
}

std::string_view code_of(State state) {
  switch (state) {
    case State::waiting:
      return "waiting";
    case State::claimed:
      return "claimed";
    case State::sent:
      return "sent";
    case State::refused:
      return "refused";
    case State::unsure:
      return "unsure";
    case State::by_hand:
      return "by_hand";
    case State::dropped:
      return "dropped";
  }
  return {};
}

std::string_view word_of(State state) {
  switch (state) {
    case State::waiting:
      return "Chờ đăng";
    case State::claimed:
      return "Đang đăng";
    case State::sent:
      return "Đã đăng";
    case State::refused:
      return "Không đăng được";
    case State::unsure:
      return "Chưa rõ";
    case State::by_hand:
      return "Chờ người làm";
    case State::dropped:
      return "Đã bỏ";
  }
  return {};
}

Service::Service(db::Database& database, const audit::Service& audit, const content::Service& content,
                 const portal::Service& portal, const secrets::Vault& vault, MailServer mail_server, base::Clock clock,
                 Post post)
    : database_(database),
      audit_(audit),
      content_(content),
      portal_(portal),
      vault_(vault),
      mail_server_(std::move(mail_server)),
      clock_(std::move(clock)),
      post_(std::move(post)) {
  // Each reader's mail is noted before it goes, so that another try goes on where the last one ended.
  serve(
      "newsletter",
      [this](const Posting& posting, const content::Item& item, const content::Version& version, const Channel& of) {
        return by_mail(posting, item, version, of, false);
      },
      [](const Posting&, const content::Item&, const Channel&) { return std::optional<Outcome>(); });
  serve(
      "press",
      [this](const Posting& posting, const content::Item& item, const content::Version& version, const Channel& of) {
        return by_mail(posting, item, version, of, true);
      },
      [](const Posting&, const content::Item&, const Channel&) { return std::optional<Outcome>(); });
}

void Service::serve(std::string channel, Driver driver, Finder finder) {
  if (finder) finders_.insert_or_assign(channel, std::move(finder));
  drivers_.insert_or_assign(std::move(channel), std::move(driver));
}

void Service::publish(db::Connection& c, const content::Item& item, std::int64_t version) {
  const std::int64_t now = clock_();
  for (const std::string_view code : vietnamese::words(item.channels)) {
    const Kind* kind = kind_of(code);
    if (kind == nullptr) continue;
    const bool is_site = code == "site";  // it stands there by being public
    const State state = is_site ? State::sent : kind->way == Way::hand ? State::by_hand : State::waiting;
    const std::string id = base::new_id(now), address = is_site ? "/tin/" + item.slug : "";
    if (c.run(sql::add, item.tenant, id, item.agency, item.id, version, code, item.title, code_of(state), address, now,
              is_site ? now : 0)
            .empty())
      continue;
    if (state == State::waiting) jobs::enqueue(c, item.tenant, post_job, id, now);
  }
}

void Service::withdraw(db::Connection& c, const content::Item& item) { c.run(sql::drop_of_item, item.tenant, item.id); }

void Service::record(const Posting& posting, State from, const Outcome& outcome) {
  State to = State::sent;
  if (outcome.kind == Outcome::Kind::refused) to = State::refused;
  if (outcome.kind == Outcome::Kind::later) to = State::waiting;
  if (outcome.kind == Outcome::Kind::unsure) to = finders_.count(posting.channel) > 0 ? State::claimed : State::unsure;
  const std::string reason = to == State::unsure && outcome.reason.empty() ? std::string(maybe_there) : outcome.reason;
  const std::int64_t posted = to == State::sent ? clock_() : 0;
  database_.write([&](db::Connection& c) {
    c.run(sql::move, posting.tenant, posting.id, code_of(to), reason, outcome.receipt, outcome.address, posted,
          code_of(from));
    if (!outcome.file_sha256.empty())
      c.run(sql::keep_file, posting.tenant, posting.id, outcome.file_sha256, outcome.file_name);
  });
  if (outcome.kind == Outcome::Kind::later) throw jobs::Later(outcome.retry_at_ms);
  if (to == State::claimed) throw jobs::Later(clock_() + look_again_ms);
}

void Service::leave_to_person(const Posting& posting) {
  database_.write([&](db::Connection& c) {
    c.run(sql::move, posting.tenant, posting.id, "unsure", maybe_there, posting.receipt, "", 0, "claimed");
  });
}

void Service::work(const jobs::Job& job) {
  const db::Rows rows = database_.read([&](db::Connection& c) { return c.run(sql::find, job.tenant, job.subject); });
  if (rows.empty()) return;
  const Posting posting = posting_from(rows.front());
  if (posting.state != State::waiting && posting.state != State::claimed) return;
  const auto item = content_.find(posting.tenant, posting.item);
  if (!item || !item->is_live())
    return record(posting, posting.state, {Outcome::Kind::refused, {}, {}, "Nội dung đã được gỡ.", 0});
  const Channel of = channel(posting.tenant, posting.agency, posting.channel);
  const auto driver = drivers_.find(posting.channel);
  if (driver == drivers_.end() || !of.is_on)
    return record(
        posting, posting.state,
        {Outcome::Kind::refused, {}, {}, "Kênh này chưa bật. Quản trị bật kênh ở mục Kênh rồi bấm “Đăng lại”.", 0});
  if (posting.state == State::claimed) {  // a try before this one ended halfway: perhaps it is there
    const auto finder = finders_.find(posting.channel);
    if (finder == finders_.end() || clock_() - posting.created_at > look_at_most_ms) return leave_to_person(posting);
    if (const std::optional<Outcome> found = finder->second(posting, *item, of))
      return record(posting, State::claimed, *found);
  } else {
    const bool is_ours =
        database_.write([&](db::Connection& c) { return !c.run(sql::claim, posting.tenant, posting.id).empty(); });
    if (!is_ours) return;
  }
  for (const content::Version& version : content_.versions(posting.tenant, posting.item))
    if (version.number == posting.version)
      return record(posting, State::claimed, driver->second(posting, *item, version, of));
}

base::Result<bool> Service::try_again(const base::Actor& actor, std::string_view id) {
  const auto posting = find(actor, id);
  if (!posting) return no_posting();
  if (posting->state != State::refused && posting->state != State::unsure) return too_late();
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    if (c.run(sql::move, actor.tenant, id, "waiting", "", "", "", 0, code_of(posting->state)).empty())
      return too_late();
    jobs::enqueue(c, actor.tenant, post_job, id, clock_());
    audit_.record(c, actor, "posting.again", id, "Đăng lại lên kênh “" + posting->channel + "”.");
    return true;
  });
}

base::Result<bool> Service::is_there(const base::Actor& actor, std::string_view id, std::string_view given_address,
                                     std::string_view given_note) {
  const auto posting = find(actor, id);
  if (!posting) return no_posting();
  if (posting->state != State::unsure && posting->state != State::by_hand && posting->state != State::refused)
    return too_late();
  const std::string address(vietnamese::trim(given_address));
  const std::string note = vietnamese::tidy(vietnamese::to_nfc(given_note));
  if (!address.empty() && !address.starts_with("https://") && !address.starts_with("http://"))
    return Error{ErrorKind::invalid, "Đường dẫn phải bắt đầu bằng https:// hoặc http://.", "duong-dan"};
  if (address.size() > longest_line || note.size() > longest_line)
    return Error{ErrorKind::invalid, "Mỗi dòng dài tối đa 500 ký tự.", "ghi-chu"};
  if (address.empty() && note.empty())
    return Error{ErrorKind::invalid, "Hãy ghi đường dẫn, hoặc nơi và ngày đã làm.", "ghi-chu"};
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    if (c.run(sql::move, actor.tenant, id, "sent", "", note, address, clock_(), code_of(posting->state)).empty())
      return too_late();
    audit_.record(c, actor, "posting.there", id, "Ghi nhận đã đăng trên kênh “" + posting->channel + "”.");
    return true;
  });
}

base::Result<bool> Service::give_up(const base::Actor& actor, std::string_view id) {
  const auto posting = find(actor, id);
  if (!posting) return no_posting();
  if (posting->state == State::sent || posting->state == State::claimed) return too_late();
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    if (c.run(sql::move, actor.tenant, id, "dropped", "", "", "", 0, code_of(posting->state)).empty())
      return too_late();
    audit_.record(c, actor, "posting.drop", id, "Bỏ lượt đăng trên kênh “" + posting->channel + "”.");
    return true;
  });
}

std::optional<Posting> Service::find(const base::Actor& actor, std::string_view id) const {
  const db::Rows rows = database_.read([&](db::Connection& c) { return c.run(sql::find, actor.tenant, id); });
  if (rows.empty() || rows.front().text("agency_id") != actor.agency) return std::nullopt;
  return posting_from(rows.front());
}

std::vector<Posting> Service::of_item(std::string_view tenant, std::string_view item) const {
  std::vector<Posting> all;
  for (const db::Row& row : database_.read([&](db::Connection& c) { return c.run(sql::of_item, tenant, item); }))
    all.push_back(posting_from(row));
  return all;
}

Page Service::list(const base::Actor& actor, std::string_view state, std::string_view before) const {
  const std::string from = before.empty() ? "~" : std::string(before);
  db::Rows rows = database_.read([&](db::Connection& c) {
    return state.empty() ? c.run(sql::of_agency, actor.tenant, actor.agency, from)
                         : c.run(sql::in_state, actor.tenant, actor.agency, state, from);
  });
  Page page;
  page.has_more = rows.size() > page_size;
  if (page.has_more) rows.pop_back();
  for (const db::Row& row : rows) page.postings.push_back(posting_from(row));
  return page;
}

std::vector<std::string> Service::files() const {
  std::vector<std::string> all;
  for (const db::Row& row : database_.read([&](db::Connection& c) { return c.run(sql::every_file); }))
    all.push_back(row.text("file_sha256"));
  return all;
}

}  // namespace channels
