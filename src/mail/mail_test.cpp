// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <string>

#include "mail/sender.h"

namespace {

mail::Message letter(const std::string& to) {
  mail::Message message;
  message.to = to;
  message.to_name = "Nguyễn Văn \"An\"";
  message.subject = "Nhắc việc: đăng tin, bài về cải cách hành chính tháng 3/2026, còn hai ngày";
  message.text = "Kính gửi anh An,\n.\nViệc đến hạn ngày 31/03/2026.";
  message.id = "01abc";
  message.date_ms = 1'767'924'000'000;
  return message;
}

TEST(Mail, is_bytes_that_any_server_takes) {
  mail::Message message = letter("an@so.vn");
  message.from = "lantoa@so.vn";
  message.from_name = "Lan Tỏa";
  const std::string bytes = *mail::as_bytes(message);
  EXPECT_NE(bytes.find("Date: Fri, 9 Jan 2026 09:00:00 +0700\r\n"), std::string::npos) << bytes;
  EXPECT_NE(bytes.find("Message-ID: <01abc@so.vn>\r\n"), std::string::npos);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = bytes.find("\r\n", at);
    ASSERT_NE(end, std::string::npos);
    EXPECT_LE(end - at, 78U);
    at = end + 2;
  }
  for (const char c : bytes) ASSERT_LT(static_cast<unsigned char>(c), 127);
}

TEST(Mail, nothing_adds_a_header_of_its_own) {
  mail::Message message = letter("an@so.vn\r\nBcc: all@so.vn");
  message.from = "lantoa@so.vn";
  EXPECT_FALSE(mail::as_bytes(message));
  message = letter("an@so.vn");
  message.from = "lantoa@so.vn";
  message.subject = "Nhắc\r\nBcc: all@so.vn";
  EXPECT_EQ(mail::as_bytes(message)->find("\nBcc:"), std::string::npos);
}

// aiosmtpd, in a process of its own.
class Smtp : public testing::Test {
 protected:
  pid_t child = -1;
  int in = -1, out = -1;
  std::string port{};

  std::string line() const {
    std::string text;
    for (char c = 0; ::read(out, &c, 1) == 1 && c != '\n';) text += c;
    return text;
  }
  void SetUp() override {
    int to[2], from[2];
    ASSERT_EQ(::pipe(to), 0);
    ASSERT_EQ(::pipe(from), 0);
    child = ::fork();
    if (child == 0) {
      ::dup2(to[0], 0);
      ::dup2(from[1], 1);
      for (const int end : {to[0], to[1], from[0], from[1]}) ::close(end);
      ::execl("/usr/bin/python3", "python3", SOURCE_DIR "/tests/support/smtp_server.py", nullptr);
      ::_exit(127);
    }
    ::close(to[0]);
    ::close(from[1]);
    in = to[1];
    out = from[0];
    port = line();
    ASSERT_FALSE(port.empty()) << "the mail server did not start";
  }
  void TearDown() override {
    ::close(in);
    ::close(out);
    ::kill(child, SIGTERM);
    ::waitpid(child, nullptr, 0);
  }
  mail::Server server() const {
    mail::Server server;
    server.url = "smtp://127.0.0.1:" + port;
    server.needs_tls = false;
    server.from = "lantoa@so.vn";
    server.seconds = 10;
    return server;
  }
};

TEST_F(Smtp, a_real_server_takes_the_mail_as_it_was_written) {
  const auto sent = mail::send(server(), letter("an@so.vn"));
  ASSERT_TRUE(sent) << sent.error().message;
  const std::string taken = line();
  EXPECT_NE(taken.find("\"to\": [\"an@so.vn\"]"), std::string::npos) << taken;
  EXPECT_NE(taken.find("\"from\": \"lantoa@so.vn\""), std::string::npos);
  EXPECT_NE(taken.find("Message-ID: <01abc@so.vn>"), std::string::npos);
}

TEST_F(Smtp, a_refusal_for_good_is_said_and_one_for_now_is_tried_again) {
  const auto refused = mail::send(server(), letter("refuse@so.vn"));
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("550"), std::string::npos);
  EXPECT_THROW(static_cast<void>(mail::send(server(), letter("later@so.vn"))), mail::NotNow);
  mail::Server nowhere = server();
  nowhere.url = "smtp://127.0.0.1:1";
  EXPECT_THROW(static_cast<void>(mail::send(nowhere, letter("an@so.vn"))), mail::NotNow);
  nowhere = server();
  nowhere.needs_tls = true;  // this server offers none: nothing goes out in the clear
  EXPECT_THROW(static_cast<void>(mail::send(nowhere, letter("an@so.vn"))), mail::NotNow);
}

}  // namespace
