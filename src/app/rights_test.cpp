// SPDX-License-Identifier: AGPL-3.0-or-later
// Every route of the product, asked by every role that lacks its right, over a real connection.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <thread>

#include "app/app.h"
#include "app/demo.h"
#include "app/setup.h"
#include "base/ids.h"
#include "secrets/passwords.h"

namespace {

namespace fs = std::filesystem;

std::string ask(unsigned short port, const std::string& request) {
  const int connection = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(port);
  std::string answer;
  if (::connect(connection, static_cast<sockaddr*>(static_cast<void*>(&address)), sizeof address) == 0 &&
      ::write(connection, request.data(), request.size()) == static_cast<ssize_t>(request.size())) {
    std::array<char, 65536> bytes{};
    for (ssize_t size = 0; (size = ::read(connection, bytes.data(), bytes.size())) > 0;)
      answer.append(bytes.data(), static_cast<std::size_t>(size));
  }
  ::close(connection);
  return answer;
}

std::string path_of(const http::Route& route) {
  std::string path;
  for (const std::string& segment : route.pattern)
    path += "/" + (segment.starts_with("{") ? std::string("x") : segment);
  return path.empty() ? "/" : path;
}

class Product : public testing::Test {
 protected:
  fs::path folder = fs::temp_directory_path() / ("lantoa-rights-" + base::random_secret());
  std::optional<app::App> product{};
  std::thread server{};

  void SetUp() override {
    secrets::use_cheap_passwords();
    fs::create_directories(folder);
    app::AppConfig config;
    config.data = folder / "data";
    config.port = 0;
    config.program = "/proc/self/exe";
    config.works = false;
    product.emplace(config);
    app::ensure_demo(*product);
    server = std::thread([this] { product->server.run(); });
  }
  void TearDown() override {
    product->server.stop();
    server.join();
    product.reset();
    fs::remove_all(folder);
  }
  std::string send(const http::Route& route, const std::string& session) const {
    // A form of this visitor: the token fits, so that only the right decides.
    const std::string visitor(32, 'a');
    std::string head = route.method + " " + path_of(route) +
                       " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: lantoa=" + visitor;
    if (!session.empty()) head += "; lantoa_phien=" + session;
    if (route.method == "GET") return ask(product->server.port(), head + "\r\n\r\n");
    const std::string page = ask(
        product->server.port(),
        "GET /dang-nhap HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: lantoa=" + visitor + "\r\n\r\n");
    const std::size_t at = page.find("name=\"csrf\" value=\"") + 19;
    const std::string token = page.substr(at, page.find('"', at) - at);
    const bool files = route.body == http::Body::files;
    const std::string body =
        files ? "--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + token + "\r\n--x--\r\n"
              : "csrf=" + token;
    return ask(product->server.port(),
               head + "\r\nContent-Type: " +
                   (files ? "multipart/form-data; boundary=x" : "application/x-www-form-urlencoded") +
                   "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  }
};

TEST_F(Product, every_route_refuses_each_role_that_lacks_its_right) {
  int refused = 0, let_in = 0;
  for (const app::DemoAccount& account : app::ensure_demo(*product)) {
    const std::string token = product->accounts.sign_in(account.email, account.password, "127.0.0.1", "test")->token;
    const base::Actor actor = product->accounts.actor_of(token, "127.0.0.1");
    for (const http::Route& route : product->router.routes()) {
      const bool is_stream = !route.pattern.empty() && route.pattern.back() == "tien-trinh";
      if (path_of(route) == "/dang-xuat" || is_stream) continue;
      const std::string answer = send(route, token);
      const bool is_refused = answer.starts_with("HTTP/1.1 403");
      EXPECT_EQ(is_refused, !actor.may(route.right))
          << account.role << " " << route.method << " " << path_of(route) << ": " << answer.substr(0, 40);
      ++(is_refused ? refused : let_in);
    }
  }
  EXPECT_GT(refused, 50);
  EXPECT_GT(let_in, 50);
}

TEST_F(Product, who_is_not_signed_in_is_sent_to_sign_in) {
  for (const http::Route& route : product->router.routes()) {
    if (route.right == base::Right::anyone) continue;
    const std::string answer = send(route, "");
    const bool asked = answer.starts_with("HTTP/1.1 303") && answer.find("Location: /dang-nhap") != std::string::npos;
    EXPECT_TRUE(asked) << route.method << " " << path_of(route) << answer.substr(0, 200);
  }
}

TEST(Setup, the_first_administrator_comes_in_by_an_address_that_works_once) {
  secrets::use_cheap_passwords();
  const fs::path folder = fs::temp_directory_path() / ("lantoa-setup-" + base::random_secret());
  fs::create_directories(folder);
  {
    app::AppConfig config;
    config.data = folder;
    config.port = 0;
    config.program = "/proc/self/exe";
    config.works = false;
    app::App product(config);
    const std::string path = app::add_setup(product);
    const auto send = [&](const std::string& to, const std::string& password) {
      http::Router::Match match = product.router.find("POST", to);
      http::Request request;
      request.method = "POST";
      request.path = to;
      request.params = std::move(match.params);
      request.form = {{"tinh", "14"},
                      {"co-quan", "Sở Nội vụ"},
                      {"ten", "Đỗ Văn Đầu"},
                      {"thu", "dau@so.vn"},
                      {"mat-khau-moi", password}};
      return match.route->handler(request).status;
    };
    EXPECT_EQ(send("/thiet-lap/khac", "một mật khẩu rất dài"), 404);
    EXPECT_EQ(send(path, "ngắn"), 422);
    EXPECT_TRUE(product.accounts.is_empty());
    EXPECT_EQ(send(path, "một mật khẩu rất dài"), 303);
    EXPECT_EQ(send(path, "một mật khẩu rất dài"), 404);
    const auto in = product.accounts.sign_in("dau@so.vn", "một mật khẩu rất dài", "127.0.0.1", "");
    ASSERT_TRUE(in);
    EXPECT_TRUE(product.accounts.actor_of(in->token, "127.0.0.1").may(base::Right::administer));
    EXPECT_EQ(app::add_setup(product), "");
  }
  fs::remove_all(folder);
}

}  // namespace
