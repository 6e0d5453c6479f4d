// SPDX-License-Identifier: AGPL-3.0-or-later
// DOC and RTF by way of LibreOffice, which runs as a process of its own: without network, with a profile and a folder
// that are thrown away, and killed with all it started when its time is over.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "documents/document.h"
#include "documents/read/read.h"

namespace documents {

// `format` is doc or rtf. Document::format is the format that the bytes had.
base::Result<Document> read_office(std::string_view bytes, Format format, const Options& options);

// The program that converts; empty where LibreOffice is not installed.
std::string office_program();

// The bytes as DOCX. `program` is run with LibreOffice's arguments.
base::Result<std::string> convert_to_docx(std::string_view bytes, std::string_view extension,
                                          const std::string& program, const Options& options);

}  // namespace documents
