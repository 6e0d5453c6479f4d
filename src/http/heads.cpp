// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/heads.h"

#include <algorithm>
#include <array>

namespace http {
namespace {

struct Reason {
  int status;
  std::string_view words;
};
constexpr std::array reasons{Reason{200, "OK"},
                             Reason{303, "See Other"},
                             Reason{304, "Not Modified"},
                             Reason{400, "Bad Request"},
                             Reason{403, "Forbidden"},
                             Reason{404, "Not Found"},
                             Reason{405, "Method Not Allowed"},
                             Reason{409, "Conflict"},
                             Reason{411, "Length Required"},
                             Reason{413, "Content Too Large"},
                             Reason{415, "Unsupported Media Type"},
                             Reason{421, "Misdirected Request"},
                             Reason{422, "Unprocessable Content"},
                             Reason{431, "Request Header Fields Too Large"},
                             Reason{500, "Internal Server Error"},
                             Reason{501, "Not Implemented"},
                             Reason{503, "Service Unavailable"}};

// "[::1]:80" is [::1], "localhost:80" is localhost.
std::string_view without_port(std::string_view host) {
  if (host.starts_with('[')) return host.substr(0, host.find(']') == std::string_view::npos ? 0 : host.find(']') + 1);
  return host.substr(0, host.find(':'));
}

bool has(const Fields& fields, std::string_view name) {
  return std::any_of(fields.begin(), fields.end(),
                     [&](const auto& field) { return equal_ignoring_case(field.first, name); });
}

}  // namespace

std::string_view reason_of(int status) {
  for (const Reason& reason : reasons)
    if (reason.status == status) return reason.words;
  return "Unknown";
}

std::string answer_head(const HeadOf& of, const Fields& more) {
  std::string head = of.http_1_0 ? "HTTP/1.0 " : "HTTP/1.1 ";
  head.reserve(1024);
  const auto line = [&](std::string_view name, std::string_view value) {
    ((((head += name) += ": ") += value) += "\r\n");
  };
  head += std::to_string(of.status) + " ";
  head += reason_of(of.status);
  head += "\r\n";
  if (!of.type.empty()) line("Content-Type", of.type);
  if (of.length) line("Content-Length", std::to_string(*of.length));
  line("Connection", of.keep_alive ? "keep-alive" : "close");
  line("Content-Security-Policy", content_security_policy);
  line("X-Content-Type-Options", "nosniff");
  line("X-Frame-Options", "DENY");
  line("Referrer-Policy", "same-origin");
  line("Cross-Origin-Opener-Policy", "same-origin");
  line("Cross-Origin-Resource-Policy", "same-origin");
  line("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
  if (of.never_changes) {
    line("Cache-Control", "public, max-age=31536000, immutable");
  } else if (!has(more, "Cache-Control")) {
    line("Cache-Control", "private, no-cache");
  }
  for (const auto& [name, value] : more) line(name, value);
  return head += "\r\n";
}

HostNames::HostNames(std::vector<std::string> more) : names_(std::move(more)) {
  for (const char* name : {"localhost", "127.0.0.1", "[::1]"}) names_.emplace_back(name);
}

bool HostNames::include(std::string_view host_header) const {
  const std::string_view host = without_port(host_header);
  return std::any_of(names_.begin(), names_.end(),
                     [&](const std::string& name) { return name == "*" || equal_ignoring_case(name, host); });
}

bool is_from_here(const Request& request) {
  const std::string_view site = request.header("sec-fetch-site");
  if (!site.empty() && site != "same-origin" && site != "none") return false;
  const std::string_view origin = request.header("origin");
  if (origin.empty()) return true;
  const std::size_t scheme = origin.find("://");
  return scheme != std::string_view::npos && origin.substr(scheme + 3) == request.header("host");
}

}  // namespace http
