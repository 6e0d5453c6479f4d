// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/flat_table.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>

#include "documents/read/flat_bars.h"
#include "documents/read/genre.h"
#include "vietnamese/text.h"

namespace documents {
namespace {

constexpr int most_columns = 24;
constexpr std::size_t beam = 24;  // readings followed at a time

// A bar, or the lines between two bars, with what speaks for and against their being a cell.
struct Token {
  bool bar = false;
  std::size_t first = 0, last = 0;  // items
  bool blank_before = false, blank_after = false;
  int inner_blanks = 0, lines = 0;
  bool label = false, number_head = false, recipients = false, motto = false, title = false, dots = false;
};

// Where a reading stands. `columns` is 0 until the first row of a table has ended.
enum class Where : unsigned char { outside, between_rows, before_cell, in_cell };
struct State {
  Where where = Where::outside;
  bool whole = false;  // between rows: the row before had all its columns
  int columns = 0;
  int cells = 0;  // closed in the row at hand
  bool operator==(const State&) const = default;
};

enum class Step : unsigned char { none, text, dots, cell, stray_bar, new_table, next_row, next_cell, end_row };
struct Node {
  State state{};
  double cost = 0;
  int parent = -1;
  Step step = Step::none;
};

std::vector<Token> tokens_of(const std::vector<FlatItem>& items) {
  std::vector<Token> tokens;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool blank = items[i].blank_lines_before > 0;
    if (!tokens.empty() && blank && (items[i].bar || tokens.back().bar)) tokens.back().blank_after = true;
    if (items[i].bar || tokens.empty() || tokens.back().bar) {
      Token token;
      token.bar = items[i].bar;
      token.first = token.last = i;
      token.blank_before = blank;
      token.lines = 1;
      tokens.push_back(token);
      continue;
    }
    Token& open = tokens.back();
    open.last = i;
    ++open.lines;
    open.inner_blanks += blank ? 1 : 0;
  }
  for (Token& token : tokens) {
    if (token.bar) continue;
    const std::string_view head = items[token.first].text;
    token.label = token.lines == 1 && is_row_label(head);
    token.number_head = token.lines <= 2 && is_number_column_head(head);
    token.dots = token.lines == 1 && is_dots(head);
    for (std::size_t i = token.first; i <= token.last && i < token.first + 3; ++i) {
      token.recipients = token.recipients || is_recipients_head(items[i].text);
      token.motto = token.motto || is_state_name(items[i].text);
    }
    token.title = is_document_head(head);
  }
  return tokens;
}

class Search {
 public:
  explicit Search(const std::vector<Token>& tokens) : tokens_(tokens) {
    std::size_t bars = 0, airy = 0;
    for (const Token& token : tokens) {
      bars += token.bar ? 1 : 0;
      airy += token.bar && token.blank_before && token.blank_after ? 1 : 0;
    }
    // Where blank lines stand around every bar they tell nothing about the edges of tables.
    blanks_tell_ = airy * 2 < bars;
  }

  // The step taken at each token in the cheapest reading.
  std::vector<Step> steps() {
    std::vector<int> front{add({}, 0, -1, Step::none)};
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      reached_.clear();
      for (const int from : front) follow(from, at);
      prune();
      front = reached_;
    }
    int best = -1;
    double best_cost = std::numeric_limits<double>::max();
    for (const int node : front) {
      const Node& n = nodes_[static_cast<std::size_t>(node)];
      const bool open = n.state.where == Where::before_cell || n.state.where == Where::in_cell;
      const double cost = n.cost + (open ? 4 : 0);
      if (cost < best_cost) {
        best_cost = cost;
        best = node;
      }
    }
    std::vector<Step> steps;
    for (int at = best; at >= 0; at = nodes_[static_cast<std::size_t>(at)].parent)
      steps.push_back(nodes_[static_cast<std::size_t>(at)].step);
    std::reverse(steps.begin(), steps.end());
    if (!steps.empty()) steps.erase(steps.begin());
    return steps;
  }

 private:
  int add(State state, double cost, int parent, Step step) {
    nodes_.push_back({state, cost, parent, step});
    return static_cast<int>(nodes_.size()) - 1;
  }

  void reach(State state, double cost, int parent, Step step) {
    for (const int node : reached_) {
      Node& known = nodes_[static_cast<std::size_t>(node)];
      if (known.state != state) continue;
      if (cost < known.cost) known = {state, cost, parent, step};
      return;
    }
    reached_.push_back(add(state, cost, parent, step));
  }

