// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/flat_bars.h"

#include <algorithm>
#include <optional>

#include "documents/read/genre.h"
#include "vietnamese/text.h"

namespace documents {
namespace {

constexpr std::size_t most_columns = 24;

// Text that a bar ends: items [first, last), the bar at `last`.
struct Piece {
  std::size_t first = 0, last = 0;
};

class Bars {
 public:
  explicit Bars(const std::vector<FlatItem>& items) : items_(items) {}

  bool lacks_opening_bars() const {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (items_[i].bar) continue;
      if (is_state_name(items_[i].text)) {
        if (i < 2 || !items_[i - 1].bar || items_[i - 2].bar) continue;
        std::size_t agency = i - 2;
        while (agency > 0 && !items_[agency - 1].bar) --agency;
        return agency == 0;
      }
      if (is_number_column_head(items_[i].text) && i + 1 < items_.size() && items_[i + 1].bar)
        return i == 0 || !items_[i - 1].bar;
    }
    return false;
  }

  // Where a row begins.
  std::vector<std::size_t> row_starts() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (items_[i].bar || i < done_) continue;
      if (is_recipients_head(items_[i].text))
        pairs(i, 1);
      else if (is_number_column_head(items_[i].text) && i + 1 < items_.size() && items_[i + 1].bar)
        numbered(i);
      else if (const auto agency = letterhead(i))
        pairs(*agency, 2);
    }
    return starts_;
  }

 private:
  std::optional<Piece> piece(std::size_t first) const {
    std::size_t last = first;
    while (last < items_.size() && !items_[last].bar) ++last;
    return last < items_.size() ? std::optional(Piece{first, last}) : std::nullopt;
  }

  // The lines in capitals right before the cell of the national heading, if this is the first of them.
  std::optional<std::size_t> letterhead(std::size_t i) const {
    const auto cell = piece(i);
    if (!cell || cell->last + 1 >= items_.size() || !is_state_name(items_[cell->last + 1].text)) return std::nullopt;
    for (std::size_t k = i; k < cell->last; ++k)
      if (!vietnamese::is_all_upper(items_[k].text) && has_letters(items_[k].text)) return std::nullopt;
    return i;
  }

  static bool has_letters(std::string_view text) { return text.find_first_not_of("-_.*= ") != std::string_view::npos; }

  // Rows of two cells, at most so many.
  void pairs(std::size_t i, int rows) {
    for (int row = 0; row < rows; ++row) {
      const auto left = piece(i);
      const auto right = left ? piece(left->last + 1) : std::nullopt;
      if (!right || is_document_head(items_[i].text)) return;
      starts_.push_back(i);
      done_ = i = right->last + 1;
    }
  }

  // Rows of a table whose first column is numbered. The head has the cells before the first number.
  void numbered(std::size_t head) {
    std::size_t columns = 0, at = head;
    while (columns < most_columns) {
      const auto cell = piece(at);
      if (!cell || (columns > 1 && is_number(*cell))) break;
      ++columns;
      at = cell->last + 1;
    }
    if (columns < 2 || columns == most_columns) return;
    starts_.push_back(head);
    std::size_t cells = 0;
    bool label_first = false;
    while (true) {
      const auto cell = piece(at);
      if (!cell) break;
      const bool number = is_number(*cell);
      const bool group = cells > 0 && cells <= 2 && label_first && number;
      if (cells == 0 || cells == columns || group) {
        if (!number) break;  // what follows the table
        starts_.push_back(at);
        cells = 0;
        label_first = true;
      }
      ++cells;
      at = cell->last + 1;
      done_ = at;
    }
  }

  bool is_number(const Piece& cell) const {
    return cell.last == cell.first + 1 && is_row_label(items_[cell.first].text);
  }

  const std::vector<FlatItem>& items_;
  std::vector<std::size_t> starts_{};
  std::size_t done_ = 0;
};

}  // namespace

BarredItems with_opening_bars(const std::vector<FlatItem>& items) {
  BarredItems out;
  Bars bars(items);
  const std::vector<std::size_t> starts = bars.lacks_opening_bars() ? bars.row_starts() : std::vector<std::size_t>();
  auto next = starts.begin();
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (next != starts.end() && *next == i) {
      out.items.push_back({true, {}, 0});
      out.origin.push_back(added_bar);
      ++next;
    }
    out.items.push_back(items[i]);
    out.origin.push_back(i);
  }
  return out;
}

}  // namespace documents
