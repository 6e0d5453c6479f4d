// SPDX-License-Identifier: AGPL-3.0-or-later
#include "fetch/fetch.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

namespace {

// Answers so many requests with what it was given, on a free port of this machine.
class Site {
 public:
  explicit Site(std::string answer, int times = 1) : answer_(std::move(answer)) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::bind(listener_, static_cast<sockaddr*>(static_cast<void*>(&address)), sizeof address);
    ::listen(listener_, 4);
    socklen_t length = sizeof address;
    ::getsockname(listener_, static_cast<sockaddr*>(static_cast<void*>(&address)), &length);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this, times] {
      for (int i = 0; i < times; ++i) {
        const int visitor = ::accept(listener_, nullptr, nullptr);
        if (visitor < 0) return;
        char bytes[4096];
        const ssize_t size = ::read(visitor, bytes, sizeof bytes);
        if (size > 0) {
          asked_.assign(bytes, static_cast<std::size_t>(size));
          static_cast<void>(!::write(visitor, answer_.data(), answer_.size()));
        }
        ::close(visitor);
      }
    });
  }
  ~Site() {
    ::shutdown(listener_, SHUT_RDWR);
    if (thread_.joinable()) thread_.join();
    ::close(listener_);
  }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/bai"; }
  // The first piece of the last request, once the server has answered and ended.
  std::string asked() {
    thread_.join();
    thread_ = {};
    return asked_;
  }

 private:
  std::string answer_, asked_{};
  int listener_ = -1;
  unsigned port_ = 0;
  std::thread thread_{};
};

fetch::Limits inside() {
  fetch::Limits limits;
  limits.may_go_inside = true;
  limits.seconds = 5;
  return limits;
}

TEST(Fetch, brings_a_page_with_its_status_and_type) {
  const Site site(
      "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nkhông"
      "\r\n");
  const auto page = fetch::get(site.url(), inside());
  ASSERT_TRUE(page) << page.error().message;
  EXPECT_EQ(page->status, 404);
  EXPECT_EQ(page->type, "text/html");
  EXPECT_EQ(page->address, site.url());
}

TEST(Fetch, never_goes_inside_not_even_by_a_name_or_a_redirect) {
  for (const char* url : {"http://127.0.0.1:1/", "http://localhost:1/", "http://[::1]:1/", "http://0x7f.1:1/"}) {
    const auto page = fetch::get(url);
    ASSERT_FALSE(page) << url;
    EXPECT_NE(page.error().message.find("nội bộ"), std::string::npos) << url << ": " << page.error().message;
  }
  for (const char* address : {"10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
                              "::1", "fe80::1", "fd00::1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "no address"})
    EXPECT_TRUE(fetch::is_inside(address)) << address;
  for (const char* address : {"8.8.8.8", "2001:4860:4860::8888", "203.162.0.181"})
    EXPECT_FALSE(fetch::is_inside(address)) << address;
}

TEST(Fetch, takes_no_more_than_its_limit_and_no_other_protocol) {
  const Site site("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + std::string(100'000, 'x'));
  fetch::Limits limits = inside();
  limits.bytes = 1000;
  const auto page = fetch::get(site.url(), limits);
  ASSERT_FALSE(page);
  EXPECT_NE(page.error().message.find("quá lớn"), std::string::npos);
  for (const char* url : {"file:///etc/passwd", "ftp://x/", "gopher://x/", "khong phai"})
    EXPECT_FALSE(fetch::get(url, inside()));
}

TEST(Fetch, sends_a_form_with_what_shows_who_we_are) {
  Site site("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
  fetch::Credentials us;
  us.name = "lan";
  us.password = "toa";
  const auto page = fetch::post(site.url(), {{"mã", "a b&c"}, {"x", "~"}}, inside(), us);
  ASSERT_TRUE(page) << page.error().message;
  EXPECT_EQ(page->body, "{}");
  const std::string asked = site.asked();
  EXPECT_TRUE(asked.starts_with("POST /bai HTTP/1.1\r\n")) << asked;
  EXPECT_NE(asked.find("Authorization: Basic bGFuOnRvYQ==\r\n"), std::string::npos) << asked;
  EXPECT_NE(asked.find("m%C3%A3=a%20b%26c&x=~"), std::string::npos) << asked;
}

TEST(Fetch, goes_inside_only_where_the_operator_named_the_very_place) {
  const Site site("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
  fetch::Limits limits;
  limits.seconds = 5;
  limits.inside_origin = fetch::origin_of("http://127.0.0.1:1/");
  EXPECT_EQ(fetch::get(site.url(), limits).error().kind, base::ErrorKind::forbidden);
  EXPECT_EQ(fetch::post(site.url(), {}, limits).error().kind, base::ErrorKind::forbidden);
  limits.inside_origin = fetch::origin_of(site.url());
  EXPECT_TRUE(fetch::get(site.url(), limits));
}

TEST(Fetch, follows_nobody_from_the_named_place_nor_with_credentials) {
  const std::string away = "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n";
  const Site site(away, 3);
  fetch::Limits limits;
  limits.seconds = 5;
  limits.inside_origin = fetch::origin_of(site.url());
  EXPECT_EQ(fetch::get(site.url(), limits)->status, 302);
  fetch::Credentials us;
  us.bearer = "t";
  EXPECT_EQ(fetch::get(site.url(), inside(), us)->status, 302);
  EXPECT_EQ(fetch::post(site.url(), {}, inside())->status, 302);
}

TEST(Fetch, knows_the_origin_of_an_address) {
  EXPECT_EQ(fetch::origin_of("https://ID.so.vn/a?b"), "https://id.so.vn:443");
  EXPECT_EQ(fetch::origin_of("http://a:81"), "http://a:81");
  EXPECT_EQ(fetch::origin_of("http://nguoi@evil.vn/"), "http://evil.vn:80");
  EXPECT_EQ(fetch::origin_of("khong"), "");
  EXPECT_EQ(fetch::origin_of(""), "");
}

}  // namespace
