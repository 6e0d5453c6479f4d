// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/csv.h"

namespace base {
namespace {

constexpr std::string_view formula_marks = "=+-@\t\r";

bool is_formula(std::string_view text) {
  return !text.empty() && formula_marks.find(text.front()) != std::string_view::npos;
}

class Reader {
 public:
  Reader(std::string_view text, char mark) : text_(text), mark_(mark) {}
  bool next(CsvRow& row) {
    if (at_ >= text_.size()) return false;
    row = {line_, {}};
    do row.cells.push_back(cell());
    while (at_ < text_.size() && text_[at_] == mark_ && ++at_);
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++line_;
    return true;
  }

 private:
  std::string cell() {
    std::string cell;
    if (at_ < text_.size() && text_[at_] == '"') {
      for (++at_; at_ < text_.size(); ++at_) {
        if (text_[at_] == '"' && (at_ + 1 == text_.size() || text_[at_ + 1] != '"')) break;
        if (text_[at_] == '"') ++at_;
        if (text_[at_] == '\n') ++line_;
        cell += text_[at_];
      }
      if (at_ < text_.size()) ++at_;
    }
    while (at_ < text_.size() && text_[at_] != mark_ && text_[at_] != '\n' && text_[at_] != '\r') cell += text_[at_++];
    return cell;
  }
  std::string_view text_;
  char mark_;
  std::size_t at_ = 0;
  int line_ = 1;
};

// What parts the cells: a semicolon where one stands outside of quotes, as spreadsheets here write it.
char mark_of(std::string_view line) {
  bool is_quoted = false;
  for (const char c : line) {
    if (c == '"') is_quoted = !is_quoted;
    if (c == ';' && !is_quoted) return ';';
  }
  return ',';
}

}  // namespace

std::vector<CsvRow> csv_rows(std::string_view text) {
  if (text.starts_with(csv_mark)) text.remove_prefix(csv_mark.size());
  Reader reader(text, mark_of(text.substr(0, text.find('\n'))));
  std::vector<CsvRow> rows;
  for (CsvRow row; reader.next(row);) rows.push_back(row);
  return rows;
}

std::string csv_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    out += c;
    if (c == '"') out += c;
  }
  return out += '"';
}

std::string csv_cell(std::string_view text) {
  return csv_quoted(is_formula(text) ? "'" + std::string(text) : std::string(text));
}

std::string csv_row(const std::vector<std::string>& cells) {
  std::string row;
  for (const std::string& cell : cells) row += (row.empty() ? "" : ",") + csv_cell(cell);
  return row + "\r\n";
}

std::string csv_text(std::string_view cell) {
  if (cell.starts_with('\'') && is_formula(cell.substr(1))) cell.remove_prefix(1);
  return std::string(cell);
}

}  // namespace base
