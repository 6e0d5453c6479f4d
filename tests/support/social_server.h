// SPDX-License-Identifier: AGPL-3.0-or-later
// tests/support/social_server.py in a process of its own: what Zalo and Facebook do, and what they do wrong.
#pragma once
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "fetch/send.h"

namespace support {

class SocialServer : public testing::Test {
 protected:
  void SetUp() override {
    int to[2], from[2];
    ASSERT_EQ(::pipe(to), 0);
    ASSERT_EQ(::pipe(from), 0);
    child_ = ::fork();
    if (child_ == 0) {
      ::dup2(to[0], 0);
      ::dup2(from[1], 1);
      for (const int end : {to[0], to[1], from[0], from[1]}) ::close(end);
      ::execl("/usr/bin/python3", "python3", SOURCE_DIR "/tests/support/social_server.py", nullptr);
      ::_exit(127);
    }
    ::close(to[0]);
    ::close(from[1]);
    in_ = to[1];
    out_ = from[0];
    std::string port;
    for (char c = 0; ::read(out_, &c, 1) == 1 && c != '\n';) port += c;
    ASSERT_FALSE(port.empty()) << "the server did not start";
    url = "http://127.0.0.1:" + port;
  }
  void TearDown() override {
    ::close(in_);
    ::close(out_);
    ::kill(child_, SIGTERM);
    ::waitpid(child_, nullptr, 0);
  }

  static fetch::Limits here() { return {.bytes = 1u << 20, .seconds = 20, .may_go_inside = true}; }
  static fetch::Limits hasty() { return {.bytes = 1u << 20, .seconds = 2, .may_go_inside = true}; }

  void control(const std::string& path, const nlohmann::json& body) {
    const auto exchange =
        fetch::send({"POST", url + "/_test/" + path, {}, "application/json", body.dump(), {}}, here());
    ASSERT_TRUE(exchange.answer && exchange.answer->status == 200) << path;
  }
  void plan(const nlohmann::json& what) { control("plan", what); }
  void set(const nlohmann::json& what) { control("set", what); }
  nlohmann::json seen() {
    const auto exchange = fetch::send({"GET", url + "/_test/log", {}, {}, {}, {}}, here());
    return exchange.answer ? nlohmann::json::parse(exchange.answer->body) : nlohmann::json::object();
  }
  // The requests whose path ends so.
  std::vector<nlohmann::json> requests(const std::string& end) {
    std::vector<nlohmann::json> out;
    const nlohmann::json all = seen();
    for (const auto& request : all.at("requests"))
      if (request["path"].get<std::string>().ends_with(end)) out.push_back(request);
    return out;
  }

  std::string url{};

 private:
  pid_t child_ = -1;
  int in_ = -1, out_ = -1;
};

}  // namespace support
