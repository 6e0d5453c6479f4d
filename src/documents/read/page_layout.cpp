// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/page_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/utf8.h"
#include "documents/read/lines.h"
#include "documents/read/page_layout_rows.h"
#include "vietnamese/text.h"

namespace documents {
namespace {

// Bullets of the symbol fonts stand in the private area of Unicode; which sign they print is known.
constexpr std::array<std::pair<char32_t, char32_t>, 14> symbols = {{{0xF02A, U'*'},
                                                                    {0xF02B, U'+'},
                                                                    {0xF02D, U'-'},
                                                                    {0xF06C, U'●'},
                                                                    {0xF06E, U'■'},
                                                                    {0xF071, U'❑'},
                                                                    {0xF076, U'❖'},
                                                                    {0xF0A7, U'▪'},
                                                                    {0xF0A8, U'◻'},
                                                                    {0xF0B7, U'•'},
                                                                    {0xF0D8, U'➢'},
                                                                    {0xF0E0, U'→'},
                                                                    {0xF0E8, U'➔'},
                                                                    {0xF0FC, U'✓'}}};

std::string with_symbols(const std::string& printed) {
  if (printed.find('\xEF') == std::string::npos) return printed;
  std::string out;
  for (std::size_t at = 0; at < printed.size();) {
    const char32_t c = base::next_code_point(printed, at);
    const auto* known = std::find_if(symbols.begin(), symbols.end(), [&](const auto& s) { return s.first == c; });
    base::append_utf8(out, known == symbols.end() ? c : known->second);
  }
  return out;
}

struct Edges {
  double left = 0, right = 0;
};

// Where the text of these rows begins and ends: the outermost place that several rows share.
Edges edges_of(const std::vector<Row>& rows) {
  if (rows.empty()) return {};
  std::vector<double> lefts, rights;
  for (const Row& row : rows) {
    lefts.push_back(row.box.x0);
    rights.push_back(-row.box.x1);
  }
  auto shared = [](std::vector<double>& places) {
    std::sort(places.begin(), places.end());
    for (std::size_t i = 0; i + 1 < places.size(); ++i)
      if (places[i + 1] - places[i] < 3) return places[i];
    return places.front();
  };
  return {shared(lefts), -shared(rights)};
}

double usual_leading(const std::vector<Row>& rows) {
  std::vector<double> steps;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const double step = rows[i].baseline() - rows[i - 1].baseline();
    if (step > 0.8 * rows[i].size && step < 2.5 * rows[i].size) steps.push_back(step);
  }
  if (steps.empty()) return rows.empty() ? 0 : 1.2 * rows[0].size;
  std::nth_element(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2), steps.end());
  return steps[steps.size() / 2];
}

double share_of(const Row& row, bool Word::*quality) {
  std::size_t with = 0, all = 0;
  for (const Word* word : row.words) {
    all += word->text.size();
    if (word->*quality) with += word->text.size();
  }
  return all ? static_cast<double>(with) / static_cast<double>(all) : 0;
}

class Layout {
 public:
  explicit Layout(const LaidPage& page) : page_(page) { out_.number = page.number, out_.size = page.size; }

  PageLines run() {
    std::vector<std::vector<std::vector<const Word*>>> in_cells;
    for (const Grid& grid : page_.grids) in_cells.emplace_back(grid.cells.size());
    std::vector<const Word*> free;
    for (const Word& word : page_.words)
      if (!into_cell(word, in_cells)) free.push_back(&word);

    const std::vector<Row> rows = rows_of(std::move(free));
    leading_ = usual_leading(rows);
    std::vector<Columns> bands = find_columns(rows, page_.size);
    std::vector<Row> body;
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (std::none_of(bands.begin(), bands.end(), [&](const Columns& b) { return i >= b.from && i < b.to; }))
        body.push_back(rows[i]);
    const Edges edges = edges_of(body);

    std::size_t grid = 0;
    for (std::size_t i = 0; i < rows.size();) {
      while (grid < page_.grids.size() && page_.grids[grid].box.y0 < rows[i].baseline())
        add_table(grid, in_cells[grid]), ++grid;
      const auto band = std::find_if(bands.begin(), bands.end(), [&](const Columns& b) { return b.from == i; });
      if (band == bands.end()) {
        add(rows[i++], edges, false);
      } else {
        add_columns(rows, *band);
        i = band->to;
      }
    }
    for (; grid < page_.grids.size(); ++grid) add_table(grid, in_cells[grid]);
    for (const Grid& g : page_.grids) out_.grids.push_back({g.rows, g.columns, g.box, g.column_edges, {}});
    return std::move(out_);
  }

