// SPDX-License-Identifier: AGPL-3.0-or-later
// Rows of procedures.
#pragma once
#include <optional>
#include <vector>

#include "db/database.h"
#include "features/procedures/model.h"

namespace procedures {

Procedure procedure_from(const db::Row& row);
Version version_from(const db::Row& row);
std::optional<Procedure> first_procedure(const db::Rows& rows);
std::optional<Version> first_version(const db::Rows& rows);
void add_version(db::Connection& connection, const Procedure& procedure, const Version& version);

}  // namespace procedures
