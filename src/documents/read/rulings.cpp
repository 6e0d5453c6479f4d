// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/rulings.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace documents {
namespace {

constexpr std::size_t most_rules = 4000;    // a page with more is a drawing
constexpr std::size_t most_cells = 40'000;  // of one grid

class Sets {
 public:
  explicit Sets(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void unite(std::size_t a, std::size_t b) { parent_[find(a)] = find(b); }

 private:
  std::vector<std::size_t> parent_;
};

bool meet(const Rule& across, const Rule& down, double tolerance) {
  return down.at > across.from - tolerance && down.at < across.to + tolerance && across.at > down.from - tolerance &&
         across.at < down.to + tolerance;
}

// The places of the rules, those closer than `merge` as one.
std::vector<double> places(std::vector<Rule> rules, double merge) {
  std::sort(rules.begin(), rules.end(), [](const Rule& a, const Rule& b) { return a.at < b.at; });
  std::vector<double> out;
  double sum = 0, count = 0, last = 0;
  for (const Rule& rule : rules) {
    if (count > 0 && rule.at - last > merge) {
      out.push_back(sum / count);
      sum = count = 0;
    }
    sum += rule.at, ++count, last = rule.at;
  }
  if (count > 0) out.push_back(sum / count);
  return out;
}

// One table: the lines that hang together.
class GridBuilder {
 public:
  GridBuilder(Rules rules, const RulingTolerance& tolerance) : rules_(std::move(rules)), tolerance_(tolerance) {}

  bool build(Grid& grid) {
    close_sides();
    ys_ = places(rules_.horizontal, tolerance_.merge);
    xs_ = places(rules_.vertical, tolerance_.merge);
    if (xs_.size() < 3 || ys_.size() < 2 || xs_.size() * ys_.size() > most_cells) return false;
    rows_ = ys_.size() - 1, columns_ = xs_.size() - 1;
    grid.rows = static_cast<int>(rows_), grid.columns = static_cast<int>(columns_);
    grid.box = {xs_.front(), ys_.front(), xs_.back(), ys_.back()};
    grid.column_edges = xs_;
    across_ = by_place(rules_.horizontal, ys_), down_ = by_place(rules_.vertical, xs_);
    merge_cells(grid);
    return grid.cells.size() >= 2;
  }

 private:
  // Many tables have no line at their left and right ends, or none above the head.
  void close_sides() {
    auto close = [&](std::vector<Rule>& across, std::vector<Rule>& down) {
      if (across.empty() || down.empty()) return;
      double from = across[0].from, to = across[0].to, top = across[0].at, bottom = across[0].at;
      for (const Rule& rule : across) {
        from = std::min(from, rule.from), to = std::max(to, rule.to);
        top = std::min(top, rule.at), bottom = std::max(bottom, rule.at);
      }
      const auto [least, most] =
          std::minmax_element(down.begin(), down.end(), [](const Rule& a, const Rule& b) { return a.at < b.at; });
      const double first = least->at, last = most->at;
      const double far = 3 * tolerance_.merge;
      if (from < first - far) down.push_back({from, top, bottom});
      if (to > last + far) down.push_back({to, top, bottom});
    };
    close(rules_.horizontal, rules_.vertical);
    close(rules_.vertical, rules_.horizontal);
  }

  std::vector<std::vector<Rule>> by_place(const std::vector<Rule>& rules, const std::vector<double>& at) const {
    std::vector<std::vector<Rule>> out(at.size());
    for (const Rule& rule : rules)
      for (std::size_t i = 0; i < at.size(); ++i)
        if (std::abs(rule.at - at[i]) <= tolerance_.merge) out[i].push_back(rule);
    return out;
  }

  // Whether rules cover most of from..to.
  bool covered(const std::vector<Rule>& rules, double from, double to) const {
    double length = 0;
    for (const Rule& rule : rules) length += std::max(0.0, std::min(to, rule.to) - std::max(from, rule.from));
    return length >= tolerance_.cover * (to - from);
  }

  std::size_t index(std::size_t row, std::size_t column) const { return row * columns_ + column; }

  struct Span {
    std::size_t row0, column0, row1, column1;  // the last ones included
  };

  // Of every set, at its root.
  std::vector<Span> spans_of(Sets& sets) const {
    std::vector<Span> spans(rows_ * columns_, Span{rows_, columns_, 0, 0});
    for (std::size_t r = 0; r < rows_; ++r) {
      for (std::size_t c = 0; c < columns_; ++c) {
        Span& span = spans[sets.find(index(r, c))];
        span.row0 = std::min(span.row0, r), span.row1 = std::max(span.row1, r);
        span.column0 = std::min(span.column0, c), span.column1 = std::max(span.column1, c);
      }
    }
    return spans;
  }

  // A merged cell is a rectangle: whatever lies in the hull of a set joins it.
  void make_rectangles(Sets& sets) {
    bool changed = true;
    for (int pass = 0; changed && pass < 50; ++pass) {
      changed = false;
      const std::vector<Span> spans = spans_of(sets);
      for (std::size_t root = 0; root < spans.size(); ++root) {
        const Span& span = spans[root];
        if (span.row0 == rows_) continue;
        for (std::size_t r = span.row0; r <= span.row1; ++r) {
          for (std::size_t c = span.column0; c <= span.column1; ++c) {
            if (sets.find(index(r, c)) == sets.find(root)) continue;
            sets.unite(index(r, c), root);
            changed = true;
          }
        }
      }
    }
  }

