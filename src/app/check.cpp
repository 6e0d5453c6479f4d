// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/check.h"

#include "db/dump.h"

namespace app {

std::vector<std::string> faults_of(const AppConfig&, db::Database& database) {
  std::vector<std::string> faults;
  for (const std::string& fault : db::integrity_faults(database)) faults.push_back("Cơ sở dữ liệu: " + fault);
  return faults;
}

}  // namespace app
