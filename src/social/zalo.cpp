// SPDX-License-Identifier: AGPL-3.0-or-later
#include "social/zalo.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/hash.h"
#include "social/said.h"

namespace social {
namespace {

using Json = nlohmann::json;
constexpr std::string_view channel = "Zalo";

bool holds(const std::vector<int>& codes, std::int64_t code) {
  return std::any_of(codes.begin(), codes.end(), [code](int c) { return c == code; });
}

bool is_address(std::string_view text) { return text.starts_with("https://") || text.starts_with("http://"); }

base::Error fault(std::string sentence, std::string field) {
  return {base::ErrorKind::invalid, std::move(sentence), std::move(field)};
}

std::string body_of(const Article& article) {
  Json body = Json::array();
  for (const Paragraph& paragraph : article.body) {
    if (paragraph.kind == Paragraph::Kind::text) {
      body.push_back({{"type", "text"}, {"content", paragraph.content}});
    } else {
      Json image{{"type", "image"}, {"url", paragraph.content}};
      if (!paragraph.caption.empty()) image["caption"] = paragraph.caption;
      body.push_back(std::move(image));
    }
  }
  if (!article.link.empty()) body.push_back({{"type", "text"}, {"content", "Xem bài gốc: " + article.link}});
  const Json all{{"type", "normal"},
                 {"title", article.title},
                 {"author", article.author},
                 {"cover", {{"cover_type", "photo"}, {"photo_url", article.cover_url}, {"status", "show"}}},
                 {"description", article.description},
                 {"body", std::move(body)},
                 {"status", article.is_shown ? "show" : "hide"},
                 {"comment", article.takes_comments ? "show" : "hide"}};
  return all.dump();
}

// Seconds or milliseconds since 1970: which of them is not documented, but they are far apart.
std::optional<std::int64_t> moment_of(const Said& article) {
  const auto number = article.number("create_date");
  if (!number || *number <= 0) return std::nullopt;
  constexpr std::int64_t first_as_ms = 100'000'000'000;
  return *number < first_as_ms ? *number * base::ms_per_second : *number;
}

std::vector<Said> articles_of(const Said& said) {
  for (const char* name :
       {"data/medias", "data/articles", "data/list"})  // the first is documented, the others were seen
    if (auto list = said.list(name); !list.empty()) return list;
  return {};
}

}  // namespace

struct Zalo::Reply {
  fetch::Exchange exchange{};
  std::optional<Said> said{};
  std::optional<Outcome> trouble{};  // with the token: nothing was sent
  std::string access{};

