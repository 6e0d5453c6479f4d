// SPDX-License-Identifier: AGPL-3.0-or-later
// Documents for tests of the compiler, written as plain text. One line of text is one line of the document, an empty
// line counts for the next one's blank_lines_before. A line "| a | b |" is a row of a table, rows that follow one
// another are one table; in a row "<<" widens the cell to its left, "^^" lengthens the one above it, and "¦" parts the
// lines of a cell. Any bytes will do: the document keeps what document.h promises of lines.
#pragma once
#include <string_view>

#include "documents/document.h"

namespace support {

// As a text file has it: places are lines, what begins a paragraph is left to the compiler.
documents::Document text_document(std::string_view text);

// As a word processor has it: every line is a paragraph, places are blocks.
documents::Document word_document(std::string_view text);

// As recognition has it: places are boxes of a page, labels may be damaged.
documents::Document scan_document(std::string_view text);

}  // namespace support
