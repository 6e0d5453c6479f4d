// SPDX-License-Identifier: AGPL-3.0-or-later
// Whether what is kept is whole: the database, the files by their hashes, the chain of the audit trail, the counters.
#pragma once
#include <string>
#include <vector>

#include "app/app.h"

namespace app {

// One Vietnamese sentence for each fault.
std::vector<std::string> faults_of(const AppConfig& config, db::Database& database);

}  // namespace app
