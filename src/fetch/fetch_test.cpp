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
        char ignored[4096];
        if (::read(visitor, ignored, sizeof ignored) > 0)
          static_cast<void>(!::write(visitor, answer_.data(), answer_.size()));
        ::close(visitor);
      }
    });
  }
  ~Site() {
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
  }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/bai"; }

 private:
  std::string answer_;
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

}  // namespace
