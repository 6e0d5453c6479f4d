// SPDX-License-Identifier: AGPL-3.0-or-later
// A line of the audit trail (vi: nhật ký): who did what, when, from where. Each holds the hash of the one before.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace audit {

struct Line {
  std::int64_t number = 0;  // from 1, without gaps, in each tenant
  std::int64_t at = 0;      // ms UTC
  std::string account{}, name{};
  std::string address{};   // of the network
  std::string action{};    // "plan.accept"
  std::string subject{};   // the row it is about
  std::string sentence{};  // Vietnamese, for people
  std::string hash{};      // SHA-256 over the hash before and all of the above
};

struct Filter {
  std::string account{}, action{}, subject{};
  std::int64_t from = 0, until = 0;  // ms UTC; 0: open
  std::int64_t before = 0;           // lines with a smaller number; 0: from the newest
};

struct Page {
  std::vector<Line> lines{};  // the newest first
  bool has_more = false;
};

}  // namespace audit
