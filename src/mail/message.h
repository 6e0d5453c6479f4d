// SPDX-License-Identifier: AGPL-3.0-or-later
// A mail as bytes: RFC 5322 with UTF-8 in headers as encoded words (RFC 2047) and the text in base64 (RFC 2045), lines
// under 78 characters. Nothing in an address or a subject can add a header of its own.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace mail {

struct Message {
  std::string from_name{}, from{}, to_name{}, to{};
  std::string subject{}, text{};
  std::string id{};           // of the row it comes from: the Message-ID stays the same however often it is tried
  std::int64_t date_ms = 0;   // ms UTC
  std::string unsubscribe{};  // an address that takes a POST (RFC 8058); empty: none
};

// One address that mail can go to, and nothing besides.
bool is_address(std::string_view text);

// An address that is no address, or holds control characters, is refused.
base::Result<std::string> as_bytes(const Message& message);

}  // namespace mail
