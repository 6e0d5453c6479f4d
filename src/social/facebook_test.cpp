// SPDX-License-Identifier: AGPL-3.0-or-later
#include "social/facebook.h"

#include "support/social_server.h"

namespace {

using Json = nlohmann::json;
using Kind = social::Outcome::Kind;
using Check = social::Outcome::Check;
using social::Found;
using social::Step;

const std::string link = "https://so.vn/tin/1";

class FacebookPage : public support::SocialServer {
 protected:
  std::int64_t now = 1'767'924'000'000;  // 09/01/2026 09:00 in Viet Nam
  void SetUp() override {
    SocialServer::SetUp();
    set({{"time", now / 1000}});
  }
  social::FacebookSettings settings() {
    social::FacebookSettings settings;
    settings.api = url;
    settings.page_id = "77";
    settings.page_token = "page-token-secret";
    settings.app_secret = "app-secret-1";
    settings.net = here();
    return settings;
  }
  social::Facebook page() { return page(settings()); }
  social::Facebook page(social::FacebookSettings with) {
    return social::Facebook(std::move(with), [this] { return now; });
  }
  social::Facebook hasty_page() {
    auto with = settings();
    with.net = hasty();
    return page(with);
  }
  void move(std::int64_t ms) {  // the clocks of both sides
    now += ms;
    set({{"time", now / 1000}});
  }
  std::size_t posts() { return seen()["state"]["posts"].size(); }
  social::Outcome answered(const Json& error, int status = 400, const Json& headers = Json::object()) {
    plan({{"at", "/feed"}, {"do", "answer"}, {"status", status}, {"headers", headers}, {"body", {{"error", error}}}});
    return page().post({"Tin mới", link});
  }
};

TEST_F(FacebookPage, posts_words_with_their_link) {
  const auto outcome = page().post({"Cải cách hành chính:\r\nX-Evil: 1 & hơn nữa", link});
  ASSERT_EQ(outcome.kind, Kind::sent) << outcome.reason << outcome.detail;
  EXPECT_EQ(outcome.id, "77_0");
  EXPECT_EQ(social::next_step(outcome), Step::done);
  const Json asked = requests("/v25.0/77/feed").at(0);
  EXPECT_EQ(asked["form"]["message"], "Cải cách hành chính:\r\nX-Evil: 1 & hơn nữa");
  EXPECT_EQ(asked["form"]["link"], link);
  EXPECT_EQ(asked["form"]["appsecret_proof"].get<std::string>().size(), 64U);
  EXPECT_FALSE(asked["headers"].contains("x-evil"));
  EXPECT_TRUE(asked["query"].empty()) << "a token in an address ends in logs";
}

TEST_F(FacebookPage, posts_a_photograph_whose_words_hold_the_link) {
  const auto outcome = page().photo({"Ảnh hội nghị", link, std::string("\xFF\xD8\x00x", 4)});
  ASSERT_EQ(outcome.kind, Kind::sent) << outcome.reason << outcome.detail;
  EXPECT_EQ(outcome.id, "77_0") << "the post, not the picture in it";
  EXPECT_EQ(requests("/photos").at(0)["form"]["caption"], "Ảnh hội nghị\n\n" + link);
  EXPECT_EQ(page().find_recent(link, now).kind, Found::Kind::found);
}

TEST_F(FacebookPage, tells_where_a_post_is_and_how_many_it_reached) {
  const auto figures = page().figures("77_0");
  ASSERT_TRUE(figures);
  EXPECT_EQ(figures->address, "https://facebook.test/77_0");
  EXPECT_EQ(figures->reached, 1234);
  EXPECT_EQ(figures->shared, 5);
  plan({{"at", "/insights"}, {"do", "answer"}, {"status", 400}, {"body", {{"error", {{"code", 100}}}}}});
  EXPECT_EQ(page().figures("77_0")->reached, std::nullopt) << "the address is worth having alone";
  EXPECT_FALSE(page().figures("../me"));
}

TEST_F(FacebookPage, an_answer_that_was_lost_is_looked_for_and_nothing_is_posted_twice) {
  for (const char* what : {"hang", "reset", "huge"}) {
    const std::string mine = link + what;
    const std::size_t before = posts();
    plan({{"at", "/feed"}, {"do", what}});
    const bool waits = std::string(what) == "hang";
    const auto outcome = (waits ? hasty_page() : page()).post({std::string("Tin ") + what, mine});
    ASSERT_EQ(outcome.kind, Kind::unsure) << what;
    EXPECT_EQ(outcome.check, Check::recent);
    EXPECT_EQ(social::next_step(outcome), Step::look);
    EXPECT_GT(outcome.retry_at_ms, now);
    const auto settled = social::after_look(page().find_recent(mine, now), now);
    ASSERT_EQ(settled.kind, Kind::sent) << what << settled.reason;
    EXPECT_EQ(settled.address, "https://facebook.test/" + settled.id);
    EXPECT_EQ(posts(), before + 1);
  }
}

TEST_F(FacebookPage, what_is_absent_is_sent_again_but_not_before_it_could_show) {
  plan({{"at", "/feed"}, {"do", "answer"}, {"status", 502}, {"body", "<html>"}});
  const std::int64_t tried = now;
  ASSERT_EQ(page().post({"Tin mới", link}).kind, Kind::unsure);
  const auto early = page().find_recent(link, tried);
  EXPECT_EQ(early.kind, Found::Kind::unknown);
  EXPECT_EQ(early.retry_at_ms, tried + settings().waits.settle_ms);
  move(early.retry_at_ms - now);
  const auto settled = social::after_look(page().find_recent(link, tried), now);
  EXPECT_EQ(social::next_step(settled), Step::send);
  EXPECT_EQ(page().post({"Tin mới", link}).kind, Kind::sent);
  EXPECT_EQ(posts(), 1U);
}

TEST_F(FacebookPage, looks_through_pages_until_posts_are_older_than_the_try) {
  for (int i = 0; i < 5; ++i) ASSERT_EQ(page().post({std::to_string(i), link + std::to_string(i)}).kind, Kind::sent);
  auto with = settings();
  with.recent_page_size = 2;
  with.recent_pages = 3;
  move(with.waits.settle_ms);
  const std::int64_t tried = now - with.waits.settle_ms;
  EXPECT_EQ(page(with).find_recent(link + "0", tried).id, "77_0");
  EXPECT_EQ(page(with).find_recent(link, tried).kind, Found::Kind::absent) << "a link that others begin with";
  with.recent_pages = 2;
  EXPECT_EQ(page(with).find_recent(link + "0", tried).kind, Found::Kind::unknown) << "not all was read";
  move(base::ms_per_day);  // all posts are older now: one page tells
  with.recent_pages = 1;
  EXPECT_EQ(page(with).find_recent(link + "0", now - with.waits.settle_ms).kind, Found::Kind::absent);
  for (const Json& request : requests("/posts")) EXPECT_TRUE(request["query"].contains("limit")) << "our own address";
}

TEST_F(FacebookPage, a_wrong_clock_on_our_side_makes_no_second_post) {
  for (const std::int64_t wrong : {-3 * base::ms_per_hour, 3 * base::ms_per_hour}) {
    now += wrong;
    const std::string mine = link + std::to_string(wrong);
    plan({{"at", "/feed"}, {"do", "reset"}});
    ASSERT_EQ(page().post({"Tin " + mine, mine}).kind, Kind::unsure);
    EXPECT_EQ(page().find_recent(mine, now).kind, Found::Kind::found) << wrong;
    now -= wrong;
  }
}

TEST_F(FacebookPage, another_post_of_the_same_link_is_not_taken_for_this_one) {
  const auto first = page().post({"Tin mới", link});
  EXPECT_EQ(page().find_recent(link, now, {first.id}).kind, Found::Kind::unknown) << "too early to say";
  move(settings().waits.settle_ms);
  EXPECT_EQ(page().find_recent(link, now - settings().waits.settle_ms, {first.id}).kind, Found::Kind::absent);
  const auto second = page().post({"Nhắc lại", link});
  EXPECT_EQ(page().find_recent(link, now, {first.id}).id, second.id);
}

TEST_F(FacebookPage, a_look_that_fails_allows_nothing) {
  for (const char* what : {"hang", "huge"}) {
    plan({{"at", "/posts"}, {"do", what}});
    EXPECT_EQ(hasty_page().find_recent(link, now - base::ms_per_day).kind, Found::Kind::unknown);
  }
  plan({{"at", "/posts"}, {"do", "answer"}, {"body", "{}"}});
  EXPECT_EQ(page().find_recent(link, now - base::ms_per_day).kind, Found::Kind::unknown);
  EXPECT_EQ(page().find_recent("", now - base::ms_per_day).kind, Found::Kind::unknown);
}

TEST_F(FacebookPage, a_duplicate_is_ours_only_where_the_link_is_found) {
  ASSERT_EQ(page().post({"Tin mới", link}).kind, Kind::sent);
  const auto again = page().post({"Tin mới", link});
  EXPECT_EQ(again.kind, Kind::sent);
  EXPECT_EQ(again.id, "77_0");
  EXPECT_EQ(posts(), 1U);
  move(base::ms_per_day + base::ms_per_hour);
  const auto other = answered({{"code", 506}});
  EXPECT_EQ(other.kind, Kind::refused);
  EXPECT_NE(other.reason.find("giống hệt"), std::string::npos);
  plan({{"at", "/posts"}, {"do", "answer"}, {"status", 500}, {"body", ""}});
  EXPECT_EQ(answered({{"code", 506}}).kind, Kind::unsure);
}

TEST_F(FacebookPage, a_revoked_token_is_told_without_showing_it) {
  auto with = settings();
  with.page_token = "EAAB-gone/secret+token";
  const auto outcome = page(with).post({"Tin mới", link});
  EXPECT_EQ(outcome.kind, Kind::refused);
  EXPECT_EQ(outcome.code, 190);
  EXPECT_NE(outcome.reason.find("kết nối lại"), std::string::npos);
  EXPECT_NE(outcome.detail.find("190/460: Error validating access token …:"), std::string::npos) << outcome.detail;
  EXPECT_EQ((outcome.reason + outcome.detail).find("secret"), std::string::npos);
}

TEST_F(FacebookPage, too_many_calls_wait_as_long_as_told) {
  for (const int code : {4, 17, 32, 613}) {
    const auto outcome =
        answered({{"code", code}}, 400,
                 {{"X-Business-Use-Case-Usage",
                   R"({"77":[{"type":"pages","call_count":100,"estimated_time_to_regain_access":19}]})"}});
    EXPECT_EQ(outcome.kind, Kind::later) << code;
    EXPECT_EQ(outcome.retry_at_ms, now + 19 * base::ms_per_minute);
    EXPECT_NE(outcome.reason.find("09/01/2026 09:19"), std::string::npos) << outcome.reason;
  }
  EXPECT_EQ(answered({{"code", 4}}).retry_at_ms, now + settings().waits.limited_ms);
  EXPECT_EQ(answered({{"code", 4}}, 429, {{"Retry-After", "30"}}).retry_at_ms, now + 30'000);
  EXPECT_EQ(answered({{"code", 4}}, 400, {{"X-Business-Use-Case-Usage", "{]"}}).retry_at_ms, now + base::ms_per_hour);
}

TEST_F(FacebookPage, each_error_says_what_to_do) {
  for (const int code : {10, 200, 299, 368, 100, 1609005})
    EXPECT_EQ(answered({{"code", code}}).kind, Kind::refused) << code;
  // What passes may have been done all the same.
  for (const int code : {1, 2, 987654}) EXPECT_EQ(answered({{"code", code}}).kind, Kind::unsure) << code;
  EXPECT_EQ(answered({{"code", "190"}}).kind, Kind::refused);
  EXPECT_EQ(answered({{"code", 99'999'999'999}}).kind, Kind::unsure);
  EXPECT_EQ(answered({{"message", "no code"}}).kind, Kind::unsure);
  plan({{"at", "/feed"}, {"do", "answer"}, {"body", "{\"id\":"}});
  EXPECT_EQ(page().post({"Tin mới", link}).kind, Kind::unsure) << "malformed";
  plan({{"at", "/feed"}, {"do", "answer"}, {"body", {{"id", "../../evil"}}}});
  EXPECT_EQ(page().post({"Tin mới", link}).kind, Kind::unsure);
  EXPECT_EQ(page().post({"Tin mới", ""}).kind, Kind::sent);
  plan({{"at", "/feed"}, {"do", "answer"}, {"status", 500}});
  EXPECT_EQ(page().post({"Tin khác", ""}).check, Check::person) << "nothing to look for";
}

TEST_F(FacebookPage, a_redirect_inside_is_not_followed) {
  plan({{"at", "/feed"}, {"do", "answer"}, {"status", 307}, {"headers", {{"Location", "http://169.254.169.254/"}}}});
  const auto outcome = page().post({"Tin mới", link});
  EXPECT_EQ(outcome.kind, Kind::refused);
  EXPECT_EQ(posts(), 0U);
}

TEST_F(FacebookPage, nobody_there_is_later_and_a_wrong_setting_is_for_people) {
  auto with = settings();
  with.api = "http://127.0.0.1:1";
  const auto away = page(with).post({"Tin mới", link});
  EXPECT_EQ(away.kind, Kind::later);
  EXPECT_EQ(away.retry_at_ms, now + with.waits.retry_ms);
  with.net.may_go_inside = false;
  with.api = "https://127.0.0.1:1";
  EXPECT_EQ(page(with).post({"Tin mới", link}).kind, Kind::refused);
  with = settings();
  with.page_id = "77/../78";
  EXPECT_EQ(page(with).post({"Tin mới", link}).kind, Kind::refused);
}

TEST_F(FacebookPage, what_is_too_long_is_never_cut) {
  auto with = settings();
  with.limits.message = 20;
  with.limits.photo_bytes = 2048;
  const auto outcome = page(with).post({"Một lời kêu gọi rất dài", link});
  EXPECT_EQ(outcome.kind, Kind::refused);
  EXPECT_NE(outcome.reason.find("hãy rút bớt 3 ký tự"), std::string::npos) << outcome.reason;
  EXPECT_EQ(page(with).photo({"Ảnh", "", std::string(4096, 'x')}).kind, Kind::refused);
  EXPECT_EQ(page(with).photo({"Ảnh", "", ""}).kind, Kind::refused);
  EXPECT_EQ(page(with).post({"\xFF", link}).kind, Kind::refused);
  EXPECT_EQ(page(with).post({"", ""}).kind, Kind::refused);
  EXPECT_EQ(page(with).post({"Tin", "javascript:alert(1)"}).kind, Kind::refused);
  EXPECT_TRUE(seen()["requests"].empty());
}

}  // namespace
