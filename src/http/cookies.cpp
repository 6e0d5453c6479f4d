// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/cookies.h"

#include <algorithm>

#include "http/forms.h"

namespace http {

std::optional<std::string_view> cookie(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    const std::size_t end = std::min(header.find(';'), header.size());
    const std::string_view pair = trimmed(header.substr(0, end));
    header.remove_prefix(std::min(end + 1, header.size()));
    const std::size_t equal = pair.find('=');
    if (equal == std::string_view::npos || pair.substr(0, equal) != name) continue;
    std::string_view value = pair.substr(equal + 1);
    if (value.size() > 1 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
    return value;
  }
  return std::nullopt;
}

std::string session_cookie(std::string_view name, std::string_view value, bool secure) {
  std::string header(name);
  header += '=';
  header += value;
  header += "; Path=/; HttpOnly; SameSite=Lax";
  if (secure) header += "; Secure";
  return header;
}

}  // namespace http
