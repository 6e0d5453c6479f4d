// SPDX-License-Identifier: AGPL-3.0-or-later
// What a handler gets and what it gives. No library's types: handlers never see the server's.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/actor.h"
#include "base/result.h"
#include "http/forms.h"

namespace http {

// A file that came with a form. It lies on disk until the request is answered; take() keeps it.
class Upload {
 public:
  Upload(std::string field, std::string file_name, std::filesystem::path path);
  ~Upload();
  Upload(Upload&&) noexcept;
  Upload& operator=(Upload&&) noexcept;
  const std::string& field() const { return field_; }
  const std::string& file_name() const { return file_name_; }
  const std::filesystem::path& path() const { return path_; }
  std::uint64_t bytes() const { return bytes_; }
  void grow(std::uint64_t bytes) { bytes_ += bytes; }
  std::filesystem::path take();  // now the caller's to keep or remove

 private:
  std::string field_, file_name_;
  std::filesystem::path path_;
  std::uint64_t bytes_ = 0;
};

struct Request {
  std::string method{};                                      // "GET" or "POST"
  std::string path{};                                        // as sent
  std::map<std::string, std::string, std::less<>> params{};  // of the route: {id}
  Fields query{}, form{}, headers{};                         // names of headers are lower case
  std::vector<Upload> files{};
  std::string csrf{};   // the token for the forms of the answer
  std::string peer{};   // the network address of the visitor
  base::Actor actor{};  // who asks; a visitor without an account where nobody has signed in

  std::string_view param(std::string_view name) const;
  std::string_view header(std::string_view name) const { return value_of(headers, name); }
};

struct Packed;  // http/packed.h

struct Response {
  int status = 200;
  std::string type = "text/html; charset=utf-8";
  std::string body{};
  Fields headers{};
  // Asked a few times a second: what to send next of an event stream (may be empty); nothing ends it.
  std::function<std::optional<std::string>()> events{};
  std::shared_ptr<const Packed> packed{};  // instead of status, type and body
};

using Handler = std::function<Response(Request&)>;

Response page(std::string body, int status = 200);
Response see_other(std::string address);
Response download(std::string body, std::string type, std::string_view file_name);
int status_of(base::ErrorKind kind);

}  // namespace http