 private:
  bool into_cell(const Word& word, std::vector<std::vector<std::vector<const Word*>>>& in_cells) const {
    const double x = (word.box.x0 + word.box.x1) / 2, y = (word.box.y0 + word.box.y1) / 2;
    auto within = [&](const Box& box) { return x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1; };
    for (std::size_t g = 0; g < page_.grids.size(); ++g) {
      const Grid& grid = page_.grids[g];
      if (!within(grid.box)) continue;
      for (std::size_t c = 0; c < grid.cells.size(); ++c) {
        if (!within(grid.cells[c].box)) continue;
        in_cells[g][c].push_back(&word);
        return true;
      }
    }
    return false;
  }

  // Points to `line`, if the row holds anything to read.
  LaidLine* add(const Row& row, const Edges& edges, bool in_column) {
    LaidLine laid;
    Line& line = laid.line;
    const std::string printed = printed_text(row);
    const std::string shown = with_symbols(printed);
    if (!set_text(line, shown)) return nullptr;
    if (shown != printed) line.source = vietnamese::trim(printed);
    line.place.page = page_.number;
    line.place.box = row.box;
    line.font_size = std::round(row.size * 10) / 10;
    line.bold = share_of(row, &Word::bold) > 0.9;
    line.italic = share_of(row, &Word::italic) > 0.9;
    line.indent = std::round((row.box.x0 - edges.left) * 10) / 10;
    const double before = row.box.x0 - edges.left, behind = edges.right - row.box.x1;
    line.centred = before > 2 * row.size && std::abs(before - behind) < 0.6 * row.size;
    for (const Word* word : row.words)
      if (word->confidence >= 0) line.confidences.resize(row.words.size(), 100);
    for (std::size_t i = 0; i < line.confidences.size(); ++i) line.confidences[i] = row.words[i]->confidence;
    laid.left = edges.left, laid.right = edges.right;
    laid.leading = leading_, laid.baseline = row.baseline(), laid.in_column = in_column;
    out_.lines.push_back(std::move(laid));
    return &out_.lines.back();
  }

  // Rows one below the other, with the blank lines between them.
  void add_rows(const std::vector<Row>& rows, bool in_column) {
    const Edges edges = edges_of(rows);
    for (const Row& row : rows) add(row, edges, in_column);
  }

  void add_columns(const std::vector<Row>& rows, const Columns& band) {
    std::vector<const Word*> left, right;
    for (std::size_t i = band.from; i < band.to; ++i)
      for (const Word* word : rows[i].words)
        (word->box.x0 + word->box.x1 < 2 * band.channel ? left : right).push_back(word);
    add_rows(rows_of(std::move(left)), true);
    add_rows(rows_of(std::move(right)), true);
  }

  void add_table(std::size_t number, std::vector<std::vector<const Word*>>& in_cells) {
    const Grid& grid = page_.grids[number];
    for (std::size_t c = 0; c < grid.cells.size(); ++c) {
      const GridCell& cell = grid.cells[c];
      for (const Row& row : rows_of(std::move(in_cells[c]))) {
        LaidLine* laid = add(row, {cell.box.x0, cell.box.x1}, false);
        if (!laid) continue;
        laid->line.indent = 0;
        laid->line.cell = Cell{static_cast<int>(number), cell.row, cell.column, cell.row_span, cell.column_span};
      }
    }
  }

  const LaidPage& page_;
  PageLines out_;
  double leading_ = 0;
};

}  // namespace

PageLines lay_out(const LaidPage& page) { return Layout(page).run(); }

}  // namespace documents
