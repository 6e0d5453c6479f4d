// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/app.h"

#include <chrono>
#include <fstream>
#include <sstream>

#include "base/hash.h"
#include "features/reading/routes.h"
#include "html/assets.h"

namespace app {
namespace {

http::Config web_of(const AppConfig& config) {
  http::Config web;
  web.address = config.address;
  web.port = config.port;
  web.hosts = config.hosts;
  web.upload_folder = config.data / "incoming";
  return web;
}

// The version, and the bytes themselves: a program that was built anew may read otherwise.
std::string reader_of(const std::filesystem::path& program) {
  std::ifstream in(program, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return std::string(LANTOA_VERSION "+") + base::sha256_hex(std::move(bytes).str()).substr(0, 12);
}

reading::ServiceConfig reading_of(const AppConfig& config) {
  reading::ServiceConfig reading;
  reading.program = config.program;
  reading.reader = reader_of(config.program);
  reading.now = [] {
    using namespace std::chrono;
    return static_cast<std::int64_t>(duration_cast<seconds>(system_clock::now().time_since_epoch()).count());
  };
  return reading;
}

}  // namespace

App::App(const AppConfig& config)
    : web(web_of(config)),
      store(config.data),
      reading(store, reading_of(config)),
      server(web, with_routes(config), reading::error_page) {}

http::Router& App::with_routes(const AppConfig& config) {
  for (const html::Asset& asset : html::assets())
    router.asset(std::string(asset.path), {std::string(asset.type), asset.bytes});
  reading::add_routes(router, reading, web.body);
  if (!config.samples.empty()) reading.bring_samples(config.samples);
  return router;
}

}  // namespace app