  void merge_cells(Grid& grid) {
    Sets sets(rows_ * columns_);
    for (std::size_t r = 0; r < rows_; ++r) {
      for (std::size_t c = 0; c < columns_; ++c) {
        if (c + 1 < columns_ && !covered(down_[c + 1], ys_[r], ys_[r + 1])) sets.unite(index(r, c), index(r, c + 1));
        if (r + 1 < rows_ && !covered(across_[r + 1], xs_[c], xs_[c + 1])) sets.unite(index(r, c), index(r + 1, c));
      }
    }
    make_rectangles(sets);
    const std::vector<Span> spans = spans_of(sets);
    std::vector<bool> done(rows_ * columns_, false);
    for (std::size_t r = 0; r < rows_; ++r) {
      for (std::size_t c = 0; c < columns_; ++c) {
        const std::size_t root = sets.find(index(r, c));
        if (done[root]) continue;
        done[root] = true;
        const Span& span = spans[root];
        grid.cells.push_back({static_cast<int>(span.row0),
                              static_cast<int>(span.column0),
                              static_cast<int>(span.row1 - span.row0 + 1),
                              static_cast<int>(span.column1 - span.column0 + 1),
                              {xs_[span.column0], ys_[span.row0], xs_[span.column1 + 1], ys_[span.row1 + 1]}});
      }
    }
  }

  Rules rules_;
  RulingTolerance tolerance_;
  std::vector<double> xs_{}, ys_{};
  std::vector<std::vector<Rule>> down_{}, across_{};  // the rules at xs_ and at ys_
  std::size_t rows_ = 0, columns_ = 0;
};

bool holds(const Box& outer, const Box& inner) {
  return inner.x0 >= outer.x0 - 2 && inner.x1 <= outer.x1 + 2 && inner.y0 >= outer.y0 - 2 && inner.y1 <= outer.y1 + 2;
}

}  // namespace

std::vector<Rule> joined_rules(std::vector<Rule> pieces, double apart, double gap) {
  std::sort(pieces.begin(), pieces.end(), [](const Rule& a, const Rule& b) { return a.at < b.at; });
  std::vector<Rule> out;
  for (std::size_t from = 0; from < pieces.size();) {
    std::size_t to = from + 1;
    while (to < pieces.size() && pieces[to].at - pieces[to - 1].at <= apart &&
           pieces[to].at - pieces[from].at <= 2 * apart)
      ++to;
    std::sort(pieces.begin() + static_cast<std::ptrdiff_t>(from), pieces.begin() + static_cast<std::ptrdiff_t>(to),
              [](const Rule& a, const Rule& b) { return a.from < b.from; });
    Rule open = pieces[from];
    for (std::size_t i = from + 1; i < to; ++i) {
      if (pieces[i].from <= open.to + gap) {
        open.to = std::max(open.to, pieces[i].to);
      } else {
        out.push_back(open);
        open = pieces[i];
      }
    }
    out.push_back(open);
    from = to;
  }
  return out;
}

std::vector<Grid> grids_of(const Rules& rules, const RulingTolerance& tolerance) {
  const std::size_t across = rules.horizontal.size(), down = rules.vertical.size();
  if (across < 2 || down == 0 || across + down > most_rules) return {};
  Sets sets(across + down);
  for (std::size_t h = 0; h < across; ++h)
    for (std::size_t v = 0; v < down; ++v)
      if (meet(rules.horizontal[h], rules.vertical[v], tolerance.meet)) sets.unite(h, across + v);

  std::vector<Rules> parts(across + down);
  for (std::size_t h = 0; h < across; ++h) parts[sets.find(h)].horizontal.push_back(rules.horizontal[h]);
  for (std::size_t v = 0; v < down; ++v) parts[sets.find(across + v)].vertical.push_back(rules.vertical[v]);

  std::vector<Grid> grids;
  for (Rules& part : parts) {
    if (part.horizontal.size() < 2 || part.vertical.empty()) continue;
    Grid grid;
    if (GridBuilder(std::move(part), tolerance).build(grid)) grids.push_back(std::move(grid));
  }
  std::sort(grids.begin(), grids.end(), [](const Grid& a, const Grid& b) { return a.box.y0 < b.box.y0; });
  // A table inside a cell of another one stays text of that cell.
  std::vector<Grid> outer;
  for (std::size_t i = 0; i < grids.size(); ++i) {
    const bool inside = std::any_of(grids.begin(), grids.end(), [&](const Grid& other) {
      return &other != &grids[i] && holds(other.box, grids[i].box) &&
             (other.box.x1 - other.box.x0) * (other.box.y1 - other.box.y0) >
                 1.01 * (grids[i].box.x1 - grids[i].box.x0) * (grids[i].box.y1 - grids[i].box.y0);
    });
    if (!inside) outer.push_back(grids[i]);
  }
  return outer;
}

}  // namespace documents
