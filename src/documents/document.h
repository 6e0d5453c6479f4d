// SPDX-License-Identifier: AGPL-3.0-or-later
// What every reader yields: the lines of a document in reading order, each with its place in the source.
// The compiler knows documents only through this header.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace documents {

enum class Format { text, markdown, html, docx, odt, doc, rtf, pdf, image };
std::string_view format_name(Format format);  // "text", "markdown", …

// Points (1/72 inch) from the upper left corner of the page.
struct Box {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

// Exactly one of line, page and block is set (numbers start at 1).
struct Place {
  int line = 0;   // text, Markdown and HTML files: the line of the file
  int page = 0;   // PDF and images, with `box`
  int block = 0;  // word-processor files: the n-th paragraph, those of table cells included
  Box box{};
};

// Whether a line begins a paragraph of its own. Word processors know; printed lines leave it to the compiler.
enum class Start { unknown, paragraph, continuation };

// A line that stands in a table cell. `table` counts from 0 in the document. One cell may hold several lines.
struct Cell {
  int table = 0;
  int row = 0;
  int column = 0;
  int row_span = 1;
  int column_span = 1;
};

// A stretch of Line::text that was restored: what stood there, and how sure the repair is (0 to 1).
struct Repair {
  std::size_t from = 0, to = 0;  // bytes in Line::text
  std::string source{};
  double confidence = 0;
};

enum class Part { body, page_header, page_footer, footnote };

struct Line {
  std::string text{};    // NFC, single spaces, trimmed; never empty
  std::string source{};  // the characters as they stand in the source, where they differ from `text`; else empty
  Place place{};
  Start start = Start::unknown;
  Part part = Part::body;
  int blank_lines_before = 0;
  std::optional<Cell> cell{};
  bool bold = false;
  bool italic = false;
  bool centred = false;
  double font_size = 0;  // points, 0 where unknown
  double indent = 0;     // points (text files: columns) from the left edge of the text
  std::vector<Repair> repairs{};
  std::vector<int> confidences{};  // 0 to 100, one for each word of `text`, where the line was recognised; else empty

  // The characters as they stand in the source.
  const std::string& printed() const { return source.empty() ? text : source; }
};

struct PageSize {
  double width = 0, height = 0;  // points
};

struct Document {
  std::string file{};    // the name it came under, without folders
  std::string sha256{};  // of its bytes, hexadecimal
  Format format = Format::text;
  int pages = 0;           // 0 where the format has no pages
  bool ocr = false;        // some page was recognised from pixels
  std::string encoding{};  // "UTF-8", "windows-1258", "TCVN3", …; empty where the format fixes it
  bool restored = false;   // lost diacritics were restored
  std::vector<Line> lines{};
  std::vector<PageSize> page_sizes{};  // one a page, for formats that have pages
};

}  // namespace documents
