// SPDX-License-Identifier: AGPL-3.0-or-later
#include "social/facebook.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/date.h"
#include "base/numbers.h"
#include "social/said.h"

namespace social {
namespace {

constexpr std::string_view channel = "Facebook";

bool holds(const std::vector<int>& codes, int code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

std::string hmac_hex(const std::string& key, const std::string& text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
           static_cast<const unsigned char*>(static_cast<const void*>(text.data())), text.size(), digest.data(),
           &size) == nullptr)
    throw std::runtime_error("HMAC-SHA-256 is not available in this OpenSSL");
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (unsigned i = 0; i < size; ++i) {
    out += digits[digest[i] >> 4U];
    out += digits[digest[i] & 15U];
  }
  return out;
}

// "2026-03-26T14:05:00+0000"; the only form the Graph API documents.
std::optional<std::int64_t> moment_of(std::string_view text) {
  if (text.size() != 24 || text[10] != 'T' || !text.ends_with("+0000")) return std::nullopt;
  const auto date = base::parse_date(text.substr(0, 10));
  std::int64_t parts[3] = {};
  for (std::size_t i = 0; i < 3; ++i) {
    const auto number = base::whole(text.substr(11 + 3 * i, 2), 59);
    if (!number) return std::nullopt;
    parts[i] = *number;
  }
  if (!date) return std::nullopt;
  return base::day_number(*date) * base::ms_per_day + parts[0] * base::ms_per_hour + parts[1] * base::ms_per_minute +
         parts[2] * base::ms_per_second;
}

std::string with_link(const Photo& photo) {
  if (photo.link.empty() || holds_link(photo.message, photo.link)) return photo.message;
  return photo.message + (photo.message.empty() ? "" : "\n\n") + photo.link;
}

std::optional<base::Error> link_fault(const std::string& link) {
  if (link.empty() || link.starts_with("https://") || link.starts_with("http://")) return std::nullopt;
  return base::Error{base::ErrorKind::invalid, "Đường dẫn của bài phải bắt đầu bằng https:// hoặc http://.",
                     "duong-dan"};
}

}  // namespace

struct Facebook::Reply {
  fetch::Exchange exchange{};
  std::optional<Said> said{};

  explicit Reply(fetch::Exchange came) : exchange(std::move(came)) {
    if (exchange.answer) said = Said::parse(exchange.answer->body);
  }
  bool is_good() const { return exchange.answer && exchange.answer->status == 200 && said && !said->has("error"); }
};

Facebook::Facebook(FacebookSettings settings, base::Clock clock)
    : settings_(std::move(settings)), clock_(std::move(clock)) {}

std::optional<base::Error> Facebook::fault_of(const PagePost& post) const {
  if (const auto fault = link_fault(post.link)) return fault;
  return text_fault(post.message, settings_.limits.message, !post.link.empty(), "Nội dung bài Facebook", "noi-dung");
}

std::optional<base::Error> Facebook::fault_of(const Photo& photo) const {
  if (const auto fault = link_fault(photo.link)) return fault;
  if (photo.bytes.empty())
    return base::Error{base::ErrorKind::invalid, "Chưa có ảnh để đăng; hãy chọn một tệp ảnh.", "anh"};
  if (photo.bytes.size() > settings_.limits.photo_bytes)
    return base::Error{base::ErrorKind::too_large,
                       "Ảnh nặng hơn mức Facebook nhận (" +
                           base::with_points(static_cast<std::int64_t>(settings_.limits.photo_bytes >> 10U)) +
                           " KB); hãy chọn ảnh nhỏ hơn.",
                       "anh"};
  return text_fault(with_link(photo), settings_.limits.message, true, "Lời kèm ảnh Facebook", "noi-dung");
}

fetch::Request Facebook::request(std::string method, const std::string& path) const {
  fetch::Request request;
  request.method = std::move(method);
  request.url = settings_.api + "/" + settings_.version + "/" + path;
  return request;
}

std::vector<fetch::Field> Facebook::proof() const {
  std::vector<fetch::Field> fields{{"access_token", settings_.page_token}};
  if (!settings_.app_secret.empty())
    fields.push_back({"appsecret_proof", hmac_hex(settings_.app_secret, settings_.page_token)});
  return fields;
}

Facebook::Reply Facebook::read(const std::string& path, std::vector<fetch::Field> query) const {
  for (fetch::Field& field : proof()) query.push_back(std::move(field));
  fetch::Request asked = request("GET", path);
  asked.url = fetch::with_query(asked.url, query);
  return Reply(fetch::send(asked, settings_.net));
}

