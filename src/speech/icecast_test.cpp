// SPDX-License-Identifier: AGPL-3.0-or-later
// Against a real Icecast in a folder of its own.
#include "speech/icecast.h"

#include <arpa/inet.h>
#include <grp.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <numbers>
#include <thread>

#include "speech/encode.h"
#include "speech/ogg.h"

namespace {

using End = speech::Broadcast::End;
using Clock = std::chrono::steady_clock;

std::string recording(double seconds) {
  speech::Sound sound;
  sound.samples.resize(static_cast<std::size_t>(seconds * sound.rate));
  for (std::size_t i = 0; i < sound.samples.size(); ++i)
    sound.samples[i] =
        static_cast<std::int16_t>(8000 * std::sin(2 * std::numbers::pi * 440 * static_cast<double>(i) / sound.rate));
  return speech::as_ogg_opus(sound, {"Bản tin thử", "UBND xã", ""});
}

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  return address;
}

// Below the ports that the system gives to those who connect: connecting to one of those may meet itself.
int free_port() {
  constexpr int first = 20'000, count = 12'000;
  for (int i = 0;; ++i) {
    const int port = first + (static_cast<int>(::getpid()) * 31 + i) % count;
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address = loopback(port);
    const bool is_free = ::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    ::close(socket);
    if (is_free || i == count) return port;
  }
}

int connected(int port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  const sockaddr_in address = loopback(port);
  if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return socket;
  ::close(socket);
  return -1;
}

void until(const std::function<bool()>& holds) {
  const auto end = Clock::now() + std::chrono::seconds(20);
  while (!holds() && Clock::now() < end) ::poll(nullptr, 0, 20);
}

// What a listener is sent until the server closes, without the head; empty where there is nothing at the mount.
std::string listen(int port, const std::string& mount) {
  const int socket = connected(port);
  if (socket < 0) return {};
  const std::string asked = "GET /" + mount + " HTTP/1.0\r\nHost: localhost\r\n\r\n";
  EXPECT_EQ(::send(socket, asked.data(), asked.size(), MSG_NOSIGNAL), static_cast<ssize_t>(asked.size()));
  std::string heard;
  char buffer[4096];
  for (ssize_t length = 0; (length = ::recv(socket, buffer, sizeof buffer, 0)) > 0;)
    heard.append(buffer, static_cast<std::size_t>(length));
  ::close(socket);
  if (heard.find(" 200 ") > 20) return {};
  const std::size_t body = heard.find("\r\n\r\n");
  return body == std::string::npos ? std::string() : heard.substr(body + 4);
}

// Somebody speaks at the mount.
bool is_on_the_air(int port, const std::string& mount) {
  const int socket = connected(port);
  if (socket < 0) return false;
  const std::string asked = "GET /" + mount + " HTTP/1.0\r\nHost: localhost\r\n\r\n";
  char answer[32] = {};
  ::send(socket, asked.data(), asked.size(), MSG_NOSIGNAL);
  const ssize_t length = ::recv(socket, answer, sizeof answer - 1, 0);
  ::close(socket);
  return length > 0 && std::string_view(answer).find(" 200 ") != std::string_view::npos;
}

class Icecast : public testing::Test {
 protected:
  std::filesystem::path folder{};
  int port = 0;
  pid_t child = -1;

  void SetUp() override {
    char name[] = "/tmp/lantoa-icecast-XXXXXX";
    ASSERT_NE(::mkdtemp(name), nullptr);
    folder = name;
    ::chmod(name, 0777);  // the server may run as somebody else
    port = free_port();
    std::ofstream(folder / "icecast.xml")
        << "<icecast><location>Test</location><admin>a@localhost</admin><hostname>radio.test</hostname>"
           "<limits><clients>20</clients><sources>5</sources><source-timeout>10</source-timeout></limits>"
           "<authentication><source-password>đúng</source-password><relay-password>r</relay-password>"
           "<admin-user>admin</admin-user><admin-password>a</admin-password></authentication>"
           "<listen-socket><port>"
        << port << "</port><bind-address>127.0.0.1</bind-address></listen-socket><paths><logdir>" << folder.string()
        << "</logdir><webroot>/usr/share/icecast2/web</webroot><adminroot>/usr/share/icecast2/admin</adminroot></paths>"
           "<logging><accesslog>access.log</accesslog><errorlog>error.log</errorlog></logging></icecast>";
    child = ::fork();
    if (child == 0) {
      constexpr unsigned nobody = 65534;
      if (::getuid() == 0 && (::setgroups(0, nullptr) != 0 || ::setgid(nobody) != 0 || ::setuid(nobody) != 0))
        ::_exit(126);
      ::execl("/usr/bin/icecast2", "icecast2", "-c", (folder / "icecast.xml").c_str(), nullptr);
      ::_exit(127);
    }
    bool answers = false;
    until([&] {
      const int socket = connected(port);
      if (socket >= 0) ::close(socket);
      return answers = socket >= 0;
    });
    ASSERT_TRUE(answers);
  }
  void TearDown() override {
    stop_server();
    if (HasFailure()) {
      std::ifstream log(folder / "error.log");
      std::cerr << std::string(std::istreambuf_iterator<char>(log), {});
    }
    std::filesystem::remove_all(folder);
  }
  void stop_server() {
    if (child <= 0) return;
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    child = -1;
  }
  speech::Station station(const std::string& mount) const {
    speech::Station station;
    station.url = "http://127.0.0.1:" + std::to_string(port) + "/" + mount;
    station.password = "đúng";
    station.name = "Đài xã\r\nX-Bad: yes";
    station.seconds = 5;
    return station;
  }
};

