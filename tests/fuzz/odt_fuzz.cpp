// SPDX-License-Identifier: AGPL-3.0-or-later
// The OpenDocument reader. An input is a whole file, or the XML of its parts (content, styles) parted by lines of
// "====": packed here, so that mutations reach behind the checksums of ZIP.
#include <array>
#include <cstdint>
#include <string_view>

#include "documents/read/odt.h"
#include "support/line_check.h"
#include "support/parts.h"
#include "support/zip_writer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  documents::Options options;
  options.limits.unpacked_bytes = 1u << 20;
  options.limits.lines = 2000;
  options.limits.nesting = 50;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.starts_with("PK")) {
    if (const auto document = documents::read_odt(bytes, options)) support::check_promises(*document);
    return 0;
  }
  constexpr std::array names{"content.xml", "styles.xml"};
  const auto pieces = support::parts_of(bytes);
  support::Parts parts;
  for (std::size_t i = 0; i < names.size() && i < pieces.size(); ++i) parts.emplace_back(names[i], pieces[i]);
  if (const auto document = documents::read_odt(support::zip_of(parts), options)) support::check_promises(*document);
  return 0;
}
