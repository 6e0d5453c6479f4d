// SPDX-License-Identifier: AGPL-3.0-or-later
// Pages of other sites, asked for with care: http and https only, never an address inside this network (checked on the
// address that is connected to, on every redirect), no cookies, bounded in size and time.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace fetch {

struct Limits {
  std::size_t bytes = 4u << 20;
  long seconds = 20;
  long redirects = 5;
  bool may_go_inside = false;  // for tests, whose servers are on this machine
  // The one place inside ("https://id.so.vn:8443") that the operator named: only it, and no redirect from it.
  std::string inside_origin{};
};

// How we show who we are; never sent along on a redirect: there is none with it.
struct Credentials {
  std::string bearer{};
  std::string name{}, password{};  // HTTP Basic
};

struct Page {
  int status = 0;
  std::string address{};  // after redirects
  std::string type{};     // Content-Type
  std::string body{};
};

// An error says in Vietnamese why there is no page; `forbidden` where no other try would help: it lies inside. A page
// of status 404 is a page.
base::Result<Page> get(const std::string& url, const Limits& limits = {}, const Credentials& credentials = {});

// The fields of a form, sent; no redirect is followed.
using Form = std::vector<std::pair<std::string, std::string>>;
base::Result<Page> post(const std::string& url, const Form& form, const Limits& limits = {},
                        const Credentials& credentials = {});

// "https://id.so.vn:8443/a?b" → "https://id.so.vn:8443"; the port is always told. Empty where it is no address.
std::string origin_of(const std::string& url);
std::string form_encoded(const Form& form);

// Whether an address as text ("10.0.0.1", "::1") is one that visitors may not send this server to.
bool is_inside(std::string_view address);

}  // namespace fetch
