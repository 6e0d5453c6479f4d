// SPDX-License-Identifier: AGPL-3.0-or-later
// Whole PDF files: text layer, ruling lines, layout. Recognition is left out: it is slow, and not our parser.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "documents/read/pdf.h"
#include "support/line_check.h"

// Fontconfig, which poppler asks for fonts that a file does not bring, keeps them until the process ends.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  documents::Options options;
  options.threads = 1;
  options.limits.pages = 8;
  options.limits.recognised_pages = 0;
  const auto document = documents::read_pdf({reinterpret_cast<const char*>(data), size}, options);
  if (!document) {
    if (document.error().message.empty()) std::abort();
    return 0;
  }
  support::check_promises(*document);
  return 0;
}