TEST_F(Icecast, listeners_hear_the_whole_recording_in_its_own_time_and_a_second_source_is_told) {
  const std::string bytes = recording(2);
  speech::Broadcast first;
  double took = 0;
  std::string heard;
  speech::Broadcast second;
  {
    const std::jthread source([&] {
      const auto begin = Clock::now();
      first = speech::stream(station("xa.opus"), bytes);
      took = std::chrono::duration<double>(Clock::now() - begin).count();
    });
    const std::jthread listener([&] {
      until([&] {
        heard = listen(port, "xa.opus");
        return !heard.empty();
      });
    });
    until([&] { return is_on_the_air(port, "xa.opus"); });
    second = speech::stream(station("xa.opus"), bytes);
  }
  EXPECT_EQ(second.end, End::mount_taken) << second.sentence;
  EXPECT_TRUE(second.may_pass());
  ASSERT_EQ(first.end, End::played) << first.sentence;
  EXPECT_TRUE(first.sentence.empty());
  EXPECT_NEAR(first.seconds, 2, 0.05);
  EXPECT_GT(took, 1.9);
  EXPECT_LT(took, 5);
  ASSERT_TRUE(heard.starts_with("OggS"));
  const auto file = speech::look_at_ogg_opus(heard);
  ASSERT_TRUE(file) << file.error().message;
  EXPECT_NEAR(file->seconds, 2, 0.05);
  EXPECT_EQ(file->tag("TITLE"), "Bản tin thử");
}

TEST_F(Icecast, a_wrong_password_is_told_and_nothing_is_on_the_air) {
  speech::Station wrong = station("xa.opus");
  wrong.password = "sai";
  const speech::Broadcast told = speech::stream(wrong, recording(0.5));
  EXPECT_EQ(told.end, End::wrong_password);
  EXPECT_FALSE(told.may_pass());
  EXPECT_EQ(told.sentence, "Máy chủ phát thanh không nhận tên và mật khẩu nguồn phát này.");
  EXPECT_TRUE(listen(port, "xa.opus").empty());
}

TEST_F(Icecast, a_stop_is_heeded_at_once) {
  std::stop_source stop;
  speech::Broadcast told;
  Clock::time_point asked;
  {
    const std::jthread source([&] { told = speech::stream(station("xa.opus"), recording(60), stop.get_token()); });
    until([&] { return is_on_the_air(port, "xa.opus"); });
    asked = Clock::now();
    stop.request_stop();
  }
  EXPECT_EQ(told.end, End::stopped) << told.sentence;
  EXPECT_LT(told.seconds, 59);
  EXPECT_LT(std::chrono::duration<double>(Clock::now() - asked).count(), 5);
}

TEST_F(Icecast, a_server_that_dies_meanwhile_is_told) {
  speech::Broadcast told;
  {
    const std::jthread source([&] { told = speech::stream(station("xa.opus"), recording(60)); });
    until([&] { return is_on_the_air(port, "xa.opus"); });
    stop_server();
  }
  EXPECT_EQ(told.end, End::cut_off) << told.sentence;
  EXPECT_TRUE(told.may_pass());
  EXPECT_LT(told.seconds, 59);
}

TEST_F(Icecast, a_server_that_is_away_is_told) {
  stop_server();
  const speech::Broadcast told = speech::stream(station("xa.opus"), recording(0.5));
  EXPECT_EQ(told.end, End::away);
  EXPECT_TRUE(told.may_pass());
  EXPECT_TRUE(told.sentence.ends_with(".")) << told.sentence;
}

TEST(Stream, what_cannot_be_sent_is_told_without_a_server) {
  speech::Station station;
  station.url = "http://127.0.0.1:1/xa.opus";
  EXPECT_EQ(speech::stream(station, "RIFF").end, End::not_audio);
  const std::string bytes = recording(0.2);
  for (const char* url : {"", "http://127.0.0.1:8000/", "ftp://127.0.0.1/x", "file:///etc/passwd", "127.0.0.1"}) {
    station.url = url;
    EXPECT_EQ(speech::stream(station, bytes).end, End::bad_address) << url;
  }
}

TEST(Stream, a_server_of_another_sort_is_told) {
  const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = loopback(0);
  socklen_t length = sizeof address;
  ASSERT_EQ(::bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  ASSERT_EQ(::listen(listener, 4), 0);
  ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &length);
  const auto answered_with = [&](std::string_view answer) {
    const std::jthread server([&] {
      const int socket = ::accept(listener, nullptr, nullptr);
      char buffer[2048];
      EXPECT_GT(::recv(socket, buffer, sizeof buffer, 0), 0);
      ::send(socket, answer.data(), answer.size(), MSG_NOSIGNAL);
      ::close(socket);
    });
    speech::Station station;
    station.url = "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port)) + "/xa.opus";
    station.seconds = 5;
    return speech::stream(station, recording(0.2));
  };
  EXPECT_EQ(answered_with("220 mail.example ESMTP\r\n").end, End::away);
  EXPECT_EQ(answered_with("").end, End::away);
  EXPECT_EQ(answered_with("HTTP/1.0 403 Content-type not supported\r\n\r\n").end, End::refused);
  EXPECT_EQ(answered_with("HTTP/1.1 409 Conflict\r\n\r\n").end, End::mount_taken);
  EXPECT_EQ(answered_with("HTTP/1.0 500 Oh\r\n\r\n").end, End::refused);
  ::close(listener);
}

}  // namespace
