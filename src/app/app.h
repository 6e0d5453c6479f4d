// SPDX-License-Identifier: AGPL-3.0-or-later
// Everything that lives as long as the server, in the order it is made.
#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "db/database.h"
#include "features/accounts/openid.h"
#include "features/accounts/service.h"
#include "features/agencies/service.h"
#include "features/audit/service.h"
#include "features/channels/drivers_service.h"
#include "features/channels/service.h"
#include "features/content/service.h"
#include "features/events/service.h"
#include "features/evidence/service.h"
#include "features/initiatives/service.h"
#include "features/obligations/service.h"
#include "features/plans/service.h"
#include "features/portal/routes.h"
#include "features/procedures/service.h"
#include "features/reading/service.h"
#include "features/reading/store.h"
#include "features/reminders/service.h"
#include "features/resources/service.h"
#include "features/upkeep/mail_setup.h"
#include "features/upkeep/service.h"
#include "files/shelf.h"
#include "http/router.h"
#include "http/server.h"
#include "jobs/queue.h"
#include "jobs/worker.h"
#include "search/index.h"
#include "secrets/vault.h"

namespace app {

struct AppConfig {
  std::string address = "127.0.0.1";
  unsigned short port = 8421;
  std::vector<std::string> hosts{};
  std::filesystem::path data{};
  std::filesystem::path samples{};  // empty: none
  std::filesystem::path program{};  // this one, to be started as the reader
  std::string database{};           // "sqlite:…" or "postgresql://…"; empty: a SQLite file in the data folder
  bool behind_proxy = false;        // X-Forwarded-… are believed
  std::string portal{};             // "38/SXD": whose public pages these are; empty: who alone publishes
  bool demo = false;                // a demo agency with accounts of known passwords
  bool works = true;                // does the jobs of the queue itself
  accounts::OpenIdConfig openid{};  // sign-in by another system; its public_address is that of this server for people
  channels::Elsewhere elsewhere{};  // where Zalo and Facebook are
  base::Clock clock = base::system_now_ms;
};

// The database of this configuration, opened and migrated.
std::string database_of(const AppConfig& config);

// What people can do something about is told to them, by status and sentence; the rest is the operator's alone.
http::FaultWords words_of_fault(const std::exception& fault);

struct App {
  explicit App(const AppConfig& config);

  base::Clock clock;
  http::Config web;
  reading::Store store;  // holds the lock on the data folder
  db::Database database;
  jobs::Queue queue;
  secrets::Vault vault;
  files::Shelf shelf;
  audit::Service audit;
  accounts::Service accounts;
  accounts::OpenId openid;
  agencies::Service agencies;
  obligations::Service obligations;
  evidence::Service evidence;
  events::Service events;
  initiatives::Service initiatives;
  content::Service content;
  portal::Service portal;
  std::shared_ptr<portal::Pages> pages;  // of the portal, in memory
  channels::Service channels;
  reminders::Service reminders;
  plans::Service plans;
  resources::Service resources;
  upkeep::Service upkeep;
  upkeep::MailSetup mail_setup;
  search::Index index;
  procedures::Service procedures;
  reading::Service reading;
  http::Router router{};
  http::Server server;  // listens from its making on
  std::unique_ptr<jobs::Worker> worker{};

 private:
  http::Router& with_routes(const AppConfig& config);
  void add_feature_routes(const AppConfig& config);
  void add_public_routes();
  std::optional<procedures::Publisher> publisher(const std::string& whose, std::string_view code) const;
  void with_jobs(const AppConfig& config);
  std::vector<std::string> tenants() const;
};

}  // namespace app
