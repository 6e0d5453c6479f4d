// SPDX-License-Identifier: AGPL-3.0-or-later
// Cookies, read and written.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace http {

// The value of a cookie in a Cookie header.
std::optional<std::string_view> cookie(std::string_view header, std::string_view name);

// A Set-Cookie header: for this site alone, not for scripts, gone when the browser is closed.
std::string session_cookie(std::string_view name, std::string_view value, bool secure);

}  // namespace http
