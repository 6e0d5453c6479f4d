// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/page_jobs.h"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <stdexcept>

namespace documents {
namespace {

TEST(RunJobs, does_every_job_once) {
  std::array<std::atomic<int>, 50> done{};
  EXPECT_TRUE(run_jobs(4, 50, [&](int worker, int i) {
    EXPECT_LT(worker, 4);
    ++done[static_cast<std::size_t>(i)];
    return true;
  }));
  for (const std::atomic<int>& times : done) EXPECT_EQ(times, 1);
}

TEST(RunJobs, stops_after_a_job_that_fails) {
  std::atomic<int> done{0};
  EXPECT_FALSE(run_jobs(1, 50, [&](int, int i) { return ++done, i < 3; }));
  EXPECT_EQ(done, 4);
}

TEST(RunJobs, hands_on_what_a_job_throws) {
  EXPECT_THROW(run_jobs(3, 20, [](int, int i) -> bool { return i < 7 ? true : throw std::runtime_error("seven"); }),
               std::runtime_error);
}

}  // namespace
}  // namespace documents
