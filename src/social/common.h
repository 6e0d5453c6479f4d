// SPDX-License-Identifier: AGPL-3.0-or-later
// What the channels share: how long to wait, how a failed exchange becomes an outcome, what may stand in a log.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "fetch/send.h"
#include "social/outcome.h"

namespace social {

struct Waits {
  std::int64_t retry_ms = 5 * base::ms_per_minute;   // after no connection, or a service that is down
  std::int64_t settle_ms = 2 * base::ms_per_minute;  // until what was taken in can be seen by a look
  std::int64_t limited_ms = base::ms_per_hour;       // where the other side does not say how long it is too much
  std::int64_t skew_ms = 10 * base::ms_per_minute;   // what the clocks may still differ by
};

// What an outcome needs to know of its try.
struct Try {
  std::string_view channel{};  // "Zalo", "Facebook"
  const Waits& waits;
  std::int64_t now_ms = 0;
  Outcome::Check check = Outcome::Check::person;
};

Outcome refused(std::string reason, int code = 0);
Outcome later(std::string reason, std::int64_t retry_at_ms, int code = 0);
Outcome unsure(const Try& attempt, std::string why, int code = 0);  // adds to `why` what happens next

// The oldest moment, by the clock of the other side, that a post of the try at `tried_ms` can bear: our clock may be
// wrong by hours, and a post that is passed over would be made twice.
std::int64_t oldest_of_try(const fetch::Answer& answer, std::int64_t tried_ms, std::int64_t now_ms, const Waits& waits);

Outcome outcome_of(const fetch::Failure& failure, const Try& attempt);
// Statuses that say enough by themselves: 3xx, 429, 5xx. Others: nothing.
std::optional<Outcome> outcome_of_status(const fetch::Answer& answer, const Try& attempt);
// Retry-After in seconds, as a moment; the wait of the settings where there is none.
std::int64_t retry_moment(const fetch::Answer& answer, const Try& attempt);

// Words of the other side for a log: short, on one line, every secret blotted out however it is written.
std::string without_secrets(std::string_view words, const std::vector<std::string>& secrets);

// Text that is longer than `most` characters, empty where it may not be, or not UTF-8. `what`: "Tiêu đề bài Zalo".
std::optional<base::Error> text_fault(std::string_view text, std::size_t most, bool may_be_empty, std::string_view what,
                                      std::string_view field);
bool is_plain_id(std::string_view id);  // letters, digits, "_", "-": may stand in a path

}  // namespace social
