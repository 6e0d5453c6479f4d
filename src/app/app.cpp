// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/app.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <sstream>

#include "base/hash.h"
#include "base/ids.h"
#include "db/migrate.h"
#include "features/accounts/routes.h"
#include "features/agencies/routes.h"
#include "features/channels/routes.h"
#include "features/content/routes.h"
#include "features/events/routes.h"
#include "features/evidence/routes.h"
#include "features/initiatives/routes.h"
#include "features/obligations/routes.h"
#include "features/plans/routes.h"
#include "features/portal/views.h"
#include "features/procedures/routes.h"
#include "features/reading/routes.h"
#include "features/reminders/routes.h"
#include "features/resources/routes.h"
#include "features/upkeep/routes.h"
#include "html/assets.h"
#include "sandbox/sandbox.h"

namespace app {
namespace {

constexpr int worker_threads = 2;
constexpr std::int64_t kept_jobs_ms = 30 * base::ms_per_day;

db::Database& migrated(db::Database& database) {
  db::migrate(database);
  return database;
}

http::Config web_of(const AppConfig& config) {
  http::Config web;
  web.address = config.address;
  web.port = config.port;
  web.hosts = config.hosts;
  web.behind_proxy = config.behind_proxy;
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

http::FaultWords words_of_fault(const std::exception& fault) {
  const auto* system = dynamic_cast<const std::system_error*>(&fault);
  if (dynamic_cast<const db::Full*>(&fault) != nullptr ||
      (system != nullptr && system->code() == std::errc::no_space_on_device))
    return {507, {}};  // the page of that status has the words
  if (dynamic_cast<const db::Away*>(&fault) != nullptr)
    return {503,
            "Cơ sở dữ liệu đang không trả lời. Hãy chờ ít phút, xem việc vừa làm đã được ghi chưa rồi mới làm lại."};
  return {};
}

namespace {

http::Config with_people(http::Config web, accounts::Service& accounts, std::shared_ptr<portal::Pages> pages) {
  web.authenticate = [&accounts](const http::Request& request) { return accounts::actor_of(accounts, request); };
  web.sign_in = accounts::ask_to_sign_in;
  web.fault = words_of_fault;
  web.front = portal::front_of(std::move(pages));
  return web;
}

// What waits for this person's decision.
std::vector<obligations::Waiting> waiting_for(const plans::Service& plans, const events::Service& events,
                                              const initiatives::Service& initiatives, const content::Service& content,
                                              const base::Actor& actor) {
  std::vector<obligations::Waiting> waiting;
  for (const events::Event& event : events.invited_to(actor))
    waiting.push_back({"Được mời dự " + base::for_people(event.starts_at) + ": " + event.title,
                       html::Url("/su-kien/" + html::encoded(event.id))});
  if (actor.may(base::Right::write))
    for (const content::Item& item : content.to_review(actor))
      waiting.push_back({"Đến ngày xem lại: " + item.title, html::Url("/noi-dung/" + html::encoded(item.id))});
  if (!actor.may(base::Right::approve) && !actor.may(base::Right::coordinate)) return waiting;
  if (actor.may(base::Right::approve)) {
    const html::Url listed("/noi-dung?trang-thai=submitted");
    const std::size_t texts = content.list(actor, {"submitted", "", "", false}).items.size();
    if (texts > 0) waiting.push_back({"Duyệt nội dung: " + std::to_string(texts) + " bài", listed});
    for (const content::Item& item : content.forced(actor))
      waiting.push_back({"Duyệt sau: " + item.title, html::Url("/noi-dung/" + html::encoded(item.id))});
  }
  const auto judge = actor.may(base::Right::approve) ? initiatives::State::supported : initiatives::State::proposed;
  for (const initiatives::Initiative& one : initiatives.list(actor, judge, {}).initiatives)
    waiting.push_back({std::string(initiatives::word_of(one.state)) + ": " + one.title,
                       html::Url("/sang-kien/" + html::encoded(one.id))});
  for (const plans::Plan& plan : plans.of_agency(actor.tenant, actor.agency)) {
    if (!plan.has_changes) continue;
    const html::Url to("/ke-hoach/" + html::encoded(plan.id));
    if (actor.may(base::Right::approve)) waiting.push_back({"Phê duyệt: " + plan.title, to});
    if (actor.may(base::Right::coordinate)) waiting.push_back({"Rà soát: " + plan.title, to});
  }
  return waiting;
}

// What a page of another site says, made out where it can do no harm.
std::string text_of(const std::string& program, const std::filesystem::path& folder, const std::string& page) {
  const std::filesystem::path file = folder / ("page-" + base::random_secret());
  std::ofstream(file, std::ios::binary) << page;
  sandbox::Job job;
  job.program = {program, "read-worker", "text", "trang.html"};
  job.input = file;
  base::Result<sandbox::Answer> answer = sandbox::run(job);
  std::filesystem::remove(file);
  return answer ? (*answer)["text"] : std::string();
}

base::Result<std::string> csv_of_workbook(const std::string& program, const std::filesystem::path& file) {
  sandbox::Job job;
  job.program = {program, "read-worker", "table", "bang.xlsx"};
  job.input = file;
  base::Result<sandbox::Answer> answer = sandbox::run(job);
  if (!answer) return answer.error();
  return std::move((*answer)["csv"]);
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
      vault(config.data / "key"),
      shelf(config.data / "files"),
      audit(database, clock),
      accounts(database, audit, vault, clock),
      openid(config.openid, accounts, vault, clock),
      agencies(database, audit, clock),
      obligations(database, audit, clock),
      evidence(database, audit, obligations, shelf, clock),
      events(database, audit, agencies, obligations, evidence, shelf, clock),
      initiatives(database, audit, agencies, obligations, evidence, shelf, clock),
      content(database, audit, agencies, obligations, evidence, shelf, clock),
      portal(database, audit, content, clock),
      pages(std::make_shared<portal::Pages>(clock)),
      channels(
          database, audit, content, portal, vault,
          [this](std::string_view tenant) { return reminders.server_of(tenant); }, clock),
      reminders(database, accounts, obligations, vault, clock),
      plans(database, audit, agencies, obligations, clock),
      resources(database, audit, plans, clock),
      upkeep(database, audit, queue, clock),
      mail_setup(
          database, audit, vault, [this](std::string_view tenant) { return reminders.server_of(tenant); }, clock),
      index(config.data / "search", procedures::index_facets()),
      procedures(database, audit, index, clock),
      reading(store, reading_of(config)),
      server(with_people(web, accounts, pages), with_routes(config), reading::error_page) {
  accounts.public_address = accounts::without_slash(config.openid.public_address);
  channels::serve_outside(channels, portal, shelf, clock, config.elsewhere);
  with_jobs(config);
  if (index.wants_rebuild()) procedures.rebuild_index();
  if (!config.samples.empty()) reading.bring_samples(config.samples);
  if (config.works)
    worker = std::make_unique<jobs::Worker>(
        queue,
        [this] {
          audit.seal();
          return tenants();
        },
        worker_threads);
}

// Whose daily jobs are written: everybody who ever did something.
std::vector<std::string> App::tenants() const { return audit.tenants(); }

void App::with_jobs(const AppConfig& config) {
  queue.on("obligations.mark_late", [this](const jobs::Job& job) { obligations.mark_late(job.tenant); });
  queue.on("accounts.tidy", [this](const jobs::Job& job) {
    accounts.tidy(job.tenant);
    channels.tidy(job.tenant);
    queue.forget_done_before(clock() - kept_jobs_ms);
  });
  queue.on(std::string(accounts::invitation_job), [this](const jobs::Job& job) {
    if (const auto message = accounts.invitation_mail(job)) reminders.post(job.tenant, *message);
  });
  queue.on(std::string(accounts::disabled_job), [this](const jobs::Job& job) { reminders.tell_of_disabled(job); });
  const std::string program = config.program.string();
  queue.on(std::string(evidence::capture_job), [this, program](const jobs::Job& job) {
    evidence.capture(job, [&](const std::string& page) { return text_of(program, web.upload_folder, page); }, {});
  });
  queue.on(std::string(procedures::index_job), [this](const jobs::Job& job) { procedures.index(job); });
  queue.on(std::string(reminders::plan_job), [this](const jobs::Job& job) { reminders.plan(job.tenant); });
  queue.on(std::string(reminders::mail_job), [this](const jobs::Job& job) { reminders.send_mail(job); });
  queue.on(std::string(content::publish_job), [this](const jobs::Job& job) { content.publish(job); });
  queue.on(std::string(content::proof_job), [this](const jobs::Job& job) { content.prove(job); });
  queue.on(std::string(channels::post_job), [this](const jobs::Job& job) { channels.work(job); });
  queue.on(std::string(channels::confirm_job), [this](const jobs::Job& job) { channels.confirm(job); });
  queue.on(std::string(portal::fresh_job), [this](const jobs::Job&) { pages->forget(); });
  queue.daily({"obligations.mark_late", 5});
  queue.daily({std::string(reminders::plan_job), reminders::morning});
  queue.daily({"accounts.tidy", 2 * 60});
}

// Whose procedures the public pages show: by the setting, or the one agency that has any; another one of its province
// by its code.
std::optional<procedures::Publisher> App::publisher(const std::string& whose, std::string_view code) const {
  const std::size_t slash = std::min(whose.find('/'), whose.size());
  std::string tenant = whose.substr(0, slash);
  std::optional<agencies::Unit> own;
  if (!whose.empty()) {
    own = agencies.find_by_code(tenant, whose.substr(std::min(slash + 1, whose.size())));
  } else if (const auto only = procedures.only_publisher()) {
    tenant = only->first;
    own = agencies.find(tenant, only->second);
  }
  const std::optional<agencies::Unit> named = code.empty() ? own : agencies.find_by_code(tenant, code);
  if (!named || !named->is_agency()) return std::nullopt;
  return procedures::Publisher{tenant, named->id, named->name, own && own->id == named->id ? "" : named->code};
}

void App::add_feature_routes(const AppConfig& config) {
  const auto names_of_units = [this](const base::Actor& actor) {
    std::vector<std::pair<std::string, std::string>> names;
    for (const agencies::Unit& unit : agencies.of_agency(actor.tenant, actor.agency))
      names.emplace_back(unit.id, unit.name);
    return names;
  };
  accounts::add_routes(router, accounts, audit, names_of_units, openid);
  agencies::add_routes(router, agencies, clock, [program = config.program.string()](const std::filesystem::path& file) {
    return csv_of_workbook(program, file);
  });
  obligations::Neighbours neighbours;
  neighbours.units = names_of_units;
  neighbours.plans = [this](const base::Actor& actor) {
    obligations::Neighbours::Names names;
    for (const plans::Plan& plan : plans.of_agency(actor.tenant, actor.agency))
      if (plan.state == plans::State::in_force) names.emplace_back(plan.id, plan.title);
    return names;
  };
  neighbours.waiting = [this](const base::Actor& actor) {
    return waiting_for(plans, events, initiatives, content, actor);
  };
  neighbours.evidence = [this](const base::Actor& actor, const std::string&,
                               const obligations::Occurrence& occurrence) {
    return evidence::proofs_of(evidence, actor, occurrence) + events::beside(events, actor, occurrence) +
           content::beside(content, actor, occurrence);
  };
  evidence::add_routes(router, evidence, obligations);
  events::add_routes(router, events, obligations, names_of_units);
  initiatives::add_routes(router, initiatives, obligations);
  reminders::add_routes(router, reminders, obligations, agencies);
  resources::add_routes(router, resources, plans);
  add_public_routes();
  upkeep::add_routes(router, upkeep, mail_setup);
  procedures::add_routes(router, procedures,
                         [this, portal = config.portal](std::string_view code) { return publisher(portal, code); });
  obligations::add_routes(router, obligations, std::move(neighbours));
  plans::add_routes(router, {plans, obligations, agencies, reading,
                             [this](std::string_view document, const std::vector<reading::SourceFact>& facts) {
                               return reading::source_beside(reading, document, facts);
                             }});
}

// What an agency tells, and where the public reads it.
void App::add_public_routes() {
  content.on_publish([this](db::Connection& c, const content::Item& item, std::int64_t version) {
    channels.publish(c, item, version);
    portal.changed(c, item.tenant);
  });
  content.on_withdraw([this](db::Connection& c, const content::Item& item) {
    channels.withdraw(c, item);
    portal.changed(c, item.tenant);
  });
  content::Neighbours neighbours;
  neighbours.channels = [this](const base::Actor& actor) {
    std::vector<content::ChannelWord> words;
    for (const channels::Channel& channel : channels.channels(actor.tenant, actor.agency))
      if (channel.is_on) words.push_back({channel.code, std::string(channels::kind_of(channel.code)->word)});
    return words;
  };
  neighbours.postings = [this](const base::Actor& actor, const std::string& csrf, const content::Item& item) {
    return channels::beside(channels, portal, actor, csrf, item);
  };
  neighbours.public_address = [this](const base::Actor& actor, const content::Item& item) {
    const auto site = portal.of_agency(actor.tenant, actor.agency);
    return site && site->is_on ? "/cong/" + site->code + "/tin/" + item.slug : std::string();
  };
  content::add_routes(router, content, obligations, std::move(neighbours), clock);
  const auto framed = [this](std::string_view code, std::string_view title, const html::Html& body) {
    const auto site = portal.by_code(code);
    return site && site->is_on ? portal::framed_page({*site, {}}, title, body) : std::string();
  };
  channels::add_routes(router, channels, portal, framed,
                       [this](const channels::Posting& posting) -> std::optional<channels::MadeFile> {
                         auto bytes = posting.file_sha256.empty() ? std::nullopt : shelf.content(posting.file_sha256);
                         if (!bytes) return std::nullopt;
                         return channels::MadeFile{posting.file_name, "application/octet-stream", *std::move(bytes)};
                       });
  portal::add_routes(router, portal, pages, [this](const portal::Site& site) {
    std::vector<portal::PlanLine> lines;
    for (const plans::Plan& plan : plans.of_agency(site.tenant, site.agency)) {
      if (plan.state != plans::State::in_force) continue;
      const obligations::Tally tally = obligations.tally_of_plan(site.tenant, plan.id);
      lines.push_back({plan.title, tally.done, tally.total, tally.late});
    }
    return lines;
  });
}

http::Router& App::with_routes(const AppConfig& config) {
  for (const html::Asset& asset : html::assets())
    router.asset(std::string(asset.path), {std::string(asset.type), asset.bytes});
  router.get("/", http::Right::anyone,
             [](http::Request& r) { return http::see_other(r.actor.is_signed_in() ? "/viec-cua-toi" : "/dang-nhap"); });
  add_feature_routes(config);
  reading::add_routes(router, reading, web.body);
  return router;
}

}  // namespace app
