// SPDX-License-Identifier: AGPL-3.0-or-later
// A page that many ask for: compressed once (Brotli, gzip), with a tag, answered from memory. One that the visitor has
// already is answered by a head alone (RFC 9110: If-None-Match, 304).
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "http/request.h"

namespace http {

struct Packed {
  int status = 200;
  std::string type{}, etag{}, cache{};    // cache: Cache-Control
  std::string plain{}, gzip{}, brotli{};  // empty: smaller without
};

enum class Effort { quick, thorough };  // of the compression: thorough for what is kept long

std::shared_ptr<const Packed> pack(std::string body, std::string type, std::string cache, int status = 200,
                                   Effort effort = Effort::quick);

// What this visitor gets of it: the body that its Accept-Encoding allows, or nothing and 304.
struct Chosen {
  int status = 200;
  std::string_view body{};  // lives as long as the page
  Fields headers{};
};
Chosen choose(const Packed& packed, const Request& request);

}  // namespace http
