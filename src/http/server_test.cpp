// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/server.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <atomic>
#include <fstream>
#include <thread>

#include "http/heads.h"

namespace http {
namespace {

// A client that says exactly what it is told to say.
class Client {
 public:
  explicit Client(unsigned short port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    const timeval patience{10, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  }
  ~Client() { ::close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  void say(std::string_view text) {
    while (!text.empty()) {
      const ssize_t sent = ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;
      text.remove_prefix(static_cast<std::size_t>(sent));
    }
  }
  // One answer: by its length, or to the end of the connection.
  std::string hear() {
    std::string& all = heard_;
    for (;;) {
      const std::size_t head = all.find("\r\n\r\n");
      if (head != std::string::npos) {
        const std::size_t at = all.find("Content-Length: ");
        if (at < head) {
          const std::size_t size = head + 4 + std::stoul(all.substr(at + 16));
          if (all.size() >= size) {
            const std::string one = all.substr(0, size);
            all.erase(0, size);
            return one;
          }
        }
      }
      if (!more()) return std::exchange(all, {});
    }
  }
  std::string hear_until(std::string_view text) {
    while (heard_.find(text) == std::string::npos && more()) {
    }
    return heard_;
  }
  bool is_closed() {
    while (more()) {
    }
    return true;
  }

 private:
  bool more() {
    char buffer[8192];
    const ssize_t got = ::recv(socket_, buffer, sizeof buffer, 0);
    if (got > 0) heard_.append(buffer, static_cast<std::size_t>(got));
    return got > 0;
  }
  int socket_;
  std::string heard_{};
};

class AServer : public ::testing::Test {
 protected:
  AServer() {
    config.upload_folder = std::filesystem::path(::testing::TempDir()) / ("http_test_" + std::to_string(::getpid()));
    router.get("/", Right::anyone, [](Request& r) { return page("token=" + r.csrf + ";"); });
    router.get("/xin-chao/{ten}", Right::anyone,
               [](Request& r) { return page("Chào " + std::string(r.param("ten"))); });
    router.get("/hong", Right::anyone, [](Request&) -> Response { throw std::runtime_error("a secret"); });
    router.get("/dong", Right::anyone, [n = std::make_shared<int>(0)](Request&) {
      Response response;
      response.events = [n]() -> std::optional<std::string> {
        if (++*n > 3) return std::nullopt;
        return "data: " + std::to_string(*n) + "\n\n";
      };
      return response;
    });
    router.post("/ghi", Right::anyone, Body::form,
                [](Request& r) { return page("ten=" + std::string(value_of(r.form, "ten"))); });
    router.post("/tep", Right::anyone, Body::files, [this](Request& r) {
      std::string out;
      for (Upload& upload : r.files) {
        std::ifstream in(upload.path());
        std::string text((std::istreambuf_iterator<char>(in)), {});
        out += upload.file_name() + ":" + std::to_string(upload.bytes()) + ":" + text.substr(0, 20) + ";";
        last_upload = upload.path();
      }
      return page(out);
    });
    router.asset("/static/app.1234.css", {"text/css; charset=utf-8", "body{}"});
  }
  ~AServer() override {
    if (server) server->stop();
    if (thread.joinable()) thread.join();
    std::filesystem::remove_all(config.upload_folder);
  }

  void start() {
    server = std::make_unique<Server>(config, router, [](int status, const std::string& sentence) {
      return page("trang lỗi " + std::to_string(status) + " " + sentence, status);
    });
    thread = std::thread([this] { server->run(); });
  }
  std::string ask(const std::string& text) {
    Client client(server->port());
    client.say(text);
    return client.hear();
  }
  std::string get(const std::string& path, const std::string& more = "") {
    return ask("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + more + "\r\n");
  }
  // The cookie and the token of a visitor who has opened a page.
  std::pair<std::string, std::string> visitor() {
    const std::string first = get("/");
    const std::size_t cookie = first.find("Set-Cookie: ") + 12;
    const std::size_t token = first.find("token=") + 6;
    return {first.substr(cookie, first.find(';', cookie) - cookie),
            first.substr(token, first.find(';', token) - token)};
  }
  std::string post(const std::string& path, const std::string& type, const std::string& body, const std::string& more) {
    return ask("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type +
               "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + more + "\r\n" + body);
  }
  std::string post_form(const std::string& body, const std::string& more) {
    return post("/ghi", "application/x-www-form-urlencoded", body, more);
  }

  Config config;
  Router router;
  std::unique_ptr<Server> server;
  std::thread thread;
  std::filesystem::path last_upload;
};

bool has_status(const std::string& answer, int status) {
  return answer.starts_with("HTTP/1.1 " + std::to_string(status) + " ");
}

TEST_F(AServer, answers_with_the_page_of_the_route) {
  start();
  const std::string answer = get("/xin-chao/S%E1%BB%9F%20N%E1%BB%99i%20v%E1%BB%A5");
  EXPECT_TRUE(has_status(answer, 200)) << answer;
  EXPECT_TRUE(answer.ends_with("Chào Sở Nội vụ"));
}

TEST_F(AServer, sends_what_protects_the_visitor) {
  start();
  const std::string answer = get("/");
  for (const std::string header :
       {"Content-Security-Policy: default-src 'none'", "X-Content-Type-Options: nosniff", "X-Frame-Options: DENY",
        "Referrer-Policy: same-origin", "Cache-Control: private, no-cache", "; HttpOnly; SameSite=Lax"})
    EXPECT_NE(answer.find(header), std::string::npos) << header << "\n" << answer;
}

TEST_F(AServer, knows_what_it_does_not_have) {
  start();
  EXPECT_TRUE(has_status(get("/khong-co"), 404));
  EXPECT_TRUE(has_status(get("/xin-chao/"), 404));
  EXPECT_TRUE(has_status(get("/xin-chao/%FF"), 404));
  EXPECT_TRUE(has_status(get("/ghi"), 405));
  EXPECT_TRUE(has_status(ask("DELETE / HTTP/1.1\r\nHost: localhost\r\n\r\n"), 405));
  EXPECT_NE(get("/ghi").find("Allow: GET, HEAD, POST"), std::string::npos);
}

TEST_F(AServer, assets_may_be_kept_for_ever) {
  start();
  const std::string answer = get("/static/app.1234.css");
  EXPECT_NE(answer.find("immutable"), std::string::npos);
  EXPECT_NE(answer.find("Content-Type: text/css; charset=utf-8"), std::string::npos);
  EXPECT_EQ(answer.find("Set-Cookie"), std::string::npos);
  EXPECT_TRUE(answer.ends_with("body{}"));
}

TEST_F(AServer, tells_the_head_alone_when_asked_for_it) {
  start();
  const std::string answer = ask("HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  EXPECT_TRUE(has_status(answer, 200));
  EXPECT_TRUE(answer.ends_with("\r\n\r\n"));
}

TEST_F(AServer, keeps_a_connection_and_answers_what_is_already_there) {
  start();
  Client client(server->port());
  client.say("GET /xin-chao/a HTTP/1.1\r\nHost: localhost\r\n\r\nGET /xin-chao/b HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_TRUE(client.hear().ends_with("Chào a"));
  EXPECT_TRUE(client.hear().ends_with("Chào b"));
  client.say("GET /xin-chao/c HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_TRUE(client.hear().ends_with("Chào c"));
}

TEST_F(AServer, a_fault_is_a_page_without_the_reason) {
  start();
  const std::string answer = get("/hong");
  EXPECT_TRUE(has_status(answer, 500));
  EXPECT_EQ(answer.find("secret"), std::string::npos);
  EXPECT_TRUE(has_status(get("/"), 200));
}

TEST_F(AServer, a_fault_that_people_can_do_something_about_is_said) {
  config.fault = [](const std::exception&) { return FaultWords{507, "Hết chỗ lưu."}; };
  start();
  const std::string answer = get("/hong");
  EXPECT_TRUE(has_status(answer, 507));
  EXPECT_NE(answer.find("Hết chỗ lưu."), std::string::npos);
  EXPECT_EQ(answer.find("secret"), std::string::npos);
}

TEST_F(AServer, refuses_what_is_no_lawful_request) {
  start();
  const std::string rest = "\r\nConnection: close\r\n\r\n";
  EXPECT_TRUE(has_status(ask("GET / HTTP/1.1" + rest), 400));
  EXPECT_TRUE(has_status(ask("GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost" + rest), 400));
  EXPECT_TRUE(has_status(ask("GET / HTTP/1.1\r\nHost: localhost\r\nA : b" + rest), 400));
  EXPECT_TRUE(has_status(ask("GET /?a=%zz HTTP/1.1\r\nHost: localhost" + rest), 400));
  EXPECT_TRUE(has_status(ask("hello\r\n\r\n"), 400));
  EXPECT_TRUE(has_status(
      ask("POST /ghi HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked" + rest), 400));
  EXPECT_TRUE(
      has_status(ask("POST /ghi HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2" + rest), 400));
  EXPECT_TRUE(has_status(ask("POST /ghi HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip" + rest), 501));
  EXPECT_TRUE(has_status(get("/", "X: " + std::string(20'000, 'x') + "\r\n"), 431));
}

TEST_F(AServer, answers_to_its_own_names_only) {
  start();
  EXPECT_TRUE(has_status(ask("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"), 421));
}

TEST_F(AServer, a_form_needs_the_token_of_its_visitor) {
  start();
  const auto [cookie, token] = visitor();
  EXPECT_TRUE(has_status(post_form("ten=A&csrf=" + token, "Cookie: " + cookie + "\r\n"), 200));
  EXPECT_TRUE(has_status(post_form("ten=A", "Cookie: " + cookie + "\r\nX-CSRF-Token: " + token + "\r\n"), 200));
  EXPECT_TRUE(has_status(post_form("ten=A", "Cookie: " + cookie + "\r\n"), 403));
  EXPECT_TRUE(has_status(post_form("ten=A&csrf=" + token, ""), 403));
  EXPECT_TRUE(has_status(post_form("ten=A&csrf=" + token, "Cookie: " + visitor().first + "\r\n"), 403));
  EXPECT_TRUE(
      has_status(post_form("ten=A&csrf=" + token, "Cookie: " + cookie + "\r\nOrigin: http://evil.example\r\n"), 403));
}

TEST_F(AServer, the_session_stays_when_the_cookie_comes_back) {
  start();
  const auto [cookie, token] = visitor();
  const std::string again = get("/", "Cookie: " + cookie + "\r\n");
  EXPECT_NE(again.find("token=" + token), std::string::npos);
  EXPECT_EQ(again.find("Set-Cookie"), std::string::npos);
}

std::string files_body(const std::string& token, const std::string& file) {
  return "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + token +
         "\r\n--b\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"kế hoạch.txt\"\r\n\r\n" + file +
         "\r\n--b\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"\"\r\n\r\n\r\n--b--\r\n";
}

TEST_F(AServer, files_go_to_disk_and_are_gone_when_nobody_took_them) {
  start();
  const auto [cookie, token] = visitor();
  const std::string file(3'000'000, 'x');
  const std::string answer =
      post("/tep", "multipart/form-data; boundary=b", files_body(token, file), "Cookie: " + cookie + "\r\n");
  EXPECT_TRUE(has_status(answer, 200)) << answer;
  EXPECT_TRUE(answer.ends_with("kế hoạch.txt:3000000:xxxxxxxxxxxxxxxxxxxx;")) << answer;
  server->stop();
  thread.join();
  EXPECT_FALSE(std::filesystem::exists(last_upload));
}

TEST_F(AServer, a_body_in_chunks_is_read_as_well) {
  start();
  const auto [cookie, token] = visitor();
  const std::string body = "ten=A&csrf=" + token;
  std::string chunks;
  for (const char c : body) chunks += std::string("1\r\n") + c + "\r\n";
  const std::string answer = ask(
      "POST /ghi HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nCookie: " + cookie +
      "\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + "0\r\n\r\n");
  EXPECT_TRUE(answer.ends_with("ten=A")) << answer;
}

TEST_F(AServer, a_body_that_is_too_large_is_refused_and_the_refusal_is_heard) {
  config.body.files_bytes = 1u << 20;
  start();
  const auto [cookie, token] = visitor();
  const std::string answer =
      post("/tep", "multipart/form-data; boundary=b", files_body(token, std::string(5u << 20, 'x')),
           "Cookie: " + cookie + "\r\nConnection: close\r\n");
  EXPECT_TRUE(has_status(answer, 413)) << answer.substr(0, 100);
  EXPECT_TRUE(has_status(post_form(std::string(2u << 20, 'x'), ""), 413));
}

// Announced, and refused before a byte of it travels.
TEST_F(AServer, two_gigabytes_are_refused_at_once) {
  start();
  const auto [cookie, token] = visitor();
  const std::string answer = ask(
      "POST /tep HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookie +
      "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 2147483648\r\nConnection: close\r\n\r\n");
  EXPECT_TRUE(has_status(answer, 413)) << answer.substr(0, 100);
}

TEST_F(AServer, the_limit_of_an_upload_is_64_megabytes) { EXPECT_EQ(BodyLimits{}.files_bytes, 64u * 1024 * 1024); }

TEST_F(AServer, a_body_without_length_or_of_another_kind_is_refused) {
  start();
  EXPECT_TRUE(has_status(post("/ghi", "text/plain", "x", ""), 415));
  EXPECT_TRUE(has_status(post("/ghi", "multipart/form-data; boundary=b", "x", ""), 415));
  EXPECT_TRUE(has_status(post("/tep", "multipart/form-data; boundary=b", "no parts", ""), 400));
}

TEST_F(AServer, a_client_that_waits_for_a_go_is_told_to_go_on) {
  start();
  const auto [cookie, token] = visitor();
  const std::string body = "ten=A&csrf=" + token;
  Client client(server->port());
  client.say(
      "POST /ghi HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nCookie: " + cookie +
      "\r\nExpect: 100-continue\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n");
  EXPECT_EQ(client.hear_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  client.say(body);
  EXPECT_NE(client.hear_until("ten=A").find("ten=A"), std::string::npos);
}

TEST_F(AServer, a_slow_head_is_not_waited_for) {
  config.head_time = std::chrono::milliseconds(100);
  start();
  Client client(server->port());
  client.say("GET / HTTP/1.1\r\nHos");
  EXPECT_TRUE(client.is_closed());
  EXPECT_TRUE(has_status(get("/"), 200));
}

TEST_F(AServer, a_body_that_does_not_come_is_not_waited_for) {
  config.idle_time = std::chrono::milliseconds(100);
  start();
  Client client(server->port());
  client.say(
      "POST /ghi HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
      "Content-Length: 100\r\n\r\nten=");
  EXPECT_TRUE(client.is_closed());
}

TEST_F(AServer, one_connection_too_many_is_told_so) {
  config.connections = 2;
  start();
  Client a(server->port());
  Client b(server->port());
  a.say("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  b.say("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_TRUE(has_status(a.hear(), 200));
  EXPECT_TRUE(has_status(b.hear(), 200));
  Client c(server->port());
  EXPECT_TRUE(has_status(c.hear(), 503));
}

TEST_F(AServer, events_arrive_one_after_the_other) {
  config.event_time = std::chrono::milliseconds(5);
  start();
  const std::string all = get("/dong");
  EXPECT_NE(all.find("Content-Type: text/event-stream"), std::string::npos);
  EXPECT_TRUE(all.ends_with("data: 1\n\ndata: 2\n\ndata: 3\n\n")) << all;
}

TEST_F(AServer, what_is_under_way_is_answered_before_it_stops) {
  std::atomic<bool> entered = false;
  std::atomic<bool> may_leave = false;
  router.get("/cham", Right::anyone, [&](Request&) {
    entered = true;
    while (!may_leave) std::this_thread::yield();
    return page("xong");
  });
  start();
  Client idle(server->port());
  idle.say("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  idle.hear();
  Client client(server->port());
  client.say("GET /cham HTTP/1.1\r\nHost: localhost\r\n\r\n");
  while (!entered) std::this_thread::yield();
  server->stop();
  EXPECT_TRUE(idle.is_closed());
  may_leave = true;
  EXPECT_TRUE(client.hear().ends_with("xong"));
  thread.join();
}

TEST_F(AServer, an_address_that_is_taken_is_the_operators_business) {
  start();
  config.port = server->port();
  EXPECT_THROW(Server(config, router, [](int, const std::string&) { return page(""); }), std::system_error);
}

}  // namespace
}  // namespace http
