// SPDX-License-Identifier: AGPL-3.0-or-later
#include "fetch/send.h"

#include "support/social_server.h"

namespace {

using Kind = fetch::Failure::Kind;
using Send = support::SocialServer;

fetch::Request post_to(const std::string& url) {
  fetch::Request request;
  request.method = "POST";
  request.url = url;
  request.type = "application/x-www-form-urlencoded";
  request.body = fetch::form_body({{"message", "Một & hai"}});
  return request;
}

TEST_F(Send, brings_what_was_answered_whatever_the_status) {
  plan({{"at", "/x"}, {"do", "answer"}, {"status", 418}, {"headers", {{"Retry-After", "7"}}}, {"body", "trà"}});
  const auto exchange = fetch::send(post_to(url + "/x"), here());
  ASSERT_TRUE(exchange.answer);
  EXPECT_EQ(exchange.answer->status, 418);
  EXPECT_EQ(exchange.answer->body, "trà");
  EXPECT_EQ(exchange.answer->header("retry-after"), "7");
  EXPECT_EQ(requests("/x").at(0)["form"]["message"], "Một & hai");
}

TEST_F(Send, a_failure_says_whether_the_request_may_have_arrived) {
  plan({{"at", "/hang"}, {"do", "hang"}});
  const auto hung = fetch::send(post_to(url + "/hang"), hasty());
  ASSERT_FALSE(hung.answer);
  EXPECT_EQ(hung.failure.kind, Kind::lost);
  EXPECT_TRUE(hung.failure.may_have_arrived);
  plan({{"at", "/reset"}, {"do", "reset"}});
  const auto reset = fetch::send(post_to(url + "/reset"), here());
  ASSERT_FALSE(reset.answer);
  EXPECT_TRUE(reset.failure.may_have_arrived);
  const auto nobody = fetch::send(post_to("http://127.0.0.1:1/x"), here());
  ASSERT_FALSE(nobody.answer);
  EXPECT_EQ(nobody.failure.kind, Kind::unreachable);
  EXPECT_FALSE(nobody.failure.may_have_arrived);
  // It speaks no TLS: the connection stood, but no byte of the request went out.
  const auto plain = fetch::send(post_to("https://" + url.substr(7) + "/tls"), here());
  ASSERT_FALSE(plain.answer);
  EXPECT_FALSE(plain.failure.may_have_arrived);
  EXPECT_EQ(requests("/hang").size() + requests("/reset").size(), 2U);
  EXPECT_TRUE(requests("/tls").empty());
}

TEST_F(Send, a_huge_answer_is_cut_off_and_counts_as_arrived) {
  plan({{"at", "/x"}, {"do", "huge"}});
  const auto exchange = fetch::send(post_to(url + "/x"), here());
  ASSERT_FALSE(exchange.answer);
  EXPECT_EQ(exchange.failure.kind, Kind::too_large);
  EXPECT_TRUE(exchange.failure.may_have_arrived);
}

TEST_F(Send, a_redirect_is_an_answer_and_is_never_followed) {
  plan({{"at", "/x"}, {"do", "answer"}, {"status", 307}, {"headers", {{"Location", url + "/secret"}}}});
  const auto exchange = fetch::send(post_to(url + "/x"), here());
  ASSERT_TRUE(exchange.answer);
  EXPECT_EQ(exchange.answer->status, 307);
  EXPECT_TRUE(requests("/secret").empty());
}

TEST_F(Send, a_file_goes_out_as_multipart) {
  fetch::Request request = post_to(url + "/x");
  request.body.clear();
  request.parts = {{"caption", "Ảnh \"đẹp\"\r\nX: 1"},
                   {"source", std::string("\x01\x00z", 3), "a\"b.jpg", "image/jpeg"}};
  ASSERT_TRUE(fetch::send(request, here()).answer);
  const auto form = requests("/x").at(0)["form"];
  EXPECT_EQ(form["caption"], "Ảnh \"đẹp\"\r\nX: 1");
  EXPECT_EQ(form["source"], std::string("\x01\x00z", 3));
}

TEST_F(Send, nothing_adds_a_header_of_its_own) {
  for (const fetch::Field& header : {fetch::Field{"access_token", "a\r\nX-Evil: 1"}, fetch::Field{"a\r\nX-Evil", "1"},
                                     fetch::Field{"a b", "1"}, fetch::Field{"", "1"}, fetch::Field{"a", "b\n"}}) {
    fetch::Request request = post_to(url + "/x");
    request.headers = {header};
    const auto exchange = fetch::send(request, here());
    ASSERT_FALSE(exchange.answer);
    EXPECT_EQ(exchange.failure.kind, Kind::malformed);
    EXPECT_FALSE(exchange.failure.may_have_arrived);
  }
  fetch::Request request = post_to(url + "/x");
  request.type = "text/plain\r\nX-Evil: 1";
  EXPECT_FALSE(fetch::send(request, here()).answer);
  request = post_to(url + "/x HTTP/1.1\r\nX-Evil: 1");
  EXPECT_FALSE(fetch::send(request, here()).answer);
  request = post_to(url + "/x");
  request.method = "POST /y HTTP/1.1\r\nX-Evil: 1\r\n";
  EXPECT_FALSE(fetch::send(request, here()).answer);
  EXPECT_TRUE(seen()["requests"].empty());
}

TEST(SendRules, no_inner_address_and_no_secret_in_the_clear) {
  for (const char* to : {"https://127.0.0.1:1/", "https://localhost:1/", "https://[::1]:1/", "https://10.1.2.3/",
                         "https://169.254.169.254/", "https://[::ffff:192.168.0.1]/"}) {
    const auto exchange = fetch::send(post_to(to));
    ASSERT_FALSE(exchange.answer) << to;
    EXPECT_EQ(exchange.failure.kind, Kind::inside) << to;
    EXPECT_FALSE(exchange.failure.may_have_arrived) << to;
  }
  for (const char* to : {"http://example.com/", "ftp://example.com/", "file:///etc/passwd", "khong phai", ""}) {
    const auto exchange = fetch::send(post_to(to));
    ASSERT_FALSE(exchange.answer) << to;
    EXPECT_EQ(exchange.failure.kind, Kind::malformed) << to;
  }
}

TEST(SendRules, forms_and_queries_are_escaped) {
  EXPECT_EQ(fetch::form_body({{"a b", "c&d=e"}, {"ế", "~"}}), "a%20b=c%26d%3De&%E1%BA%BF=~");
  EXPECT_EQ(fetch::with_query("https://x/?a=1", {{"b", "2"}}), "https://x/?a=1&b=2");
  EXPECT_EQ(fetch::with_query("https://x/", {}), "https://x/");
}

}  // namespace