std::string Facebook::detail_of(const Reply& reply) const {
  if (!reply.exchange.answer) return reply.exchange.failure.reason;
  std::string words = "HTTP " + std::to_string(reply.exchange.answer->status);
  if (reply.said)
    words += ", " + reply.said->text("error/code") + "/" + reply.said->text("error/error_subcode") + ": " +
             reply.said->text("error/message");
  std::vector<std::string> secrets{settings_.app_secret};
  for (const fetch::Field& field : proof()) secrets.push_back(field.value);
  return without_secrets(words, secrets);
}

Outcome Facebook::outcome_of_error(const Reply& reply, int code, const Try& attempt) const {
  const FacebookCodes& codes = settings_.codes;
  const std::string number = " (mã " + std::to_string(code) + ")";
  if (holds(codes.revoked, code))
    return refused(
        "Facebook không còn nhận mã truy cập của Trang; hãy nhờ quản trị viên kết nối lại Trang rồi gửi lại bài.",
        code);
  if (holds(codes.limited, code)) {
    std::int64_t at = retry_moment(*reply.exchange.answer, attempt);
    // Minutes until the page may be written to again, told for each kind of use.
    const auto usage = Said::parse(reply.exchange.answer->header("X-Business-Use-Case-Usage"));
    const auto minutes = usage ? usage->greatest("estimated_time_to_regain_access") : std::nullopt;
    constexpr std::int64_t most_minutes = 7 * 24 * 60;
    if (minutes && *minutes > 0) at = attempt.now_ms + std::min(*minutes, most_minutes) * base::ms_per_minute;
    return later("Facebook tạm ngừng nhận vì Trang đã gọi quá nhiều lần; hệ thống sẽ tự gửi lại vào " +
                     base::for_people(at) + ".",
                 at, code);
  }
  if (holds(codes.rights, code) || (code >= 200 && code < 300))
    return refused("Tài khoản đã kết nối không có quyền đăng lên Trang Facebook" + number +
                       "; hãy nhờ quản trị viên của Trang cấp quyền đăng bài rồi kết nối lại.",
                   code);
  if (holds(codes.blocked, code))
    return refused("Facebook đang chặn Trang đăng bài vì cho là trái quy định" + number +
                       "; hãy mở mục Chất lượng Trang trên Facebook để xem và khiếu nại.",
                   code);
  if (holds(codes.content, code))
    return refused("Facebook không nhận nội dung này" + number + "; hãy xem lại chữ, ảnh và đường dẫn rồi gửi lại.",
                   code);
  const bool passes = holds(codes.transient, code) || reply.said->is_true("error/is_transient");
  return unsure(attempt,
                passes ? "Facebook đang gặp sự cố" + number + " nên chưa rõ bài đã lên hay chưa"
                       : "Facebook trả lời bằng một mã lỗi lạ" + number + " nên chưa rõ bài đã lên hay chưa",
                code);
}

Outcome Facebook::outcome_of_reply(const Reply& reply, const Try& attempt) const {
  if (!reply.exchange.answer) return outcome_of(reply.exchange.failure, attempt);
  Outcome outcome;
  const auto code = reply.said ? reply.said->number("error/code") : std::nullopt;
  if (code) {
    outcome = outcome_of_error(reply, static_cast<int>(std::clamp<std::int64_t>(*code, -1, 9'999'999)), attempt);
  } else if (auto told = outcome_of_status(*reply.exchange.answer, attempt)) {
    outcome = std::move(*told);
  } else {
    outcome = unsure(attempt, "Câu trả lời của Facebook không đọc được nên chưa rõ bài đã lên hay chưa");
  }
  outcome.detail = detail_of(reply);
  return outcome;
}

// "The same as the post before": ours, if the link is there; else the editor has written the same text twice.
Outcome Facebook::after_duplicate(const std::string& link, int code) const {
  const std::string same = "Facebook cho rằng bài này giống hệt bài vừa đăng; hãy sửa lời bài cho khác rồi gửi lại.";
  if (link.empty()) return refused(same, code);
  const std::int64_t now = clock_();
  const Found found = find_recent(link, now - base::ms_per_day);
  if (found.kind == Found::Kind::absent) return refused(same, code);
  Outcome outcome = after_look(found, now);
  outcome.code = code;
  return outcome;
}

Outcome Facebook::publish(const fetch::Request& request, const std::string& link) const {
  const Reply reply(fetch::send(request, settings_.net));
  const Try attempt{channel, settings_.waits, clock_(), link.empty() ? Outcome::Check::person : Outcome::Check::recent};
  if (reply.is_good()) {
    Outcome outcome;
    outcome.kind = Outcome::Kind::sent;
    outcome.id = reply.said->text("post_id");  // of a photograph: the post it stands in
    if (outcome.id.empty()) outcome.id = reply.said->text("id");
    if (is_plain_id(outcome.id)) return outcome;
  }
  const auto code = reply.said ? reply.said->number("error/code") : std::nullopt;
  if (code && *code > 0 && *code < 10'000'000 && holds(settings_.codes.duplicate, static_cast<int>(*code)))
    return after_duplicate(link, static_cast<int>(*code));
  return outcome_of_reply(reply, attempt);
}

