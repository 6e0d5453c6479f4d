// SPDX-License-Identifier: AGPL-3.0-or-later
// Everything that lives as long as the server, in the order it is made.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "features/reading/service.h"
#include "features/reading/store.h"
#include "http/router.h"
#include "http/server.h"

namespace app {

struct AppConfig {
  std::string address = "127.0.0.1";
  unsigned short port = 8421;
  std::vector<std::string> hosts{};
  std::filesystem::path data{};
  std::filesystem::path samples{};  // empty: none
  std::filesystem::path program{};  // this one, to be started as the reader
};

struct App {
  explicit App(const AppConfig& config);

  http::Config web;
  reading::Store store;
  reading::Service reading;
  http::Router router{};
  http::Server server;  // listens from its making on

 private:
  http::Router& with_routes(const AppConfig& config);
};

}  // namespace app
