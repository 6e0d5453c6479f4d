// SPDX-License-Identifier: AGPL-3.0-or-later
#include "support/plan_text.h"

#include <string>
#include <utility>
#include <vector>

#include "vietnamese/text.h"

namespace support {
namespace {

using documents::Cell;
using documents::Document;
using documents::Line;

class Maker {
 public:
  Document make(std::string_view text) {
    for (std::size_t from = 0; from <= text.size();) {
      const std::size_t to = std::min(text.find('\n', from), text.size());
      ++number_;
      const std::string line = vietnamese::tidy(vietnamese::to_nfc(text.substr(from, to - from)));
      if (line.size() > 1 && line.starts_with('|') && line.ends_with('|')) {
        add_row(line);
      } else {
        in_table_ = false;
        if (line.empty())
          ++blank_;
        else
          add(line, std::nullopt);
      }
      from = to + 1;
    }
    return std::move(document_);
  }

 private:
  void add(const std::string& text, const std::optional<Cell>& cell) {
    Line line;
    line.text = text;
    line.place.line = number_;
    line.blank_lines_before = std::exchange(blank_, 0);
    line.cell = cell;
    document_.lines.push_back(std::move(line));
  }

  void add_row(const std::string& line) {
    if (!std::exchange(in_table_, true)) {
      ++table_;
      row_ = 0;
      tall_.clear();
    }
    int column = 0;
    Cell wide;  // the last cell that said something
    std::size_t wide_first = document_.lines.size();
    for (std::size_t from = 1; from < line.size(); ++column) {
      const std::size_t to = std::min(line.find('|', from), line.size());
      const std::string text = vietnamese::tidy(std::string_view(line).substr(from, to - from));
      from = to + 1;
      if (text == "<<") {
        for (std::size_t i = wide_first; i < document_.lines.size(); ++i) ++document_.lines[i].cell->column_span;
        continue;
      }
      if (text == "^^") {
        lengthen(column);
        continue;
      }
      wide_first = document_.lines.size();
      add_cell(text, {table_, row_, column, 1, 1});
    }
    ++row_;
  }

  void add_cell(const std::string& text, const Cell& cell) {
    constexpr std::string_view bar = "¦";
    const std::size_t first = document_.lines.size();
    for (std::size_t from = 0; from <= text.size();) {
      const std::size_t to = std::min(text.find(bar, from), text.size());
      const std::string part = vietnamese::tidy(std::string_view(text).substr(from, to - from));
      if (!part.empty()) add(part, cell);
      from = to == text.size() ? text.size() + 1 : to + bar.size();
    }
    if (tall_.size() <= static_cast<std::size_t>(cell.column)) tall_.resize(static_cast<std::size_t>(cell.column) + 1);
    tall_[static_cast<std::size_t>(cell.column)] = {first, document_.lines.size()};
  }

  void lengthen(int column) {
    if (static_cast<std::size_t>(column) >= tall_.size()) return;
    const auto [first, last] = tall_[static_cast<std::size_t>(column)];
    for (std::size_t i = first; i < last; ++i)
      document_.lines[i].cell->row_span = row_ - document_.lines[i].cell->row + 1;
  }

  Document document_{};
  int number_ = 0, blank_ = 0, table_ = -1, row_ = 0;
  bool in_table_ = false;
  std::vector<std::pair<std::size_t, std::size_t>> tall_{};  // lines of the last cell of each column
};

}  // namespace

Document text_document(std::string_view text) {
  Document document = Maker().make(text);
  document.file = "ke-hoach.txt";
  document.format = documents::Format::text;
  document.encoding = "UTF-8";
  return document;
}

Document word_document(std::string_view text) {
  Document document = Maker().make(text);
  document.file = "ke-hoach.docx";
  document.format = documents::Format::docx;
  int block = 0;
  for (Line& line : document.lines) {
    line.place = {};
    line.place.block = ++block;
    line.start = documents::Start::paragraph;
    line.blank_lines_before = 0;
  }
  return document;
}

Document scan_document(std::string_view text) {
  Document document = Maker().make(text);
  document.file = "ke-hoach.pdf";
  document.format = documents::Format::pdf;
  document.pages = 1;
  document.ocr = true;
  document.page_sizes = {{595, 842}};
  double top = 60;
  for (Line& line : document.lines) {
    line.place = {};
    line.place.page = 1;
    line.place.box = {60, top, 500, top + 12};
    top += 14;
  }
  return document;
}

}  // namespace support
