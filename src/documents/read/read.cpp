// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/read.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/hash.h"
#include "documents/read/detect.h"
#include "documents/read/docx.h"
#include "documents/read/html.h"
#include "documents/read/image.h"
#include "documents/read/lines.h"
#include "documents/read/markdown.h"
#include "documents/read/odt.h"
#include "documents/read/office.h"
#include "documents/read/pdf.h"
#include "documents/read/repair.h"
#include "documents/read/text.h"
#include "documents/read/two_columns.h"
#include "vietnamese/legacy.h"

namespace documents {
namespace {

base::Result<Document> read_characters(std::string_view bytes, Format format, const Options& options) {
  const vietnamese::Decoded decoded = vietnamese::decode(bytes);
  auto document = format == Format::markdown ? read_markdown(decoded.text, options) : read_text(decoded.text, options);
  if (document) document->encoding = decoded.encoding;
  return document;
}

base::Result<Document> read_as(Format format, std::string_view bytes, const Options& options) {
  switch (format) {
    case Format::text:
    case Format::markdown:
      return read_characters(bytes, format, options);
    case Format::pdf:
      return read_pdf(bytes, options);
    case Format::image:
      return read_image(bytes, options);
    case Format::docx:
      return read_docx(bytes, options);
    case Format::html:
      return read_html(bytes, options);
    case Format::odt:
      return read_odt(bytes, options);
    case Format::doc:
    case Format::rtf:
      return read_office(bytes, format, options);
  }
  throw std::logic_error("a format without a reader");
}

// Word and web pages whose letters are those of an old font that is not named (pasted without it, or saved as text).
void reread_letters(Document& document) {
  std::string all;
  for (const Line& line : document.lines) {
    all += line.printed();
    all.push_back('\n');
  }
  const auto again = vietnamese::reread(all);
  if (!again) return;
  document.encoding = again->encoding;
  const std::vector<std::string_view> lines = file_lines(again->text);
  for (std::size_t i = 0; i < document.lines.size() && i < lines.size(); ++i) {
    Line& line = document.lines[i];
    const std::string printed = line.printed();
    set_text(line, lines[i]);
    line.source = line.text == printed ? std::string() : printed;
  }
}

// The name without folders, of either kind of system.
std::string_view base_name(std::string_view path) { return path.substr(path.find_last_of("/\\") + 1); }

// What follows reading, whatever the format.
base::Result<Document> finish(base::Result<Document> read, std::string_view bytes, std::string_view file_name,
                              const Options& options) {
  if (!read) return read;
  Document& document = *read;
  document.file = std::string(base_name(file_name));
  document.sha256 = base::sha256_hex(bytes);
  const bool marked_up = document.format == Format::docx || document.format == Format::odt ||
                         document.format == Format::html || document.format == Format::doc ||
                         document.format == Format::rtf;
  if (marked_up) reread_letters(document);
  if (marked_up || document.format == Format::text) part_columns(document.lines);
  if (document.lines.empty()) return base::Error{base::ErrorKind::invalid, "Không tìm thấy chữ nào trong tệp."};
  repair_document(document, options);
  return read;
}

}  // namespace

base::Result<Document> read(std::string_view bytes, std::string_view file_name, const Options& options) {
  if (bytes.size() > options.limits.bytes)
    return base::Error{base::ErrorKind::too_large, "Tệp lớn hơn " + std::to_string(options.limits.bytes >> 20) +
                                                       " MB, vượt quá giới hạn cho phép."};
  const auto format = detect(bytes, options.limits);
  if (!format) return format.error();
  return finish(read_as(*format, bytes, options), bytes, file_name, options);
}

}  // namespace documents
