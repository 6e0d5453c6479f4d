// SPDX-License-Identifier: AGPL-3.0-or-later
// What all readers share: characters as they stand in a source become the text of a Line, and a file falls into lines.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "documents/document.h"
#include "documents/read/read.h"

namespace documents {

// Sets Line::text, and Line::source where the characters differ. Characters nobody sees (controls, soft hyphens,
// zero-width marks) leave the text. False where nothing is left to read.
bool set_text(Line& line, std::string_view printed);

// The lines of a file, without their ends. Line n of the file is element n - 1, whatever the line ends are.
std::vector<std::string_view> file_lines(std::string_view text);

// A line break inside a paragraph: does the paragraph go on behind it, or does an item of a list begin?
Start start_after_break(std::string_view before, std::string_view text);

// Numbers the tables anew in the order in which they appear.
void number_tables(std::vector<Line>& lines);

// Columns that white space takes before the first letter; a tab goes to the next multiple of eight.
double indent_columns(std::string_view line);

// How much of a line is set bold or italic. A line counts as bold when four letters of five are.
struct Emphasis {
  std::size_t letters = 0, bold_letters = 0, italic_letters = 0;
  void count(char32_t c, bool is_bold, bool is_italic);
  bool bold() const;
  bool italic() const;
};

// Refuses once more lines are asked for than the limits allow.
base::Error too_many_lines(const Limits& limits);

// False where the person asked to stop.
bool report(const Options& options, std::string_view step, int done, int total);
base::Error cancelled();

}  // namespace documents
