// SPDX-License-Identifier: AGPL-3.0-or-later
// The heads of answers, with what keeps browsers from being tricked, and the names this server answers to.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/request.h"

namespace http {

// Scripts, styles and pictures of this site alone, nothing written into pages, no frames.
inline constexpr std::string_view content_security_policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

struct HeadOf {
  int status = 200;
  std::string_view type{};
  std::optional<std::size_t> length{};  // nothing: until the connection ends
  bool keep_alive = true;
  bool http_1_0 = false;
  bool never_changes = false;  // may be kept for ever
};

std::string answer_head(const HeadOf& of, const Fields& more);
std::string_view reason_of(int status);

// Whether a Host header names this server. A page elsewhere can make its own name point to this machine; it cannot
// make the browser send another Host.
class HostNames {
 public:
  explicit HostNames(std::vector<std::string> more);  // besides localhost and the loopback addresses; "*": any
  bool include(std::string_view host_header) const;

 private:
  std::vector<std::string> names_;
};

// Whether a POST may have come from a page of ours, as far as the browser tells.
bool is_from_here(const Request& request);

}  // namespace http