  void prune() {
    if (reached_.size() <= beam) return;
    std::nth_element(reached_.begin(), reached_.begin() + beam, reached_.end(), [&](int a, int b) {
      return nodes_[static_cast<std::size_t>(a)].cost < nodes_[static_cast<std::size_t>(b)].cost;
    });
    reached_.resize(beam);
  }

  // Does the row that this bar opens begin a table of its own: a letterhead, column heads, recipients and signature?
  bool heads_table(std::size_t bar) const {
    const auto ahead = [&](std::size_t steps) -> const Token* {
      return bar + steps < tokens_.size() ? &tokens_[bar + steps] : nullptr;
    };
    const Token* first = ahead(1);
    if (first == nullptr || first->bar) return false;
    if (first->number_head || first->recipients) return true;
    const Token *second = ahead(3), *after_empty = ahead(4);
    return (second != nullptr && second->motto) ||
           (second != nullptr && second->bar && after_empty != nullptr && after_empty->motto);
  }

  void follow(int from, std::size_t at) {
    const Token& token = tokens_[at];
    const Node node = nodes_[static_cast<std::size_t>(from)];
    const State& s = node.state;
    if (!token.bar) {
      if (s.where == Where::outside) reach(s, node.cost, from, Step::text);
      if (s.where == Where::between_rows) {
        reach({}, node.cost + leaving(s, token), from, Step::text);
        // A line of dots where rows were left out does not end the table.
        if (token.dots) reach(s, node.cost + 0.5, from, Step::dots);
      }
      if (s.where == Where::before_cell)
        reach({Where::in_cell, false, s.columns, s.cells}, node.cost + as_cell(s, token), from, Step::cell);
      return;
    }
    switch (s.where) {
      case Where::outside:
        reach({Where::before_cell, false, 0, 0}, node.cost + 1, from, Step::new_table);
        reach(s, node.cost + 4, from, Step::stray_bar);
        return;
      case Where::between_rows:
        reach({Where::before_cell, false, s.columns, 0}, node.cost + (heads_table(at) ? 2 : 0), from, Step::next_row);
        reach({Where::before_cell, false, 0, 0}, node.cost + (heads_table(at) ? 0.3 : 2), from, Step::new_table);
        return;
      case Where::before_cell:
      case Where::in_cell:
        close_cell(node, from);
        return;
    }
  }

  void close_cell(const Node& node, int from) {
    const State& s = node.state;
    const int cells = s.cells + 1;
    if (cells > most_columns) return;
    const double empty = s.where == Where::before_cell ? 0.2 : 0;
    const double cost = node.cost + empty;
    if (s.columns == 0 || cells < s.columns)
      reach({Where::before_cell, false, s.columns, cells}, cost, from, Step::next_cell);
    else if (s.columns < most_columns && s.columns < 3)  // the first row was a title over all columns
      reach({Where::before_cell, false, s.columns, cells}, cost + 0.5, from, Step::next_cell);
    double price = 0;
    int columns = s.columns;
    if (columns == 0) {
      columns = cells;
      price = 0.05 * cells;
    } else if (cells > columns) {
      columns = cells;
      price = 1.5;
    } else if (cells < columns) {
      price = cells <= 2 ? 0.8 : 1.5;
    }
    if (cells == 1 && empty > 0) price += 3;
    reach({Where::between_rows, cells == columns && s.columns != 0, columns, 0}, cost + price, from, Step::end_row);
  }

  double leaving(const State& s, const Token& token) const {
    double cost = s.whole ? 1.5 : 3;
    if (blanks_tell_ && token.blank_before) cost = 0.3;
    if (token.dots) cost = std::min(cost, 0.4);
    if (token.title) cost -= 3;
    return std::max(cost, 0.0);
  }

  double as_cell(const State& s, const Token& token) const {
    double cost = 0;
    if (token.lines > 20) cost += std::min(0.25 * (token.lines - 20), 10.0);
    cost += std::min(1.5 * token.inner_blanks, 6.0) * (blanks_tell_ ? 1 : 0.3);
    if (blanks_tell_) cost += (token.blank_before ? 2.5 : 0) + (token.blank_after ? 2.5 : 0);
    if (token.title) cost += 3;
    const bool first = s.cells == 0;
    if (token.label) cost += first ? -0.3 : 0.7;
    if (token.number_head) cost += first ? -1 : 3;
    if (token.recipients) cost += first ? -1 : 2;
    if (token.motto) cost += s.cells == 1 || s.cells == 2 ? -1 : 3;
    return cost;
  }

