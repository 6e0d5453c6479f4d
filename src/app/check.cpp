// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/check.h"

#include "db/dump.h"

namespace app {

std::vector<std::string> faults_of(const AppConfig& config, db::Database& database) {
  std::vector<std::string> faults;
  for (const std::string& fault : db::integrity_faults(database)) faults.push_back("Cơ sở dữ liệu: " + fault);
  const audit::Service audit(database, config.clock);
  audit.seal();
  for (const std::string& tenant : audit.tenants())
    if (const auto fault = audit.first_fault(tenant)) faults.push_back(*fault);
  const obligations::Service obligations(database, audit, config.clock);
  for (const std::string& fault : obligations.sum_faults()) faults.push_back(fault);
  files::Shelf shelf(config.data / "files");
  for (const std::string& fault : shelf.faults()) faults.push_back(fault);
  obligations::Service owed(database, audit, config.clock);
  evidence::Service evidence(database, audit, owed, shelf, config.clock);
  for (const std::string& fault : evidence.lost_files()) faults.push_back(fault);
  const agencies::Service agencies(database, audit, config.clock);
  const events::Service events(database, audit, agencies, owed, evidence, shelf, config.clock);
  for (const std::string& fault : events.lost_files()) faults.push_back(fault);
  const content::Service content(database, audit, agencies, owed, evidence, shelf, config.clock);
  for (const std::string& fault : content.lost_files()) faults.push_back(fault);
  const secrets::Vault vault(config.data / "key");
  const portal::Service portal(database, audit, content, config.clock);
  const channels::Service channels(
      database, audit, content, portal, vault, [](std::string_view) { return mail::Server{}; }, config.clock);
  for (const std::string& sha : channels.files())
    if (!shelf.path(sha)) faults.push_back("Tệp làm cho một kênh " + sha + " không còn trên đĩa.");
  const initiatives::Service initiatives(database, audit, agencies, owed, evidence, shelf, config.clock);
  for (const std::string& fault : initiatives.lost_files()) faults.push_back(fault);
  return faults;
}

}  // namespace app
