// SPDX-License-Identifier: AGPL-3.0-or-later
// A test that runs on both database engines, each time on a fresh, migrated database:
//
//   using Letters = support::OnEveryEngine;
//   TEST_P(Letters, a_letter_is_answered_once) { … db() … now … actor(base::Role::office) … }
//   ON_EVERY_ENGINE(Letters);
//
// PostgreSQL takes part where TEST_POSTGRES_URL names a server; else its tests say that they were skipped.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>

#include "base/actor.h"
#include "base/time.h"
#include "db/database.h"

namespace support {

// A migrated database that is removed with it.
class FreshDatabase {
 public:
  explicit FreshDatabase(db::Engine engine);
  ~FreshDatabase();
  FreshDatabase(const FreshDatabase&) = delete;
  FreshDatabase& operator=(const FreshDatabase&) = delete;
  db::Database& operator*() { return *database_; }
  const std::string& url() const { return url_; }
  const std::filesystem::path& folder() const { return folder_; }
  void close() { database_.reset(); }

 private:
  std::filesystem::path folder_{};
  std::string url_{}, name_{};
  std::unique_ptr<db::Database> database_{};
};

bool has_postgres();

class OnEveryEngine : public testing::TestWithParam<db::Engine> {
 protected:
  void SetUp() override;
  db::Database& db() { return **fresh_; }
  const FreshDatabase& fresh() const { return *fresh_; }
  // A folder of this test's own, removed with it.
  const std::filesystem::path& folder() const { return fresh_->folder(); }
  // Somebody of tenant "t" at unit "u" of agency "a" with that role.
  static base::Actor actor(base::Role role, const std::string& unit = "u", const std::string& account = "");

  // Friday 2026-01-09, 09:00 in Viet Nam. Moved by hand.
  std::int64_t now = 1'767'924'000'000;
  base::Clock clock = [this] { return now; };
  void move_days(int days) { now += days * base::ms_per_day; }

 private:
  std::unique_ptr<FreshDatabase> fresh_{};
};

std::string engine_name(const testing::TestParamInfo<db::Engine>& info);

}  // namespace support

#define ON_EVERY_ENGINE(suite)                                                                        \
  INSTANTIATE_TEST_SUITE_P(Engines, suite, testing::Values(db::Engine::sqlite, db::Engine::postgres), \
                           support::engine_name)
