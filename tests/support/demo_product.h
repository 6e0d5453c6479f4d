// SPDX-License-Identifier: AGPL-3.0-or-later
// The whole product with its demo agency, in a folder of its own, without a worker: tests call its services and routes.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "app/app.h"
#include "app/demo.h"
#include "base/ids.h"
#include "secrets/passwords.h"

namespace support {

class DemoProduct : public testing::Test {
 protected:
  std::filesystem::path folder = std::filesystem::temp_directory_path() / ("lantoa-test-" + base::random_secret());
  std::optional<app::App> product{};
  std::map<std::string, base::Actor> people{};  // by what they are: "Văn phòng", "Lãnh đạo"

  void start(base::Clock clock = base::system_now_ms, channels::Elsewhere elsewhere = {}) {
    secrets::use_cheap_passwords();
    app::AppConfig config;
    config.data = folder;
    config.port = 0;
    config.program = "/proc/self/exe";
    config.works = false;
    config.clock = std::move(clock);
    config.elsewhere = std::move(elsewhere);
    std::filesystem::create_directories(folder);
    product.emplace(config);
    come_in();
  }
  void come_in() {
    for (const app::DemoAccount& account : app::ensure_demo(*product)) {
      const auto session = product->accounts.sign_in(account.email, account.password, "127.0.0.1", "");
      ASSERT_TRUE(session) << account.email << ": " << session.error().message;
      people[account.role] = product->accounts.actor_of(session->token, "127.0.0.1");
    }
  }
  void TearDown() override {
    product.reset();
    std::filesystem::remove_all(folder);
  }
  // What that person gets at that address.
  http::Response open(const base::Actor& actor, const std::string& path, http::Fields query = {}) {
    http::Request request;
    request.method = "GET";
    request.path = path;
    request.query = std::move(query);
    http::Router::Match match = product->router.find("GET", path);
    if (match.route == nullptr) throw std::logic_error("no route: " + path);
    request.params = std::move(match.params);
    request.actor = actor;
    EXPECT_TRUE(actor.may(match.route->right)) << path;
    return match.route->handler(request);
  }
};

}  // namespace support