  std::int64_t code() const {
    if (said)
      if (const auto error = said->number("error")) return *error;
    return exchange.answer && exchange.answer->status == 401 ? 401 : 0;
  }
  bool is_good() const {
    return exchange.answer && exchange.answer->status == 200 && said && said->number("error") == 0;
  }
};

Zalo::Zalo(ZaloSettings settings, TokenStore& store, base::Clock clock)
    : settings_(std::move(settings)), clock_(clock), tokens_(settings_.access, settings_.waits, store, clock) {}

std::optional<base::Error> Zalo::fault_of(const Article& article) const {
  const ZaloLimits& limits = settings_.limits;
  if (auto f = text_fault(article.title, limits.title, false, "Tiêu đề bài Zalo", "tieu-de")) return f;
  if (auto f = text_fault(article.author, limits.author, true, "Tên tác giả bài Zalo", "tac-gia")) return f;
  if (auto f = text_fault(article.description, limits.description, false, "Mô tả bài Zalo", "mo-ta")) return f;
  if (!is_address(article.cover_url))
    return fault("Bài Zalo phải có ảnh bìa; hãy chọn một ảnh có đường dẫn công khai.", "anh-bia");
  if (!article.link.empty() && !is_address(article.link))
    return fault("Đường dẫn của bài phải bắt đầu bằng https:// hoặc http://.", "duong-dan");
  if (article.body.empty() && article.link.empty())
    return fault("Bài Zalo chưa có đoạn nào; hãy viết nội dung.", "noi-dung");
  for (const Paragraph& paragraph : article.body) {
    const bool is_image = paragraph.kind == Paragraph::Kind::image;
    if (is_image && !is_address(paragraph.content))
      return fault("Ảnh trong bài Zalo phải có đường dẫn công khai; hãy chọn lại ảnh.", "noi-dung");
    if (auto f = text_fault(paragraph.content, limits.paragraph, false, "Một đoạn của bài Zalo", "noi-dung")) return f;
    if (auto f = text_fault(paragraph.caption, limits.paragraph, true, "Chú thích ảnh của bài Zalo", "noi-dung"))
      return f;
  }
  for (const std::string* address : {&article.cover_url, &article.link})
    if (auto f = text_fault(*address, limits.paragraph, true, "Đường dẫn trong bài Zalo", "duong-dan")) return f;
  return std::nullopt;
}

Try Zalo::attempt(Outcome::Check check) const { return {channel, settings_.waits, clock_(), check}; }

// With the token of the store; where Zalo refuses that (and so has done nothing), once more with a new one.
Zalo::Reply Zalo::call(fetch::Request request) {
  Reply reply;
  ZaloTokens::Got got = tokens_.current();
  for (int round = 0; round < 2; ++round) {
    if (got.trouble) {
      reply.trouble = std::move(got.trouble);
      return reply;
    }
    reply.access = got.access;
    request.headers = {{"access_token", got.access}};
    reply.exchange = fetch::send(request, settings_.access.net);
    reply.said = reply.exchange.answer ? Said::parse(reply.exchange.answer->body) : std::nullopt;
    if (!holds(settings_.access.refused, reply.code())) break;
    if (round == 0) got = tokens_.instead_of(got.access);
  }
  return reply;
}

Zalo::Reply Zalo::post(const std::string& path, std::string body) {
  fetch::Request request;
  request.method = "POST";
  request.url = settings_.api + path;
  request.type = "application/json";
  request.body = std::move(body);
  return call(std::move(request));
}

Zalo::Reply Zalo::get(const std::string& path, const std::vector<fetch::Field>& query) {
  fetch::Request request;
  request.url = fetch::with_query(settings_.api + path, query);
  return call(std::move(request));
}

Outcome Zalo::outcome_of_error(int code, const Try& attempt) const {
  const ZaloCodes& codes = settings_.codes;
  const std::string number = " (mã " + std::to_string(code) + ")";
  if (holds(settings_.access.refused, code))
    return refused(
        "Zalo không nhận mã truy cập của Official Account; hãy nhờ quản trị viên kết nối lại tài khoản Zalo OA rồi gửi "
        "lại.",
        code);
  if (holds(codes.quota, code)) {
    constexpr std::int64_t morning = 8 * base::ms_per_hour;
    const std::int64_t at = base::start_of(base::date_of(attempt.now_ms + base::ms_per_day)) + morning;
    return later("Zalo OA đã dùng hết số tin được gửi" + number + "; hệ thống sẽ tự gửi lại vào " +
                     base::for_people(at) + ", hoặc hãy nhờ quản trị viên mua thêm.",
                 at, code);
  }
  if (holds(codes.limited, code)) {
    const std::int64_t at = attempt.now_ms + settings_.minute_ms;
    return later("Zalo tạm ngừng nhận vì gửi quá nhanh; hệ thống sẽ tự gửi lại vào " + base::for_people(at) + ".", at,
                 code);
  }
  if (holds(codes.package, code))
    return refused("Gói dịch vụ của Zalo OA không có tính năng này" + number +
                       "; hãy nhờ quản trị viên nâng gói, hoặc đăng bài bằng tay trên trang quản lý OA.",
                   code);
  if (holds(codes.rights, code))
    return refused("Ứng dụng chưa được Zalo OA cho quyền làm việc này" + number +
                       "; hãy nhờ quản trị viên của OA cấp quyền rồi kết nối lại.",
                   code);
  if (holds(codes.reader, code))
    return refused("Zalo không cho gửi tới người nhận này" + number +
                       ": họ chưa quan tâm OA, đã chặn, hoặc lâu không nhắn tin; hãy liên hệ bằng cách khác.",
                   code);
  if (holds(codes.content, code))
    return refused(
        "Zalo không nhận nội dung này" + number + "; hãy xem lại tiêu đề, mô tả, ảnh bìa và các đoạn rồi gửi lại.",
        code);
  return unsure(attempt, "Zalo trả lời bằng một mã lỗi lạ" + number + " nên chưa rõ đã nhận hay chưa", code);
}

Outcome Zalo::outcome_of_reply(const Reply& reply, const Try& attempt) const {
  if (reply.trouble) return *reply.trouble;
  if (!reply.exchange.answer) return outcome_of(reply.exchange.failure, attempt);
  Outcome outcome;
  if (const std::int64_t code = reply.code(); code != 0) {
    outcome = outcome_of_error(static_cast<int>(std::clamp<std::int64_t>(code, -999'999, 999'999)), attempt);
  } else if (reply.is_good()) {
    outcome.kind = Outcome::Kind::sent;
    return outcome;
  } else if (auto told = outcome_of_status(*reply.exchange.answer, attempt)) {
    outcome = std::move(*told);
  } else {
    outcome = unsure(attempt, "Câu trả lời của Zalo không đọc được nên chưa rõ đã nhận hay chưa");
  }
  std::vector<std::string> secrets = tokens_.secrets();
  secrets.push_back(reply.access);
  outcome.detail = without_secrets(
      "HTTP " + std::to_string(reply.exchange.answer->status) +
          (reply.said ? ", " + reply.said->text("error") + ": " + reply.said->text("message") : std::string()),
      secrets);
  return outcome;
}

Outcome Zalo::create(const Article& article) {
  if (const auto wrong = fault_of(article)) return refused(wrong->message);
  const Reply reply = post(settings_.create_path, body_of(article));
  const Try now = attempt(article.link.empty() ? Outcome::Check::person : Outcome::Check::recent);
  Outcome outcome = outcome_of_reply(reply, now);
  if (outcome.kind != Outcome::Kind::sent) return outcome;
  const std::string ticket = reply.said->text("data/token");
  if (ticket.empty()) return unsure(now, "Zalo nhận bài mà không cho biết mã theo dõi nên chưa rõ bài đã lên hay chưa");
  Outcome taken = unsure(attempt(Outcome::Check::ticket), "Zalo đã nhận bài và đang xử lý");
  taken.ticket = ticket;
  taken.retry_at_ms = clock_() + settings_.processing_ms;
  return taken;
}

// Never "refused" or "later": the article was taken in once, so nothing said here makes it safe to send it again.
Outcome Zalo::article_of(const std::string& ticket) {
  const Reply reply =
      post(settings_.verify_path, Json{{"token", ticket}}.dump(-1, ' ', false, Json::error_handler_t::replace));
  const Outcome asked = outcome_of_reply(reply, attempt(Outcome::Check::ticket));
  if (asked.kind == Outcome::Kind::sent && is_plain_id(reply.said->text("data/id"))) {
    Outcome outcome = asked;
    outcome.id = reply.said->text("data/id");
    return outcome;
  }
  // It does not know the ticket, or turned the article down after all: only a look can tell.
  if (asked.kind == Outcome::Kind::refused && holds(settings_.codes.content, asked.code)) {
    Outcome outcome = unsure(attempt(Outcome::Check::recent), "Zalo không cho biết bài theo mã đã nhận", asked.code);
    outcome.detail = asked.detail;
    return outcome;
  }
  Outcome outcome =
      unsure(attempt(Outcome::Check::ticket), "Zalo đã nhận bài nhưng chưa cho biết bài đã lên", asked.code);
  if (asked.kind == Outcome::Kind::refused) outcome.reason = asked.reason;  // what people must do before we can ask
  outcome.ticket = ticket;
  outcome.detail = asked.detail;
  if (holds(settings_.codes.processing, asked.code)) outcome.retry_at_ms = clock_() + settings_.processing_ms;
  if (asked.kind == Outcome::Kind::later) outcome.retry_at_ms = asked.retry_at_ms;
  return outcome;
}

Outcome Zalo::broadcast(const std::vector<std::string>& article_ids) {
  if (article_ids.empty() || article_ids.size() > settings_.limits.articles ||
      !std::all_of(article_ids.begin(), article_ids.end(), [](const auto& id) { return is_plain_id(id); }))
    return refused("Mỗi lần gửi cho người quan tâm cần từ một đến " + std::to_string(settings_.limits.articles) +
                   " bài Zalo đã đăng; hãy chọn lại bài.");
  Json elements = Json::array();
  for (const std::string& id : article_ids) elements.push_back({{"media_type", "article"}, {"attachment_id", id}});
  const Json body{
      {"recipient", {{"target", Json::object()}}},
      {"message",
       {{"attachment",
         {{"type", "template"}, {"payload", {{"template_type", "media"}, {"elements", std::move(elements)}}}}}}}};
  const Reply reply = post(settings_.broadcast_path, body.dump());
  Outcome outcome = outcome_of_reply(reply, attempt(Outcome::Check::person));
  if (outcome.kind == Outcome::Kind::sent) outcome.id = reply.said->text("data/message_id");
  return outcome;
}

Outcome Zalo::message(const std::string& path, std::string_view who, const std::string& id, const std::string& words) {
  if (!is_plain_id(id)) return refused("Chưa chọn người hoặc nhóm nhận tin Zalo; hãy chọn rồi gửi lại.");
  if (const auto wrong = text_fault(words, settings_.limits.text, false, "Tin nhắn Zalo", "noi-dung"))
    return refused(wrong->message);
  const Json body{{"recipient", {{std::string(who), id}}}, {"message", {{"text", words}}}};
  const Reply reply = post(path, body.dump());
  Outcome outcome = outcome_of_reply(reply, attempt(Outcome::Check::person));
  if (outcome.kind == Outcome::Kind::sent) outcome.id = reply.said->text("data/message_id");
  return outcome;
}

Outcome Zalo::text(const std::string& user_id, const std::string& words) {
  return message(settings_.text_path, "user_id", user_id, words);
}

Outcome Zalo::group_text(const std::string& group_id, const std::string& words) {
  return message(settings_.group_path, "group_id", group_id, words);
}

Found Zalo::find_recent(const std::string& link, std::int64_t tried_ms, const std::vector<std::string>& known) {
  Found found;
  const std::int64_t now = clock_(), shown_by = tried_ms + settings_.waits.settle_ms;
  found.retry_at_ms = std::max(shown_by, now + settings_.waits.retry_ms);
  found.reason = "Chưa đọc được các bài mới nhất của Zalo OA nên chưa rõ bài đã lên hay chưa; hệ thống sẽ xem lại.";
  if (link.empty()) return found;
  bool has_all = false;
  for (int page = 0; page < settings_.list_pages && !has_all; ++page) {
    const Reply reply = get(settings_.list_path, {{"offset", std::to_string(page * settings_.list_size)},
                                                  {"limit", std::to_string(settings_.list_size)},
                                                  {"type", "normal"}});
    if (!reply.is_good()) {
      found.detail = outcome_of_reply(reply, attempt(Outcome::Check::recent)).detail;
      return found;
    }
    const std::vector<Said> articles = articles_of(*reply.said);
    const std::int64_t oldest = oldest_of_try(*reply.exchange.answer, tried_ms, now, settings_.waits);
    bool is_newer = false;
    for (const Said& article : articles) {
      const auto made = moment_of(article);
      const std::string id = article.text("id");
      if ((made && *made < oldest) || id.empty()) continue;
      is_newer = true;
      if (std::find(known.begin(), known.end(), id) != known.end()) continue;
      const Reply whole = get(settings_.detail_path, {{"id", id}});  // the list tells no text
      if (!whole.is_good()) return found;
      if (whole.said->mentions(link)) return {Found::Kind::found, id, article.text("link_view"), {}, {}, 0};
    }
    has_all = !is_newer || articles.size() < static_cast<std::size_t>(settings_.list_size);
  }
  if (!has_all) return found;
  if (now < shown_by) {
    found.retry_at_ms = shown_by;
    found.reason = "Bài chưa hiện trên Zalo OA; hệ thống chờ thêm rồi xem lại trước khi gửi lại.";
    return found;
  }
  return {Found::Kind::absent, {}, {}, {}, {}, 0};
}

base::Result<Figures> Zalo::figures(const std::string& article_id) {
  for (int page = 0; page < settings_.list_pages; ++page) {
    const Reply reply = get(settings_.list_path, {{"offset", std::to_string(page * settings_.list_size)},
                                                  {"limit", std::to_string(settings_.list_size)},
                                                  {"type", "normal"}});
    if (!reply.is_good()) break;
    for (const Said& article : articles_of(*reply.said))
      if (article.text("id") == article_id)
        return Figures{article.number("total_view"), article.number("total_share"), article.text("link_view")};
  }
  return base::Error{base::ErrorKind::not_found, "Chưa đọc được số liệu của bài trên Zalo OA; hãy thử lại sau.", {}};
}

bool zalo_signature_fits(std::string_view signature, std::string_view app_id, std::string_view body,
                         std::string_view timestamp, std::string_view oa_secret) {
  if (oa_secret.empty()) return false;
  constexpr std::string_view prefix = "mac=";
  if (signature.starts_with(prefix)) signature.remove_prefix(prefix.size());
  std::string signed_text(app_id);
  signed_text.append(body).append(timestamp).append(oa_secret);
  const std::string wanted = base::sha256_hex(signed_text);
  return signature.size() == wanted.size() && CRYPTO_memcmp(signature.data(), wanted.data(), wanted.size()) == 0;
}

}  // namespace social
