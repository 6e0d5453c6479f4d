// SPDX-License-Identifier: AGPL-3.0-or-later
// The XLSX reader. An input is a whole file, or the XML of its parts (sheet, shared texts, styles, workbook) parted by
// lines of "====": packed here, so that mutations reach behind the checksums of ZIP.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "documents/read/workbook.h"
#include "features/agencies/service.h"
#include "support/parts.h"
#include "support/zip_writer.h"

namespace {

void read(std::string_view bytes) {
  documents::WorkbookLimits limits;
  limits.file.unpacked_bytes = 1u << 20;
  limits.file.nesting = 50;
  limits.cells = 10'000;
  limits.text_bytes = 100'000;
  limits.rows = 2000;
  const auto sheets = documents::read_workbook(bytes, limits);
  if (sheets)
    for (const documents::Sheet& sheet : *sheets)
      if (sheet.rows.size() > limits.rows) std::abort();
  if (const auto csv = documents::workbook_as_csv(bytes, limits)) static_cast<void>(agencies::rows_from_csv(*csv));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.starts_with("PK")) return read(bytes), 0;
  constexpr std::array names{"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"};
  const auto pieces = support::parts_of(bytes);
  support::Parts parts{
      {"xl/_rels/workbook.xml.rels",
       "<Relationships><Relationship Id=\"a\" Type=\"/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"}};
  for (std::size_t i = 0; i < names.size() && i < pieces.size(); ++i) parts.emplace_back(names[i], pieces[i]);
  if (pieces.size() < names.size())
    parts.emplace_back(names.back(),
                       "<workbook xmlns:r=\"r\"><sheets><sheet name=\"S\" r:id=\"a\"/></sheets></workbook>");
  return read(support::zip_of(parts)), 0;
}
