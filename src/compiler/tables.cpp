// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/tables.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/utf8.h"
#include "compiler/scan.h"
#include "vietnamese/text.h"

namespace compiler {
namespace {

using documents::Cell;

struct GridCell {
  std::vector<std::size_t> lines{};
  int row_span = 1;
  int column_span = 1;
};

struct Grid {
  std::map<int, std::map<int, GridCell>> rows{};
  int columns = 0;
};

Grid grid_of(const Source& source, int table) {
  Grid grid;
  for (std::size_t i = 0; i < source.cells.size(); ++i) {
    const std::optional<Cell>& cell = source.cells[i];
    if (!cell || cell->table != table) continue;
    GridCell& at = grid.rows[cell->row][cell->column];
    at.lines.push_back(i);
    at.row_span = std::max(1, cell->row_span);
    at.column_span = std::max(1, cell->column_span);
    grid.columns = std::max(grid.columns, cell->column + at.column_span);
  }
  return grid;
}

std::string text_of(const Source& source, const GridCell& cell) { return join_lines(source, cell.lines).text; }

using Kinds = std::map<int, FieldKind>;

bool has(const Kinds& kinds, FieldKind kind) {
  return std::any_of(kinds.begin(), kinds.end(), [&](const auto& entry) { return entry.second == kind; });
}

bool assigns(const Kinds& kinds) {
  if (has(kinds, FieldKind::lead) || has(kinds, FieldKind::coordinate))
    return has(kinds, FieldKind::content) || kinds.size() >= 2;
  return has(kinds, FieldKind::content) && has(kinds, FieldKind::time);
}

// Kinds of the columns told by head rows [first, last]; a head that spans two columns counts for both until a lower
// head says more.
Kinds kinds_of(const Source& source, const Grid& grid, int first, int last) {
  Kinds kinds;
  for (const auto& [row, cells] : grid.rows) {
    if (row < first || row > last) continue;
    for (const auto& [column, cell] : cells) {
      const std::string head = text_of(source, cell);
      if (head.size() > 160) continue;
      const std::optional<FieldKind> kind = column_kind(head);
      if (!kind) continue;
      for (int c = column; c < column + cell.column_span; ++c) kinds[c] = *kind;
    }
  }
  return kinds;
}

struct Head {
  Kinds kinds{};
  int last_row = -1;
};

std::optional<Head> find_head(const Source& source, const Grid& grid) {
  int looked = 0;
  for (const auto& [row, cells] : grid.rows) {
    if (++looked > 6) break;
    Kinds kinds = kinds_of(source, grid, row, row);
    if (kinds.size() < 2 || !assigns(kinds)) continue;
    Head head{kinds, row};
    // a second head row stands below a head that spans rows or columns
    const auto next = grid.rows.upper_bound(row);
    if (next != grid.rows.end()) {
      bool split = false;
      for (const auto& [column, cell] : cells) split = split || cell.column_span > 1;
      Kinds below = kinds_of(source, grid, next->first, next->first);
      const auto filled = static_cast<std::size_t>(std::count_if(
          next->second.begin(), next->second.end(), [](const auto& cell) { return !cell.second.lines.empty(); }));
      const std::size_t named = below.size();
      // all that the next row says are heads: "Chủ trì" and "Phối hợp" below "Cơ quan thực hiện"
      if (named >= 2 && named >= filled &&
          (split || (has(below, FieldKind::lead) && has(below, FieldKind::coordinate)))) {
        for (const auto& [column, kind] : below) head.kinds[column] = kind;
        head.last_row = next->first;
      }
    }
    return head;
  }
  return std::nullopt;
}

bool is_number(std::string_view text) {
  text = vietnamese::trim(text);
  while (!text.empty() && (text.back() == '.' || text.back() == ')')) text.remove_suffix(1);
  if (text.empty() || text.size() > 6) return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

std::string label_of(std::string_view text) {
  text = vietnamese::trim(text);
  while (!text.empty() && (text.back() == '.' || text.back() == ')' || text.back() == '/')) text.remove_suffix(1);
  return std::string(text);
}

class Reader {
 public:
  Reader(const Source& source, Grid grid, Head head)
      : source_(source), grid_(std::move(grid)), head_(std::move(head)) {}

  AssignmentTable read() {
    name_content_column();
    table_.states_lead = has(head_.kinds, FieldKind::lead) || has(head_.kinds, FieldKind::coordinate);
    for (const auto& [row, cells] : grid_.rows)
      if (row > head_.last_row) read_row(row);
    return std::move(table_);
  }

 private:
  // Without a named column for the work, the widest unnamed one holds it.
  void name_content_column() {
    if (has(head_.kinds, FieldKind::content)) return;
    std::map<int, std::size_t> letters;
    for (const auto& [row, cells] : grid_.rows)
      for (const auto& [column, cell] : cells)
        if (row > head_.last_row && !head_.kinds.contains(column)) letters[column] += text_of(source_, cell).size();
    const auto widest = std::max_element(letters.begin(), letters.end(),
                                         [](const auto& a, const auto& b) { return a.second < b.second; });
    if (widest != letters.end()) head_.kinds[widest->first] = FieldKind::content;
  }

  // The cell that covers (row, column): its own, or one above that spans down to it.
  const GridCell* covering(int row, int column, bool& own) const {
    own = true;
    const auto& cells = grid_.rows.at(row);
    for (const auto& [at, cell] : cells)
      if (at <= column && column < at + cell.column_span) return &cell;
    own = false;
    for (auto above = grid_.rows.lower_bound(row); above != grid_.rows.begin();) {
      --above;
      for (const auto& [at, cell] : above->second)
        if (at <= column && column < at + cell.column_span && above->first + cell.row_span > row) return &cell;
    }
    return nullptr;
  }

  Block block_of(int row, FieldKind kind, bool& own) const {
    Block block;
    own = false;
    for (const auto& [column, k] : head_.kinds) {
      if (k != kind) continue;
      bool own_cell = false;
      const GridCell* cell = covering(row, column, own_cell);
      if (cell == nullptr || cell->lines.empty()) continue;
      Block part = join_lines(source_, cell->lines);
      own = own || own_cell;
      if (block.text.empty()) {
        block = std::move(part);
      } else if (kind == FieldKind::lead || kind == FieldKind::content) {
        // two columns of one kind: the first one that says something counts
        continue;
      }
    }
    return block;
  }

  bool repeats_head(int row) const {
    const Kinds kinds = kinds_of(source_, grid_, row, row);
    return kinds.size() >= 2 && kinds.size() >= head_.kinds.size() / 2 && assigns(kinds);
  }

  bool counts_columns(int row) const {
    int expected = 1;
    for (const auto& [column, cell] : grid_.rows.at(row)) {
      std::string text = text_of(source_, cell);
      std::erase_if(text, [](char c) { return c == '(' || c == ')'; });
      if (text != std::to_string(expected++)) return false;
    }
    return expected > 3;
  }

  void read_row(int row) {
    const auto& cells = grid_.rows.at(row);
    if (repeats_head(row) || counts_columns(row)) return;
    bool own = false;
    TableRow now;
    const Block number = block_of(row, FieldKind::number, own);
    const bool own_number = own;
    now.content = block_of(row, FieldKind::content, own);
    const bool own_content = own;
    bool own_lead = false, own_coordinate = false, own_time = false;
    now.lead = block_of(row, FieldKind::lead, own_lead);
    now.coordinate = block_of(row, FieldKind::coordinate, own_coordinate);
    now.time = block_of(row, FieldKind::time, own_time);
    now.output = block_of(row, FieldKind::output, own);
    now.channel = block_of(row, FieldKind::channel, own);
    now.quota = block_of(row, FieldKind::quota, own);
    const bool own_facts = (own_lead && !now.lead.text.empty()) || (own_coordinate && !now.coordinate.text.empty()) ||
                           (own_time && !now.time.text.empty());
    const std::string label = own_number ? label_of(number.text) : std::string();
    const bool one_cell =
        std::count_if(cells.begin(), cells.end(), [&](const auto& c) { return !c.second.lines.empty(); }) -
            (own_number && !number.text.empty() && cells.size() > 1 ? 1 : 0) <=
        1;
    const bool spans_all = std::any_of(cells.begin(), cells.end(), [&](const auto& c) {
      return c.second.column_span >= std::max(2, static_cast<int>(head_.kinds.size()) - 1);
    });
    if (one_cell && (!own_facts || spans_all)) {
      if (continues(row, label, now)) return;
      open_group(row, label);
      return;
    }
    if (!own_facts && table_.rows.empty() && !own_content) return;
    if (label.empty() && !own_number_column_missing() && continues(row, label, now)) return;
    if (now.content.text.empty()) return;
    now.group = group_;
    ++count_;
    now.number = label.empty() ? std::to_string(count_) : label;
    if (is_number(label)) count_ = to_number(label);
    now.at = row_span(row);
    table_.rows.push_back(std::move(now));
  }

  bool own_number_column_missing() const { return !has(head_.kinds, FieldKind::number); }

  // A row cut by the end of a page goes on in the next one, without a number.
  bool continues(int row, const std::string& label, const TableRow& now) {
    if (!label.empty() || table_.rows.empty()) return false;
    TableRow& before = table_.rows.back();
    const bool rest =
        !now.content.text.empty() && vietnamese::starts_lower(now.content.text) && !ends_sentence(before.content.text);
    const bool facts_only = now.content.text.empty();
    if (!rest && !facts_only) return false;
    bool own = false;
    append(before.content, rest ? now.content : Block{});
    for (const auto& [kind, part] : {std::pair{FieldKind::lead, &TableRow::lead},
                                     {FieldKind::coordinate, &TableRow::coordinate},
                                     {FieldKind::time, &TableRow::time},
                                     {FieldKind::output, &TableRow::output}}) {
      const Block block = block_of(row, kind, own);
      if (own) append(before.*part, block);
    }
    if (const Span more = row_span(row); more.last > before.at.last) {
      before.at.last = more.last;
      before.at.to = more.to;
    }
    return true;
  }

  static void append(Block& block, const Block& more) {
    if (more.text.empty()) return;
    if (!block.text.empty()) block.text.push_back(' ');
    const std::size_t shift = block.text.size();
    block.text += more.text;
    for (Piece piece : more.pieces) {
      piece.in_block += shift;
      block.pieces.push_back(piece);
    }
  }

  void open_group(int row, const std::string& label) {
    Block heading;
    for (const auto& [column, cell] : grid_.rows.at(row)) {
      const Block block = join_lines(source_, cell.lines);
      if (block.text.size() > heading.text.size()) heading = block;
    }
    if (heading.text.empty()) return;
    bool letters = false;
    for (std::size_t at = 0; at < heading.text.size() && !letters;)
      letters = vietnamese::is_letter(base::next_code_point(heading.text, at));
    if (!letters) {
      // a row of dots: rows were left out, the group above no longer holds
      group_ = "?";
      return;
    }
    std::string group = label;
    if (group.empty()) {
      const Label printed = read_label(heading.text, source_.damaged);
      group = printed.marker == Marker::none ? std::to_string(table_.groups.size() + 1) : printed.text;
    }
    group_ = group;
    count_ = 0;
    table_.groups.push_back({group, heading});
  }

  Span row_span(int row) const {
    Span span;
    for (const auto& [column, cell] : grid_.rows.at(row))
      for (const std::size_t line : cell.lines) {
        const int number = static_cast<int>(line);
        if (!span.known() || number < span.first) span.first = number;
        if (number >= span.last) {
          span.last = number;
          span.to = source_.document.lines[line].text.size();
        }
      }
    return span;
  }

  const Source& source_;
  Grid grid_;
  Head head_;
  AssignmentTable table_{};
  std::string group_{};
  int count_ = 0;
};

}  // namespace

std::vector<int> tables_in(const Source& source, Lines range) {
  std::vector<int> tables;
  for (std::size_t i = range.first; i < range.last && i < source.cells.size(); ++i)
    if (source.cells[i] && (tables.empty() || tables.back() != source.cells[i]->table))
      tables.push_back(source.cells[i]->table);
  return tables;
}

AssignmentTable read_table(const Source& source, int table) {
  Grid grid = grid_of(source, table);
  std::optional<Head> head = find_head(source, grid);
  if (!head) return {};
  return Reader(source, std::move(grid), std::move(*head)).read();
}

}  // namespace compiler
