// SPDX-License-Identifier: AGPL-3.0-or-later
#include "support/line_check.h"

#include <cstdlib>
#include <iostream>

#include "base/utf8.h"
#include "vietnamese/text.h"

namespace support {

std::string broken_promise(const documents::Document& document) {
  for (const documents::Line& line : document.lines) {
    if (line.text.empty()) return "a line without text";
    if (!base::is_valid_utf8(line.text)) return "text that is not UTF-8";
    if (!base::is_valid_utf8(line.source)) return "a source that is not UTF-8";
    if (!vietnamese::is_nfc(line.text)) return "text that is not NFC: " + line.text;
    if (vietnamese::tidy(line.text) != line.text) return "text that is not tidy: " + line.text;
    if (line.source == line.text) return "a source that says nothing new: " + line.text;
    const int places = (line.place.line > 0 ? 1 : 0) + (line.place.page > 0 ? 1 : 0) + (line.place.block > 0 ? 1 : 0);
    if (places != 1) return "a line without a place of its own: " + line.text;
    if (line.blank_lines_before < 0 || line.font_size < 0) return "a negative measure";
    if (!line.cell) continue;
    const documents::Cell& cell = *line.cell;
    if (cell.table < 0 || cell.row < 0 || cell.column < 0) return "a cell outside of its table";
    if (cell.row_span < 1 || cell.column_span < 1) return "a cell without extent";
  }
  return {};
}

void check_promises(const documents::Document& document) {
  const std::string broken = broken_promise(document);
  if (broken.empty()) return;
  std::cerr << broken << '\n';
  std::abort();
}

}  // namespace support
