// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/request.h"

#include <system_error>
#include <utility>

namespace http {
namespace {

// For a header: RFC 5987 wants all but letters, digits and few marks as %XX.
std::string encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-' ||
        c == '_') {
      out += c;
    } else {
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  return out;
}

}  // namespace

Upload::Upload(std::string field, std::string file_name, std::filesystem::path path)
    : field_(std::move(field)), file_name_(std::move(file_name)), path_(std::move(path)) {}

Upload::~Upload() {
  std::error_code gone_already;
  if (!path_.empty()) std::filesystem::remove(path_, gone_already);
}

Upload::Upload(Upload&& other) noexcept
    : field_(std::move(other.field_)), file_name_(std::move(other.file_name_)), bytes_(other.bytes_) {
  path_.swap(other.path_);
}

Upload& Upload::operator=(Upload&& other) noexcept {
  field_.swap(other.field_);
  file_name_.swap(other.file_name_);
  path_.swap(other.path_);
  std::swap(bytes_, other.bytes_);
  return *this;
}

std::filesystem::path Upload::take() { return std::exchange(path_, {}); }

std::string_view Request::param(std::string_view name) const {
  const auto found = params.find(name);
  return found == params.end() ? std::string_view{} : found->second;
}

Response page(std::string body, int status) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  return response;
}

Response see_other(std::string address) {
  Response response;
  response.status = 303;
  response.headers.emplace_back("Location", std::move(address));
  return response;
}

Response download(std::string body, std::string type, std::string_view file_name) {
  Response response;
  response.type = std::move(type);
  response.body = std::move(body);
  response.headers.emplace_back("Content-Disposition", "attachment; filename*=UTF-8''" + encoded(file_name));
  return response;
}

int status_of(base::ErrorKind kind) {
  switch (kind) {
    case base::ErrorKind::invalid:
      return 422;
    case base::ErrorKind::not_found:
      return 404;
    case base::ErrorKind::forbidden:
      return 403;
    case base::ErrorKind::conflict:
      return 409;
    case base::ErrorKind::too_large:
      return 413;
    case base::ErrorKind::cancelled:
      return 409;
  }
  return 500;
}

}  // namespace http
