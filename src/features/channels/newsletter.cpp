// SPDX-License-Identifier: AGPL-3.0-or-later
// News by mail: readers confirm twice and leave with one click (RFC 8058); each gets each item once.
#include "base/ids.h"
#include "base/utf8.h"
#include "features/channels/service.h"
#include "features/channels/store_sql.h"
#include "markup/markdown.h"
#include "vietnamese/text.h"

namespace channels {
namespace {

constexpr std::size_t longest_text = 4'000;
constexpr std::int64_t later_ms = 10 * base::ms_per_minute, kept_unconfirmed_ms = 7 * base::ms_per_day;

// What forms take: an address with a domain of two parts at least.
bool is_email(std::string_view text) {
  const std::size_t at = text.find('@');
  return mail::is_address(text) && text.rfind('@') == at && text.find('.', at) != std::string_view::npos;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (const std::string_view line = vietnamese::trim(text.substr(0, end)); !line.empty()) lines.emplace_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace

base::Result<bool> Service::subscribe(std::string_view code, std::string_view given) {
  const auto site = portal_.by_code(code);
  if (!site || !site->is_on) return base::Error{base::ErrorKind::not_found, "Không có cổng này.", {}};
  const std::string email = vietnamese::lower(vietnamese::trim(given));
  if (!is_email(email)) return base::Error{base::ErrorKind::invalid, "Địa chỉ thư điện tử chưa đúng.", "thu"};
  const std::int64_t now = clock_();
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    const db::Rows waiting = c.run(sql::waiting_subscribers, site->tenant, site->agency, now - base::ms_per_hour);
    if (waiting.front().number("waiting") >= most_waiting_an_hour)
      return base::Error{
          base::ErrorKind::too_large, "Có quá nhiều người đăng ký cùng lúc; xin thử lại sau một giờ.", {}};
    const std::string id = base::new_id(now);
    if (!c.run(sql::subscribe, site->tenant, id, site->agency, email, base::random_secret(), now).empty())
      jobs::enqueue(c, site->tenant, confirm_job, id, now);
    return true;
  });
}

void Service::confirm(const jobs::Job& job) {
  const db::Rows rows =
      database_.read([&](db::Connection& c) { return c.run(sql::subscriber, job.tenant, job.subject); });
  if (rows.empty() || rows.front().text("state") != "pending") return;
  const auto site = portal_.of_agency(job.tenant, rows.front().text("agency_id"));
  const mail::Server server = mail_server_(job.tenant);
  if (!site || server.url.empty()) return;
  mail::Message message;
  message.to = rows.front().text("email");
  message.from_name = site->name;
  message.subject = "Xác nhận nhận tin của " + site->name;
  message.text = "Có người (có thể là bạn) vừa đăng ký nhận tin của " + site->name +
                 " bằng địa chỉ này.\n\nĐể xác nhận, xin mở đường dẫn sau và bấm nút Xác nhận:\n" + site->base_url +
                 "/nhan-tin/" + rows.front().text("token") +
                 "\n\nNếu không phải bạn, xin bỏ qua thư này; sau 7 ngày địa chỉ sẽ bị xóa.\n";
  message.id = job.id;
  message.date_ms = job.run_at;
  static_cast<void>(post_(server, message));  // refused for good: the address is wrong, and goes after a week
}

std::optional<Service::Subscriber> Service::subscriber(std::string_view token) const {
  const db::Rows rows = database_.read([&](db::Connection& c) { return c.run(sql::subscriber_by_token, token); });
  if (rows.empty()) return std::nullopt;
  const auto site = portal_.of_agency(rows.front().text("tenant"), rows.front().text("agency_id"));
  if (!site) return std::nullopt;
  return Subscriber{rows.front().text("email"), site->code, rows.front().text("state") == "active"};
}

bool Service::confirm_subscriber(std::string_view token) {
  return database_.write([&](db::Connection& c) { return !c.run(sql::confirm, token).empty(); });
}

void Service::forget_subscriber(std::string_view token) {
  database_.write([&](db::Connection& c) { c.run(sql::forget_subscriber, token); });
}

void Service::tidy(std::string_view tenant) {
  database_.write([&](db::Connection& c) { c.run(sql::forget_unconfirmed, tenant, clock_() - kept_unconfirmed_ms); });
}

std::int64_t Service::readers(const base::Actor& actor) const {
  return database_.read([&](db::Connection& c) {
    return c.run(sql::count_subscribers, actor.tenant, actor.agency).front().number("active");
  });
}

// What a reader gets: the text itself, where it stands, and how to get no more.
mail::Message Service::letter(const Posting& posting, const content::Item& item, const content::Version& version,
                              std::string_view to) const {
  const auto site = portal_.of_agency(posting.tenant, posting.agency);
  mail::Message message;
  message.to = to;
  message.from_name = site ? site->name : "";
  message.subject = version.title;
  message.text = version.title + "\n\n";
  if (!version.summary.empty()) message.text += version.summary + "\n\n";
  std::string body = markup::to_text(version.body);
  const bool is_whole = item.kind == "bulletin" || body.size() <= longest_text;
  message.text += is_whole ? body : base::first_bytes(body, longest_text) + "…";
  if (site && !site->base_url.empty())
    message.text += "\n\nĐọc trên cổng: " + site->base_url + "/cong/" + site->code + "/tin/" + item.slug + "\n";
  message.date_ms = posting.created_at;
  return message;
}

Outcome Service::by_mail(const Posting& posting, const content::Item& item, const content::Version& version,
                         const Channel& channel, bool is_press) {
  const mail::Server server = mail_server_(posting.tenant);
  if (server.url.empty())
    return {
        Outcome::Kind::refused, {}, {}, "Chưa cấu hình máy chủ thư; quản trị điền máy chủ thư rồi bấm “Đăng lại”.", 0};
  database_.write([&](db::Connection& c) {
    if (!is_press) {
      c.run(sql::address_all, posting.tenant, posting.agency, posting.id);
      return;
    }
    const auto found = channel.settings.find("addresses");
    if (found == channel.settings.end()) return;
    for (const std::string& address : lines_of(found->second))
      if (is_email(address)) c.run(sql::address_one, posting.tenant, posting.id, address);
  });
  const auto site = portal_.of_agency(posting.tenant, posting.agency);
  for (std::size_t taken = 0;;) {
    const db::Rows some =
        database_.read([&](db::Connection& c) { return c.run(sql::to_mail, posting.tenant, posting.id); });
    if (some.empty()) break;
    for (const db::Row& row : some) {
      // Shorter than the time that a job is this worker's own: the rest goes with the next run.
      if (++taken > most_mails_a_run)
        return {Outcome::Kind::later, {}, {}, "Đang gửi tiếp cho những người nhận còn lại.", clock_(), {}, {}};
      const std::string receiver = row.text("receiver");
      const auto note = [&](const char* state) {
        database_.write(
            [&](db::Connection& c) { c.run(sql::mail_state, posting.tenant, posting.id, receiver, state); });
      };
      mail::Message message = letter(posting, item, version, receiver);
      if (!is_press) {
        const db::Rows reader =
            database_.read([&](db::Connection& c) { return c.run(sql::subscriber, posting.tenant, receiver); });
        if (reader.empty() || reader.front().text("state") != "active") {
          note("refused");  // left meanwhile
          continue;
        }
        message.to = reader.front().text("email");
        const std::string leave = (site ? site->base_url : "") + "/nhan-tin/" + reader.front().text("token");
        message.text += "\nThôi nhận tin: " + leave + "\n";
        message.unsubscribe = leave + "/huy";
      }
      message.id = posting.id + "." + base::first_bytes(receiver, 60);
      const bool is_ours = database_.write(
          [&](db::Connection& c) { return !c.run(sql::claim_mail, posting.tenant, posting.id, receiver).empty(); });
      if (!is_ours) continue;
      try {
        note(post_(server, message) ? "sent" : "refused");
      } catch (const mail::NotNow&) {
        note("waiting");  // the next try has the same Message-ID
        return {Outcome::Kind::later,
                {},
                {},
                "Máy chủ thư tạm thời không nhận; hệ thống tự gửi tiếp.",
                clock_() + later_ms};
      }
    }
  }
  std::int64_t sent = 0, other = 0;
  for (const db::Row& row :
       database_.read([&](db::Connection& c) { return c.run(sql::count_mails, posting.tenant, posting.id); }))
    (row.text("state") == "sent" ? sent : other) += row.number("mails");
  return {Outcome::Kind::sent,
          std::to_string(sent) + " thư đã gửi" + (other > 0 ? ", " + std::to_string(other) + " không gửi được" : ""),
          {},
          {},
          0};
}

}  // namespace channels
