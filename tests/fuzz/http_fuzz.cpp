// SPDX-License-Identifier: AGPL-3.0-or-later
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "http/cookies.h"
#include "http/csrf.h"
#include "http/heads.h"
#include "http/multipart.h"
#include "http/router.h"

namespace {

http::Router some_router() {
  http::Router router;
  const http::Handler none = [](http::Request&) { return http::Response{}; };
  router.get("/", http::Right::anyone, none);
  router.get("/doc/{id}", http::Right::anyone, none);
  router.get("/doc/{id}/trang/{so}", http::Right::anyone, none);
  router.post("/doc", http::Right::anyone, http::Body::files, none);
  return router;
}

}  // namespace

// The small readers of heads: cookies, hosts, parameters, paths. One input serves them all.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const http::Router router = some_router();
  static const http::HostNames hosts({"lantoa.example.vn"});
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto value = http::cookie(text, "lantoa"); value && value->size() > text.size()) std::abort();
  if (http::Csrf::is_session(text) && text.size() != 32) std::abort();
  if (hosts.include(text) && text.find_first_of("\r\n") < text.find(':')) std::abort();
  if (const auto boundary = http::multipart_boundary(text); boundary && (boundary->empty() || boundary->size() > 70))
    std::abort();
  static_cast<void>(http::header_parameter(text, "filename"));
  const http::Router::Match match = router.find("GET", text);
  if (match.route != nullptr && !match.known_address) std::abort();
  http::Request request;
  request.headers = {{"origin", std::string(text)}, {"host", "localhost"}};
  if (http::is_from_here(request) && !text.empty() && !text.ends_with("://localhost")) std::abort();
  return 0;
}