Outcome Facebook::post(const PagePost& post) const {
  if (const auto fault = fault_of(post)) return refused(fault->message);
  if (!is_plain_id(settings_.page_id) || settings_.page_token.empty())
    return refused("Trang Facebook chưa được kết nối; hãy nhờ quản trị viên kết nối Trang rồi gửi lại.");
  fetch::Request asked = request("POST", settings_.page_id + "/feed");
  std::vector<fetch::Field> fields = proof();
  if (!post.message.empty()) fields.push_back({"message", post.message});
  if (!post.link.empty()) fields.push_back({"link", post.link});
  asked.type = "application/x-www-form-urlencoded";
  asked.body = fetch::form_body(fields);
  return publish(asked, post.link);
}

Outcome Facebook::photo(const Photo& photo) const {
  if (const auto fault = fault_of(photo)) return refused(fault->message);
  if (!is_plain_id(settings_.page_id) || settings_.page_token.empty())
    return refused("Trang Facebook chưa được kết nối; hãy nhờ quản trị viên kết nối Trang rồi gửi lại.");
  fetch::Request asked = request("POST", settings_.page_id + "/photos");
  for (const fetch::Field& field : proof()) asked.parts.push_back({field.name, field.value});
  const std::string words = with_link(photo);
  if (!words.empty()) asked.parts.push_back({settings_.photo_text_field, words});
  asked.parts.push_back({"source", photo.bytes, photo.file_name, photo.type});
  return publish(asked, photo.link);
}

Found Facebook::find_recent(const std::string& link, std::int64_t tried_ms,
                            const std::vector<std::string>& known) const {
  Found found;
  const std::int64_t now = clock_(), shown_by = tried_ms + settings_.waits.settle_ms;
  found.retry_at_ms = std::max(shown_by, now + settings_.waits.retry_ms);
  found.reason =
      "Chưa đọc được các bài mới nhất của Trang Facebook nên chưa rõ bài đã lên hay chưa; hệ thống sẽ xem lại.";
  if (link.empty() || !is_plain_id(settings_.page_id)) return found;
  std::string after;
  bool has_all = false;
  for (int page = 0; page < settings_.recent_pages && !has_all; ++page) {
    std::vector<fetch::Field> query{{"fields", settings_.recent_fields},
                                    {"limit", std::to_string(settings_.recent_page_size)}};
    if (!after.empty()) query.push_back({"after", after});
    const Reply reply = read(settings_.page_id + "/posts", std::move(query));
    if (!reply.is_good() || !reply.said->has("data")) {
      found.detail = detail_of(reply);
      return found;
    }
    const std::vector<Said> posts = reply.said->list("data");
    const std::int64_t oldest = oldest_of_try(*reply.exchange.answer, tried_ms, now, settings_.waits);
    bool is_newer = false;
    for (const Said& post : posts) {
      const std::string id = post.text("id");
      const auto made = moment_of(post.text("created_time"));
      if (made && *made < oldest) continue;
      is_newer = true;
      if (id.empty() || std::find(known.begin(), known.end(), id) != known.end() || !post.mentions(link)) continue;
      return {Found::Kind::found, id, post.text("permalink_url"), {}, {}, 0};
    }
    // Their "next" is an address that holds the token, and may lead anywhere: only the cursor is taken from it.
    after = reply.said->text("paging/cursors/after");
    has_all = !is_newer || after.empty() || !reply.said->has("paging/next");
  }
  if (!has_all) return found;
  if (now < shown_by) {
    found.retry_at_ms = shown_by;
    found.reason = "Bài chưa hiện trên Trang Facebook; hệ thống chờ thêm rồi xem lại trước khi gửi lại.";
    return found;
  }
  return {Found::Kind::absent, {}, {}, {}, {}, 0};
}

base::Result<Figures> Facebook::figures(const std::string& post_id) const {
  const base::Error fault{
      base::ErrorKind::not_found, "Chưa đọc được số liệu của bài trên Facebook; hãy thử lại sau.", {}};
  if (!is_plain_id(post_id)) return fault;
  const Reply post = read(post_id, {{"fields", "permalink_url," + settings_.share_field}});
  if (!post.is_good()) return fault;
  Figures figures;
  figures.address = post.said->text("permalink_url");
  figures.shared = post.said->number(settings_.share_field + "/count");
  const Reply reach = read(post_id + "/insights", {{"metric", settings_.reach_metric}});
  if (!reach.is_good()) return figures;  // small pages have none; the address is worth having alone
  for (const Said& metric : reach.said->list("data"))
    for (const Said& value : metric.list("values"))
      if (metric.text("name") == settings_.reach_metric) figures.reached = value.number("value");
  return figures;
}

}  // namespace social
