// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/text.h"

#include "documents/read/lines.h"

namespace documents {

base::Result<Document> read_text(std::string_view text, const Options& options) {
  Document document;
  document.format = Format::text;
  int number = 0, blank = 0;
  for (const std::string_view raw : file_lines(text)) {
    ++number;
    Line line;
    if (!set_text(line, raw)) {
      ++blank;
      continue;
    }
    if (document.lines.size() >= options.limits.lines) return too_many_lines(options.limits);
    line.place.line = number;
    line.blank_lines_before = blank;
    line.indent = indent_columns(raw);
    blank = 0;
    document.lines.push_back(std::move(line));
  }
  return document;
}

}  // namespace documents