  const std::vector<Token>& tokens_;
  std::vector<Node> nodes_{};
  std::vector<int> reached_{};
  bool blanks_tell_ = true;
};

struct RowCell {
  std::optional<std::size_t> token{};  // nothing for an empty cell
};
using Row = std::vector<RowCell>;

class Builder {
 public:
  Builder(const std::vector<FlatItem>& items, const std::vector<Token>& tokens, int& next_table)
      : items_(items), tokens_(tokens), next_table_(next_table), cells_(items.size()) {}

  std::vector<std::optional<Cell>> build(const std::vector<Step>& steps) {
    for (std::size_t t = 0; t < tokens_.size() && t < steps.size(); ++t) {
      switch (steps[t]) {
        case Step::none:
        case Step::stray_bar:
          break;
        case Step::text:
          finish();
          break;
        case Step::dots:
          rows_.push_back({RowCell{t}});
          break;
        case Step::new_table:
          finish();
          rows_.emplace_back();
          break;
        case Step::next_row:
          rows_.emplace_back();
          break;
        case Step::cell:
          pending_.token = t;
          break;
        case Step::next_cell:
        case Step::end_row:
          close_cell();
          break;
      }
    }
    if (pending_.token) close_cell();
    finish();
    return std::move(cells_);
  }

 private:
  void close_cell() {
    if (rows_.empty()) rows_.emplace_back();
    rows_.back().push_back(pending_);
    pending_ = {};
  }

  static std::size_t width(const std::vector<Row>& rows) {
    std::size_t columns = 0;
    for (const Row& row : rows) columns = std::max(columns, row.size());
    return columns;
  }

  void finish() {
    if (pending_.token) close_cell();
    place(rows_);
    rows_.clear();
  }

  void place(const std::vector<Row>& rows) {
    const int columns = static_cast<int>(width(rows));
    bool numbered = false, any = false;
    for (const Row& row : rows) {
      any = any || std::any_of(row.begin(), row.end(), [](const RowCell& c) { return c.token.has_value(); });
      numbered = numbered || (!row.empty() && row.front().token && tokens_[*row.front().token].number_head);
    }
    if (!any) return;
    const int table = next_table_++;
    int row_number = 0;
    for (const Row& row : rows) {
      place_row(row, {table, row_number, 0, 1, 1}, columns, numbered);
      if (!row.empty()) ++row_number;
    }
  }

  void place_row(const Row& row, Cell cell, int columns, bool numbered) {
    const int have = static_cast<int>(row.size());
    const bool labelled = have > 0 && row.front().token && tokens_[*row.front().token].label;
    // The number stands in a merged cell of a row above.
    const bool shifted = numbered && have > 1 && have == columns - 1 && !labelled && row.front().token &&
                         !tokens_[*row.front().token].number_head;
    for (int i = 0; i < have; ++i) {
      const RowCell& source = row[static_cast<std::size_t>(i)];
      if (!source.token) continue;
      cell.column = i + (shifted ? 1 : 0);
      cell.column_span = have <= 2 && i == have - 1 ? columns - cell.column : 1;
      for (std::size_t item = tokens_[*source.token].first; item <= tokens_[*source.token].last; ++item)
        cells_[item] = cell;
    }
  }

  const std::vector<FlatItem>& items_;
  const std::vector<Token>& tokens_;
  int& next_table_;
  std::vector<std::optional<Cell>> cells_;
  std::vector<Row> rows_{};
  RowCell pending_{};
};

}  // namespace

std::vector<std::optional<Cell>> find_flat_tables(const std::vector<FlatItem>& items, int& next_table) {
  if (std::none_of(items.begin(), items.end(), [](const FlatItem& item) { return item.bar; }))
    return std::vector<std::optional<Cell>>(items.size());
  const BarredItems barred = with_opening_bars(items);
  const std::vector<Token> tokens = tokens_of(barred.items);
  const std::vector<Step> steps = Search(tokens).steps();
  const std::vector<std::optional<Cell>> found = Builder(barred.items, tokens, next_table).build(steps);
  std::vector<std::optional<Cell>> cells(items.size());
  for (std::size_t i = 0; i < found.size(); ++i)
    if (barred.origin[i] != added_bar) cells[barred.origin[i]] = found[i];
  return cells;
}

}  // namespace documents
