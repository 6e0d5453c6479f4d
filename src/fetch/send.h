// SPDX-License-Identifier: AGPL-3.0-or-later
// One HTTP exchange with a service that acts on what it is told (it publishes, it counts). Promises: one request on one
// connection, never repeated and never redirected; no inner address; bounded in size and time; and a failure always
// says whether the request may have reached the other side. Nothing of the request stands in a failure, so no secret
// does.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fetch/fetch.h"

namespace fetch {

struct Field {
  std::string name{}, value{};
};

// A piece of a multipart/form-data body; with a file name it is a file.
struct Part {
  std::string name{}, bytes{}, file_name{}, type{};
};

struct Request {
  std::string method = "GET";  // GET, POST, PUT or DELETE
  std::string url{};
  std::vector<Field> headers{};
  std::string type{}, body{};  // Content-Type and body; not for GET
  std::vector<Part> parts{};   // instead of a body
};

struct Answer {
  int status = 0;  // any: 404 and 302 are answers too
  std::vector<Field> headers{};
  std::string body{};
  std::string header(std::string_view name) const;  // in any case of letters; empty where absent
  std::optional<std::int64_t> moment_ms() const;    // by the clock of the other side (Date)
};

struct Failure {
  enum class Kind {
    malformed,    // not a request that is sent: wrong address, a line break in a header, http where https must be
    inside,       // the address lies in this network
    unreachable,  // no connection, or one that is not to be trusted
    lost,         // the request went out, at least in part, and no whole answer came back
    too_large,    // an answer came and was larger than the limit
  };
  Kind kind = Kind::malformed;
  bool may_have_arrived = false;  // false: surely nobody has acted on it
  std::string reason{};           // one Vietnamese sentence
};

struct Exchange {
  std::optional<Answer> answer{};
  Failure failure{};  // where there is no answer
};

// Plain http only where `limits.may_go_inside` (tests). Redirects are not followed, whatever `limits.redirects` says.
Exchange send(const Request& request, const Limits& limits = {});

std::string percent_encoded(std::string_view text);       // all but A-Z a-z 0-9 - . _ ~
std::string form_body(const std::vector<Field>& fields);  // application/x-www-form-urlencoded
std::string with_query(std::string url, const std::vector<Field>& fields);

}  // namespace fetch
