// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include "all_queries.h"
#include "support/engines.h"

namespace {

using Queries = support::OnEveryEngine;

TEST_P(Queries, all_of_the_program_are_understood_by_this_engine) {
  const std::vector<const db::Query*> queries = db::all_queries();
  EXPECT_GT(queries.size(), 5U);
  for (const db::Query* query : queries) {
    // One connection each: after a fault PostgreSQL refuses the rest of the transaction.
    EXPECT_NO_THROW(db().read([&](db::Connection& c) { return c.prepare_only(*query), 0; })) << query->name;
  }
}

ON_EVERY_ENGINE(Queries);

}  // namespace
