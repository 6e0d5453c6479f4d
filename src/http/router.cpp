// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/router.h"

#include <algorithm>
#include <utility>

namespace http {
namespace {

std::vector<std::string> segments_of(std::string_view path) {
  std::vector<std::string> segments;
  while (!path.empty()) {
    path.remove_prefix(1);  // the slash
    const std::size_t end = std::min(path.find('/'), path.size());
    segments.emplace_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  if (segments.size() == 1 && segments.front().empty()) segments.clear();  // "/"
  return segments;
}

bool is_hole(std::string_view segment) { return segment.starts_with('{'); }

// Nothing where they differ.
std::optional<std::map<std::string, std::string, std::less<>>> matched(const std::vector<std::string>& pattern,
                                                                       const std::vector<std::string>& segments) {
  if (pattern.size() != segments.size()) return std::nullopt;
  std::map<std::string, std::string, std::less<>> params;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (is_hole(pattern[i])) {
      std::optional<std::string> value = decoded(segments[i], Plus::stays);
      if (!value || value->empty()) return std::nullopt;
      params.emplace(pattern[i].substr(1, pattern[i].size() - 2), std::move(*value));
    } else if (pattern[i] != segments[i]) {
      return std::nullopt;
    }
  }
  return params;
}

}  // namespace

void Router::get(std::string_view pattern, Right right, Handler handler) {
  routes_.push_back({"GET", segments_of(pattern), right, Body::form, std::move(handler)});
}

void Router::post(std::string_view pattern, Right right, Body body, Handler handler) {
  routes_.push_back({"POST", segments_of(pattern), right, body, std::move(handler)});
}

void Router::asset(std::string path, Asset asset) {
  asset.packed = pack(std::string(asset.bytes), asset.type, "public, max-age=31536000, immutable");
  assets_.insert_or_assign(std::move(path), std::move(asset));
}

Router::Match Router::find(std::string_view method, std::string_view path) const {
  Match match;
  if (path.empty() || path.front() != '/') return match;
  if (const auto asset = assets_.find(path); asset != assets_.end()) {
    match.known_address = true;
    if (method == "GET" || method == "HEAD") match.asset = &asset->second;
    return match;
  }
  const std::string_view wanted = method == "HEAD" ? "GET" : method;
  const std::vector<std::string> segments = segments_of(path);
  for (const Route& route : routes_) {
    auto params = matched(route.pattern, segments);
    if (!params) continue;
    match.known_address = true;
    if (route.method != wanted) continue;
    match.route = &route;
    match.params = std::move(*params);
    return match;
  }
  return match;
}

}  // namespace http
