// SPDX-License-Identifier: AGPL-3.0-or-later
// The Markdown reader, flattened tables of web dumps among it.
#include <cstdint>
#include <string_view>

#include "documents/read/markdown.h"
#include "support/line_check.h"
#include "vietnamese/legacy.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  documents::Options options;
  options.limits.lines = 2000;
  options.limits.nesting = 50;
  const auto decoded = vietnamese::decode({reinterpret_cast<const char*>(data), size});
  documents::looks_like_markdown(decoded.text);
  if (const auto document = documents::read_markdown(decoded.text, options)) support::check_promises(*document);
  return 0;
}
