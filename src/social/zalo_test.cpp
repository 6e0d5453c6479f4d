// SPDX-License-Identifier: AGPL-3.0-or-later
#include "social/zalo.h"

#include <atomic>
#include <functional>
#include <thread>

#include "base/hash.h"
#include "support/social_server.h"

namespace {

using Json = nlohmann::json;
using Kind = social::Outcome::Kind;
using Check = social::Outcome::Check;
using social::Found;
using social::Step;

const std::string link = "https://so.vn/tin/1";

// Keeps what was saved; fails as often as it is told to.
struct Memory : social::TokenStore {
  std::mutex mutex{};
  std::optional<social::Tokens> held{};
  int failures = 0, saves = 0;
  std::function<void(const social::Tokens&)> at_save{};
  std::optional<social::Tokens> load() override {
    const std::scoped_lock lock(mutex);
    return held;
  }
  void save(const social::Tokens& tokens) override {
    const std::scoped_lock lock(mutex);
    if (at_save) at_save(tokens);
    if (failures-- > 0) throw std::runtime_error("the disk is full");
    held = tokens;
    ++saves;
  }
};

class ZaloAccount : public support::SocialServer {
 protected:
  std::int64_t now = 1'767'924'000'000;  // 09/01/2026 09:00 in Viet Nam
  Memory store{};

