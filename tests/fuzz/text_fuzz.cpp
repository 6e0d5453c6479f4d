// SPDX-License-Identifier: AGPL-3.0-or-later
// What any file goes through first: finding its type (archives and compound files are looked into), and plain text.
#include <cstdint>
#include <string_view>

#include "documents/read/detect.h"
#include "documents/read/text.h"
#include "support/line_check.h"
#include "vietnamese/legacy.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  documents::Options options;
  options.limits.unpacked_bytes = 1u << 20;
  options.limits.lines = 2000;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto format = documents::detect(bytes, options.limits);
  if (!format && format.error().message.empty()) __builtin_trap();
  const auto decoded = vietnamese::decode(bytes);
  if (const auto document = documents::read_text(decoded.text, options)) support::check_promises(*document);
  return 0;
}
