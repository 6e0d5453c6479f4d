// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/app.h"

#include <chrono>
#include <fstream>
#include <sstream>

#include "base/hash.h"
#include "db/migrate.h"
#include "features/reading/routes.h"
#include "html/assets.h"

namespace app {
namespace {

constexpr int worker_threads = 2;

db::Database& migrated(db::Database& database) {
  db::migrate(database);
  return database;
}

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

std::string database_of(const AppConfig& config) {
  return config.database.empty() ? "sqlite:" + (config.data / "lantoa.db").string() : config.database;
}

App::App(const AppConfig& config)
    : clock(config.clock),
      web(web_of(config)),
      store(config.data),
      database(database_of(config)),
      queue(migrated(database), clock),
      reading(store, reading_of(config)),
      server(web, with_routes(config), reading::error_page) {
  with_jobs();
  if (config.works)
    worker = std::make_unique<jobs::Worker>(
        queue, [this] { return tenants(); }, worker_threads);
}

// Whose daily jobs are written.
std::vector<std::string> App::tenants() const {
  constexpr std::string_view text = "SELECT DISTINCT tenant FROM setting ORDER BY tenant";
  constexpr db::Query known{"app.tenants", text, text};
  std::vector<std::string> all;
  for (const db::Row& row : database.read([&](db::Connection& c) { return c.run(known); }))
    all.push_back(row.text("tenant"));
  return all;
}

void App::with_jobs() {}

http::Router& App::with_routes(const AppConfig& config) {
  for (const html::Asset& asset : html::assets())
    router.asset(std::string(asset.path), {std::string(asset.type), asset.bytes});
  reading::add_routes(router, reading, web.body);
  if (!config.samples.empty()) reading.bring_samples(config.samples);
  return router;
}

}  // namespace app