  void SetUp() override {
    SocialServer::SetUp();
    set({{"time", now / 1000}});
    store.held = social::Tokens{"zalo-access-1", "zalo-refresh-1", now + base::ms_per_day};
  }
  social::ZaloSettings settings() {
    social::ZaloSettings settings;
    settings.api = settings.access.oauth = url;
    settings.access.app_id = "app-1";
    settings.access.app_secret = "zalo-app-secret";
    settings.access.net = here();
    return settings;
  }
  social::Zalo account() { return account(settings()); }
  social::Zalo account(social::ZaloSettings with) {
    return {std::move(with), store, [this] { return now; }};
  }
  social::Zalo hasty_account() {
    auto with = settings();
    with.access.net = hasty();
    return account(with);
  }
  static social::Article article() {
    social::Article article;
    article.title = "Nộp hồ sơ trực tuyến";
    article.author = "Sở Nội vụ";
    article.description = "Ba bước nộp hồ sơ";
    article.cover_url = "https://so.vn/bia.jpg";
    article.body = {{social::Paragraph::Kind::text, "Bước một\r\nX-Evil: 1", {}},
                    {social::Paragraph::Kind::image, "https://so.vn/anh.jpg", "Ảnh"}};
    article.link = link;
    return article;
  }
  social::Outcome answered(const Json& body, int status = 200, const Json& headers = Json::object()) {
    plan({{"at", "/message/cs"}, {"do", "answer"}, {"status", status}, {"headers", headers}, {"body", body}});
    return account().text("123", "Chào bạn");
  }
  void move(std::int64_t ms) {  // the clocks of both sides
    now += ms;
    set({{"time", now / 1000}});
  }
  int refreshes() { return seen()["state"]["refreshes"].get<int>(); }
};

TEST_F(ZaloAccount, publishes_an_article_in_two_steps) {
  set({{"pending", 1}});
  social::Zalo zalo = account();
  const auto taken = zalo.create(article());
  ASSERT_EQ(social::next_step(taken), Step::ask_ticket) << taken.reason << taken.detail;
  EXPECT_EQ(taken.retry_at_ms, now + settings().processing_ms);
  const auto waiting = zalo.article_of(taken.ticket);
  EXPECT_EQ(social::next_step(waiting), Step::ask_ticket);
  EXPECT_EQ(waiting.ticket, taken.ticket);
  const auto sent = zalo.article_of(waiting.ticket);
  ASSERT_EQ(sent.kind, Kind::sent) << sent.reason << sent.detail;
  EXPECT_EQ(sent.id, "a0b");
  const auto figures = zalo.figures(sent.id);
  ASSERT_TRUE(figures);
  EXPECT_EQ(figures->address, "https://zalo.test/a0b");
  EXPECT_EQ(figures->reached, 12);
  const Json asked = requests("/article/create").at(0);
  EXPECT_EQ(asked["headers"]["access_token"], "zalo-access-1");
  EXPECT_FALSE(asked["headers"].contains("x-evil"));
  EXPECT_EQ(asked["json"]["body"][0]["content"], "Bước một\r\nX-Evil: 1");
  EXPECT_EQ(asked["json"]["body"][2]["content"], "Xem bài gốc: " + link);
  EXPECT_EQ(asked["json"]["cover"]["photo_url"], "https://so.vn/bia.jpg");
  EXPECT_EQ(zalo.broadcast({sent.id}).kind, Kind::sent);
  EXPECT_EQ(requests("/oa/message").at(0)["json"]["message"]["attachment"]["payload"]["elements"][0]["attachment_id"],
            "a0b");
}

TEST_F(ZaloAccount, writes_to_a_person_and_to_a_group) {
  social::Zalo zalo = account();
  EXPECT_EQ(zalo.text("123", "Chào bạn").id, "m1");
  EXPECT_EQ(requests("/message/cs").at(0)["json"]["recipient"]["user_id"], "123");
  EXPECT_EQ(zalo.group_text("g9", "Chào cả nhà").id, "m2");
  EXPECT_EQ(zalo.text("12/3", "x").kind, Kind::refused);
}

TEST_F(ZaloAccount, an_article_whose_answer_was_lost_is_found_by_its_link) {
  for (const char* what : {"hang", "reset", "huge"}) {
    auto mine = article();
    mine.link = link + what;
    plan({{"at", "/create"}, {"do", what}});
    const bool waits = std::string(what) == "hang";
    const auto outcome = (waits ? hasty_account() : account()).create(mine);
    ASSERT_EQ(social::next_step(outcome), Step::look) << what << outcome.reason;
    const auto settled = social::after_look(account().find_recent(mine.link, now), now);
    ASSERT_EQ(settled.kind, Kind::sent) << what << settled.reason;
    EXPECT_EQ(settled.address, "https://zalo.test/" + settled.id);
  }
  EXPECT_EQ(seen()["state"]["articles"].size(), 3U);
  EXPECT_EQ(account().find_recent(link, now).kind, Found::Kind::unknown) << "too early to say";
  move(settings().waits.settle_ms);
  EXPECT_EQ(account().find_recent(link + "hang", now - settings().waits.settle_ms, {"a0b"}).kind, Found::Kind::absent);
  EXPECT_EQ(account().find_recent(link, now - settings().waits.settle_ms).kind, Found::Kind::absent);
  plan({{"at", "/getdetail"}, {"do", "answer"}, {"body", {{"error", -32}}}});
  EXPECT_EQ(account().find_recent(link, now - settings().waits.settle_ms).kind, Found::Kind::unknown);
}

TEST_F(ZaloAccount, a_ticket_never_leads_to_a_second_article) {
  for (const Json& body : {Json{{"error", -32}}, Json{{"error", -211}}, Json{{"error", -224}}, Json{{"error", -12345}},
                           Json("not JSON"), Json{{"error", 0}}, Json{{"error", 0}, {"data", {{"id", "../x"}}}}}) {
    plan({{"at", "/verify"}, {"do", "answer"}, {"body", body}});
    const auto outcome = account().article_of("t");
    EXPECT_EQ(social::next_step(outcome), Step::ask_ticket) << body;
    EXPECT_EQ(outcome.ticket, "t");
    EXPECT_GT(outcome.retry_at_ms, now);
  }
  EXPECT_EQ(social::next_step(account().article_of("unknown")), Step::look);
}

TEST_F(ZaloAccount, a_message_whose_answer_was_lost_is_for_people_to_judge) {
  plan({{"at", "/message/cs"}, {"do", "reset"}});
  const auto outcome = account().text("123", "Chào bạn");
  EXPECT_EQ(social::next_step(outcome), Step::ask_person);
  EXPECT_NE(outcome.reason.find("hãy mở Zalo"), std::string::npos) << outcome.reason;
  EXPECT_EQ(seen()["state"]["messages"], 1);
}

TEST_F(ZaloAccount, an_expired_token_is_refreshed_once_and_the_call_repeated) {
  set({{"access", "zalo-access-of-others"}});
  store.at_save = [this](const social::Tokens& fresh) {
    for (const Json& request : requests("/message/cs"))
      EXPECT_NE(request["headers"]["access_token"], fresh.access) << "used before it was saved";
  };
  const auto outcome = account().text("123", "Chào bạn");
  EXPECT_EQ(outcome.kind, Kind::sent) << outcome.detail;
  EXPECT_EQ(refreshes(), 1);
  EXPECT_EQ(store.held->access, "zalo-access-2");
  EXPECT_EQ(store.held->refresh, "zalo-refresh-2");
  EXPECT_EQ(store.held->expires_ms, now + 90'000'000);
  EXPECT_EQ(requests("/message/cs").size(), 2U);
  now = store.held->expires_ms - base::ms_per_minute;  // before it expires, without being refused first
  EXPECT_EQ(account().text("123", "Chào bạn").kind, Kind::sent);
  EXPECT_EQ(refreshes(), 2);
  EXPECT_EQ(requests("/message/cs").size(), 3U);
  plan({{"at", "/message/cs"}, {"do", "answer"}, {"times", 2}, {"body", {{"error", -216}}}});
  EXPECT_EQ(account().text("123", "Chào bạn").kind, Kind::refused);
  EXPECT_EQ(requests("/message/cs").size(), 5U) << "not a third time";
}

TEST_F(ZaloAccount, eight_at_once_use_the_refresh_token_once) {
  set({{"access", "zalo-access-of-others"}});
  social::Zalo zalo = account();
  std::atomic<int> sent = 0, turn = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&] {
      // Half of them with an object of their own: the lock is that of the store.
      const bool is_own = turn++ % 2 == 0;
      const auto outcome = is_own ? account().text("123", "Chào bạn") : zalo.text("123", "Chào bạn");
      sent += outcome.kind == Kind::sent ? 1 : 0;
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(sent, 8);
  EXPECT_EQ(refreshes(), 1);
  EXPECT_EQ(requests("/access_token").size(), 1U);
  EXPECT_EQ(store.saves, 1);
}

TEST_F(ZaloAccount, a_new_pair_outlives_a_store_that_fails_and_a_crash_after_the_save) {
  set({{"access", "zalo-access-of-others"}});
  {
    social::Zalo zalo = account();
    store.failures = 2;
    for (int i = 0; i < 2; ++i) EXPECT_THROW(static_cast<void>(zalo.text("123", "Chào bạn")), std::runtime_error);
    EXPECT_EQ(store.held->refresh, "zalo-refresh-1");
    EXPECT_EQ(zalo.text("123", "Chào bạn").kind, Kind::sent) << "the pair was still in hand";
    EXPECT_EQ(refreshes(), 1);
    EXPECT_EQ(store.held->refresh, "zalo-refresh-2");
  }
  // It was saved before it was used: whoever comes after the crash goes on with it.
  set({{"access", "zalo-access-of-others"}});
  plan({{"at", "/message/cs"}, {"do", "answer"}, {"body", {{"error", -216}}}});
  plan({{"at", "/message/cs"}, {"do", "reset"}});
  EXPECT_EQ(account().text("123", "Chào bạn").kind, Kind::unsure);
  EXPECT_EQ(store.held->refresh, "zalo-refresh-3");
  EXPECT_EQ(account().text("123", "Chào bạn").kind, Kind::sent);
  EXPECT_EQ(refreshes(), 2);
}

TEST_F(ZaloAccount, a_dead_refresh_token_asks_for_people_and_an_absent_service_does_not) {
  set({{"access", "x"}, {"refresh", "y"}});
  const auto dead = account().text("123", "Chào bạn");
  EXPECT_EQ(dead.kind, Kind::refused);
  EXPECT_NE(dead.reason.find("kết nối lại"), std::string::npos);
  EXPECT_EQ(dead.code, -14020);
  EXPECT_EQ((dead.reason + dead.detail).find("zalo-refresh"), std::string::npos) << dead.detail;
  plan({{"at", "/access_token"}, {"do", "answer"}, {"status", 503}, {"body", "<html>"}});
  EXPECT_EQ(account().text("123", "Chào bạn").kind, Kind::later);
  plan({{"at", "/access_token"}, {"do", "hang"}});
  EXPECT_EQ(hasty_account().text("123", "Chào bạn").kind, Kind::later) << "no message went out";
  EXPECT_EQ(store.held->refresh, "zalo-refresh-1");
  store.held.reset();
  EXPECT_EQ(account().text("123", "Chào bạn").kind, Kind::refused);
}

TEST_F(ZaloAccount, a_pair_that_was_lost_on_the_way_is_told_and_the_old_access_used_while_it_lasts) {
  plan({{"at", "/access_token"}, {"do", "answer"}, {"status", 503}, {"body", ""}});
  now = store.held->expires_ms - base::ms_per_minute;  // early enough to refresh, not yet over
  EXPECT_EQ(account().text("123", "Chào bạn").kind, Kind::sent);
  EXPECT_EQ(requests("/access_token").size(), 1U);
  now = store.held->expires_ms;
  plan({{"at", "/access_token"}, {"do", "hang"}});
  EXPECT_EQ(hasty_account().text("123", "Chào bạn").kind, Kind::later);
  EXPECT_EQ(refreshes(), 1) << "Zalo has acted, and nobody heard of it";
  const auto outcome = account().text("123", "Chào bạn");
  EXPECT_EQ(outcome.kind, Kind::refused);
  EXPECT_NE(outcome.reason.find("kết nối lại"), std::string::npos);
  EXPECT_EQ(seen()["state"]["messages"], 1);
}

TEST_F(ZaloAccount, is_connected_by_a_code) {
  store.held.reset();
  auto zalo = account();
  const std::string verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";  // RFC 7636, appendix B
  const std::string address = zalo.tokens().permission_address("https://so.vn/zalo", "s 1", verifier);
  EXPECT_NE(address.find("code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"), std::string::npos) << address;
  EXPECT_NE(address.find("state=s%201"), std::string::npos);
  const auto wrong = zalo.tokens().connect("code-2", verifier);
  ASSERT_TRUE(wrong);
  EXPECT_EQ(wrong->kind, Kind::refused);
  EXPECT_FALSE(store.held);
  EXPECT_FALSE(zalo.tokens().connect("code-1", verifier));
  EXPECT_EQ(store.held->refresh, "zalo-refresh-2");
  EXPECT_EQ(zalo.text("123", "Chào bạn").kind, Kind::sent);
}

TEST_F(ZaloAccount, errors_inside_status_200_say_what_to_do) {
  for (const int code : {-201, -224, -213, -230, -202})
    EXPECT_EQ(answered({{"error", code}}).kind, Kind::refused) << code;
  const auto spent = answered({{"error", -211}});
  EXPECT_EQ(spent.kind, Kind::later);
  EXPECT_EQ(base::for_people(spent.retry_at_ms), "10/01/2026 08:00");
  EXPECT_NE(spent.reason.find("10/01/2026 08:00"), std::string::npos) << spent.reason;
  EXPECT_EQ(answered({{"error", -32}}).retry_at_ms, now + base::ms_per_minute);
  EXPECT_EQ(answered({{"error", 0}}, 429, {{"Retry-After", "30"}}).retry_at_ms, now + 30'000);
  EXPECT_EQ(answered({{"error", -9999}}).kind, Kind::unsure);
  EXPECT_EQ(answered({{"message", "Success"}}).kind, Kind::unsure) << "only error 0 is success";
  EXPECT_EQ(answered({{"error", "0"}, {"data", {{"message_id", 5}}}}).id, "5");
  EXPECT_EQ(answered("{\"error\":0").kind, Kind::unsure);
  EXPECT_EQ(answered("", 500).kind, Kind::unsure);
  EXPECT_EQ(answered("", 302, {{"Location", "http://10.0.0.1/"}}).kind, Kind::refused);
  const auto echo = answered({{"error", -9999}, {"message", "zalo-access-1 zalo-app-secret"}});
  EXPECT_EQ(echo.detail, "HTTP 200, -9999: … …");
}

TEST_F(ZaloAccount, what_is_too_long_is_never_cut) {
  auto long_title = article();
  long_title.title = std::string();
  for (int i = 0; i < 163; ++i) long_title.title += "ế";
  const auto outcome = account().create(long_title);
  EXPECT_EQ(outcome.kind, Kind::refused);
  EXPECT_EQ(outcome.reason, "Tiêu đề bài Zalo dài 163 ký tự, nhiều nhất được 150 ký tự; hãy rút bớt 13 ký tự.");
  auto no_cover = article();
  no_cover.cover_url.clear();
  EXPECT_EQ(account().fault_of(no_cover)->field, "anh-bia");
  auto broken = article();
  broken.body[0].content = "\xFF";
  EXPECT_EQ(account().create(broken).kind, Kind::refused);
  EXPECT_EQ(account().text("123", std::string(2001, 'x')).kind, Kind::refused);
  EXPECT_EQ(account().broadcast({"1", "2", "3", "4", "5", "6"}).kind, Kind::refused);
  EXPECT_TRUE(seen()["requests"].empty());
}

TEST_F(ZaloAccount, a_token_with_a_line_break_is_not_sent) {
  store.held->access = "a\r\nX-Evil: 1";
  const auto outcome = account().text("123", "Chào bạn");
  EXPECT_EQ(outcome.kind, Kind::refused);
  EXPECT_EQ((outcome.reason + outcome.detail).find("X-Evil"), std::string::npos);
  EXPECT_TRUE(seen()["requests"].empty());
}

TEST(ZaloWebhook, only_the_right_signature_fits) {
  const std::string body = R"({"app_id":"1","event_name":"user_send_text"})",
                    mac = base::sha256_hex("1" + body + "1700secret");
  EXPECT_TRUE(social::zalo_signature_fits("mac=" + mac, "1", body, "1700", "secret"));
  EXPECT_TRUE(social::zalo_signature_fits(mac, "1", body, "1700", "secret"));
  EXPECT_FALSE(social::zalo_signature_fits("mac=" + mac, "1", body + " ", "1700", "secret"));
  EXPECT_FALSE(social::zalo_signature_fits("mac=" + mac, "1", body, "1701", "secret"));
  EXPECT_FALSE(social::zalo_signature_fits("mac=" + mac, "2", body, "1700", "secret"));
  EXPECT_FALSE(social::zalo_signature_fits("mac=" + mac, "1", body, "1700", "secret2"));
  EXPECT_FALSE(social::zalo_signature_fits("", "1", body, "1700", "secret"));
  EXPECT_FALSE(social::zalo_signature_fits("mac=" + mac.substr(1), "1", body, "1700", "secret"));
  EXPECT_FALSE(social::zalo_signature_fits("mac=" + base::sha256_hex("1" + body + "1700"), "1", body, "1700", ""))
      << "no secret";
}

}  // namespace
