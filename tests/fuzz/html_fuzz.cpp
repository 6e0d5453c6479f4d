// SPDX-License-Identifier: AGPL-3.0-or-later
// The reader of web pages, with the finding of their encoding.
#include <cstdint>
#include <string_view>

#include "documents/read/html.h"
#include "support/line_check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  documents::Options options;
  options.limits.unpacked_bytes = 8u << 20;
  options.limits.lines = 2000;
  options.limits.nesting = 50;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto document = documents::read_html(bytes, options)) support::check_promises(*document);
  return 0;
}
