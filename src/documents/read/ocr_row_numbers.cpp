// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/ocr_row_numbers.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "vietnamese/text.h"

namespace documents {
namespace {

constexpr std::size_t longest_number = 4;  // signs, with the dots and bars a misreading may add

struct TableRow {
  std::vector<Line*> first{};           // lines of the first cell
  std::map<int, std::string> others{};  // text of the other cells, folded
};

using Table = std::map<int, TableRow>;  // by row

std::map<int, Table> tables_of(std::vector<Line>& lines) {
  std::map<int, Table> tables;
  for (Line& line : lines) {
    if (!line.cell) continue;
    TableRow& row = tables[line.cell->table][line.cell->row];
    if (line.cell->column == 0)
      row.first.push_back(&line);
    else
      row.others[line.cell->column] += vietnamese::fold(line.text) + ' ';
  }
  return tables;
}

int number_in(std::string_view text) {
  int number = 0;
  const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
  return trouble == std::errc() && end == text.data() + text.size() ? number : 0;
}

// The head of the table, or its repetition on a later page.
bool is_head(const TableRow& row, const TableRow& head) {
  if (&row == &head) return true;
  const auto same = std::count_if(row.others.begin(), row.others.end(), [&](const auto& cell) {
    const auto found = head.others.find(cell.first);
    return found != head.others.end() && found->second == cell.second;
  });
  return 2 * same > std::ssize(row.others);
}

// The first lines of the rows that should be numbered; empty where some row says something else.
std::vector<Line*> numbered_lines(Table& table) {
  std::vector<Line*> lines;
  const TableRow& head = table.begin()->second;
  for (auto& [index, row] : table) {
    if (is_head(row, head) || row.first.empty()) continue;
    Line& line = *row.first.front();
    const bool is_short = row.first.size() == 1 && base::count_code_points(line.text) <= longest_number;
    if (!is_short || line.confidences.empty()) return {};
    lines.push_back(&line);
  }
  return lines;
}

void correct(Line& line, const std::string& number) {
  if (line.source.empty()) line.source = line.text;
  const int sure = line.confidences.empty() ? 0 : line.confidences.front();
  line.repairs.push_back({0, number.size(), std::exchange(line.text, number), 0.9});
  line.confidences = {sure};
}

}  // namespace

void mend_row_numbers(std::vector<Line>& lines) {
  for (auto& [index, table] : tables_of(lines)) {
    const std::vector<Line*> numbered = numbered_lines(table);
    int right = 0, misread = 0;
    for (std::size_t i = 0; i < numbered.size(); ++i)
      (number_in(numbered[i]->text) == static_cast<int>(i) + 1 ? right : misread) += 1;
    // Two that fit are enough, unless many numbers tell of another count.
    const auto others =
        std::count_if(numbered.begin(), numbered.end(), [](const Line* l) { return number_in(l->text); });
    if (misread == 0 || right < 2 || 2 * right < others) continue;
    for (std::size_t i = 0; i < numbered.size(); ++i)
      if (std::string number = std::to_string(i + 1); numbered[i]->text != number) correct(*numbered[i], number);
  }
}

}  // namespace documents
