// SPDX-License-Identifier: AGPL-3.0-or-later
// The body of a POST as it arrives: fields into memory, files to disk.
#pragma once
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/multipart.h"
#include "http/request.h"
#include "http/router.h"

namespace http {

struct BodyLimits {
  std::uint64_t form_bytes = 1u << 20;            // of a form without files
  std::uint64_t files_bytes = 64u << 20;          // of all files of one form together
  std::size_t field_bytes = 64u << 10;            // of one field of a form with files
  int files = 20;                                 // in one form
  std::uint64_t around_files_bytes = 128u << 10;  // for the fields and heads that surround the files

  std::uint64_t most(Body body) const { return body == Body::files ? files_bytes + around_files_bytes : form_bytes; }
};

class BodyReader {
 public:
  // Nothing where the route takes no such content type.
  static std::unique_ptr<BodyReader> of(Body body, std::string_view content_type, const std::filesystem::path& folder,
                                        const BodyLimits& limits);
  virtual ~BodyReader() = default;
  // 0, or the status of the refusal (400, 413). Throws where the disk fails.
  virtual int feed(std::string_view bytes) = 0;
  virtual int finish(Request& into) = 0;
};

}  // namespace http
