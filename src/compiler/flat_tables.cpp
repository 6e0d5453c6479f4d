// SPDX-License-Identifier: AGPL-3.0-or-later
// Tables whose cells stand one under the other, a few words a line, as text saved from a PDF has them. The head names
// the columns; a row begins with its running number; the cells of a row are told apart by what their column holds.
#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "compiler/scan.h"
#include "compiler/tables.h"
#include "compiler/times.h"
#include "compiler/units.h"
#include "vietnamese/text.h"

namespace compiler {
namespace {

constexpr double impossible = -1e9;

struct Flat {
  std::size_t head = 0;                // the line of "STT"
  std::size_t first_row = 0;           // the line of "1"
  std::vector<std::size_t> columns{};  // first line of each column head behind the number's
  std::vector<FieldKind> kinds{};
};

class Finder {
 public:
  explicit Finder(Source& source) : source_(source) {}

  void find(Lines range) {
    int table = next_table();
    for (std::size_t i = range.first; i < range.last; ++i) {
      if (source_.cells[i]) continue;
      const std::size_t behind = number_head(i, range.last);
      if (behind == 0) continue;
      std::optional<Flat> flat = read_head(i, behind, range.last);
      if (!flat) continue;
      i = mark(*flat, range.last, table++) - 1;
    }
  }

 private:
  const std::string& text(std::size_t i) const { return source_.document.lines[i].text; }

  int next_table() const {
    int table = 0;
    for (const auto& cell : source_.cells)
      if (cell) table = std::max(table, cell->table + 1);
    return table;
  }

  // "STT", "TT", or "ST" + "T": the line behind it, 0 where it is none.
  std::size_t number_head(std::size_t i, std::size_t end) const {
    const std::string folded = vietnamese::fold(text(i));
    if (folded == "stt" || folded == "tt" || folded == "so tt") return i + 1;
    if ((folded == "st" || folded == "s") && i + 1 < end) {
      const std::string next = vietnamese::fold(text(i + 1));
      if (next == "t" || next == "tt") return i + 2;
    }
    return 0;
  }

  // Cuts the head lines into the most columns that all have a known kind.
  std::optional<Flat> read_head(std::size_t head, std::size_t first, std::size_t end) const {
    std::size_t one = first;
    while (one < end && one < first + 24 && text(one) != "1" && text(one) != "01") ++one;
    if (one >= end || one >= first + 24 || one == first) return std::nullopt;
    const std::size_t count = one - first;
    std::vector<int> best(count + 1, -1);
    std::vector<std::size_t> from(count + 1, 0);
    std::vector<FieldKind> kind(count + 1, FieldKind::other);
    best[0] = 0;
    for (std::size_t to = 1; to <= count; ++to)
      for (std::size_t at = 0; at < to; ++at) {
        if (best[at] < 0 || vietnamese::starts_lower(text(first + at))) continue;
        std::string joined;
        for (std::size_t i = at; i < to; ++i) joined += (joined.empty() ? "" : " ") + text(first + i);
        const std::optional<FieldKind> k = column_kind(joined);
        if (!k || *k == FieldKind::number || best[at] + 1 <= best[to]) continue;
        best[to] = best[at] + 1;
        from[to] = at;
        kind[to] = *k;
      }
    if (best[count] < 2) return std::nullopt;
    Flat flat{head, one, {}, {}};
    for (std::size_t to = count; to > 0; to = from[to]) {
      flat.columns.insert(flat.columns.begin(), first + from[to]);
      flat.kinds.insert(flat.kinds.begin(), kind[to]);
    }
    return flat;
  }

  void put(std::size_t line, int table, int row, int column) {
    source_.cells[line] = documents::Cell{table, row, column, 1, 1};
    source_.dropped[line] = false;
  }

  // The end of the row that begins behind `from`: the next number, or a heading, or a line too long for a cell, or
  // where no table would go on any more.
  std::size_t row_end(std::size_t from, std::size_t end, int next) const {
    constexpr std::size_t longest_row = 120;
    end = std::min(end, from + longest_row);
    for (std::size_t i = from; i < end; ++i) {
      if (text(i) == std::to_string(next) || text(i) == "0" + std::to_string(next)) return i;
      const Label label = read_label(text(i), source_.damaged);
      if (label.marker == Marker::roman || label.marker == Marker::part) return i;
      if (base::count_code_points(text(i)) > 70) return i;
    }
    return end;
  }

  std::size_t mark(const Flat& flat, std::size_t end, int table) {
    for (std::size_t i = flat.head; i < flat.first_row; ++i) {
      int column = 0;
      while (static_cast<std::size_t>(column) < flat.columns.size() &&
             flat.columns[static_cast<std::size_t>(column)] <= i)
        ++column;
      put(i, table, 0, column);
    }
    std::size_t i = flat.first_row;
    int row = 1;
    while (i < end && (text(i) == std::to_string(row) || text(i) == "0" + std::to_string(row))) {
      const std::size_t stop = row_end(i + 1, end, row + 1);
      put(i, table, row, 0);
      mark_row(flat, i + 1, stop, table, row);
      i = stop;
      ++row;
    }
    return i;
  }

  std::string joined_lines(std::size_t from, std::size_t to) const {
    std::string joined;
    for (std::size_t i = from; i < to; ++i) joined += (joined.empty() ? "" : " ") + text(i);
    return joined;
  }

  // Asked again for every way to cut a row, answered once.
  bool names_unit(std::size_t from, std::size_t lines) const {
    const auto [known, fresh] = names_unit_.try_emplace({from, lines}, false);
    if (fresh) known->second = begins_with_unit(joined_lines(from, from + lines));
    return known->second;
  }
  bool opens_name(std::size_t i) const {
    const auto [known, fresh] = opens_name_.try_emplace(i, false);
    if (fresh) known->second = may_begin_cell(text(i)) && names_unit(i, 1) && !joins(text(i - 1), text(i));
    return known->second;
  }

  double cell_score(FieldKind kind, std::size_t from, std::size_t to) const {
    constexpr std::size_t longest_name = 4, longest_time = 20;  // lines that tell a name, lines of a whole time
    if (from == to) return kind == FieldKind::content ? impossible : -2.5;
    double score = 0;
    if (kind == FieldKind::lead || kind == FieldKind::coordinate) {
      const bool unit = names_unit(from, 1) || names_unit(from, std::min(to - from, longest_name));
      score += unit ? 2 : -3;
      for (std::size_t i = from + 1; i < to; ++i)
        if (opens_name(i)) score -= 1.5;
    } else if (kind == FieldKind::time) {
      const bool time = to - from <= longest_time && parse_time(joined_lines(from, to), 2000).kind != TimeKind::other;
      score += time ? 3 : -3;
    }
    return score;
  }

  // Cells begin with a capital, or with "các …" of a collective name.
  static bool may_begin_cell(std::string_view line) {
    return !vietnamese::starts_lower(line) || folded_starts_with(line, "cac");
  }

  // A line that cannot be the last of its cell, when `next` follows it.
  static bool joins(std::string_view line, std::string_view next) {
    // "Văn phòng" + "HĐND-UBND thành phố": the office of another body
    if (folded_starts_with(line, "van phong") && vietnamese::words(line).size() == 2)
      for (const std::string_view body :
           {"hdnd", "ubnd", "so", "tinh uy", "thanh uy", "dang uy", "uy ban", "hoi dong", "ban"})
        if (vietnamese::fold(next).starts_with(body)) return true;
    if (line.ends_with(',') || line.ends_with(';') || line.ends_with('-') || line.ends_with('/')) return true;
    const std::vector<std::string_view> words = vietnamese::words(line);
    static constexpr std::array<std::string_view, 10> links = {"và",    "của", "về",    "các",  "với",
                                                               "thuộc", "cho", "trong", "theo", "hoặc"};
    return !words.empty() && std::find(links.begin(), links.end(), words.back()) != links.end();
  }

  void mark_row(const Flat& flat, std::size_t from, std::size_t to, int table, int row) {
    const std::size_t lines = to - from, columns = flat.kinds.size();
    std::vector<std::vector<double>> best(columns + 1, std::vector<double>(lines + 1, impossible));
    std::vector<std::vector<std::size_t>> back(columns + 1, std::vector<std::size_t>(lines + 1, 0));
    best[0][0] = 0;
    for (std::size_t c = 0; c < columns; ++c)
      for (std::size_t a = 0; a <= lines; ++a) {
        if (best[c][a] <= impossible) continue;
        for (std::size_t b = a; b <= lines; ++b) {
          double score = best[c][a] + cell_score(flat.kinds[c], from + a, from + b);
          if (b > a && b < lines && joins(text(from + b - 1), text(from + b))) score -= 2;
          if (b > a && b < lines && vietnamese::starts_lower(text(from + b)))
            score -= folded_starts_with(text(from + b), "cac") ? 0.4 : 1.5;
          if (score > best[c + 1][b]) {
            best[c + 1][b] = score;
            back[c + 1][b] = a;
          }
        }
      }
    std::size_t b = lines;
    for (std::size_t c = columns; c > 0; --c) {
      const std::size_t a = best[c][b] <= impossible ? b : back[c][b];
      for (std::size_t i = a; i < b; ++i) put(from + i, table, row, static_cast<int>(c));
      b = a;
    }
    for (std::size_t i = 0; i < b; ++i) put(from + i, table, row, 1);
  }

  Source& source_;
  mutable std::map<std::pair<std::size_t, std::size_t>, bool> names_unit_{};
  mutable std::map<std::size_t, bool> opens_name_{};
};

}  // namespace

void find_flat_tables(Source& source, Lines range) { Finder(source).find(range); }

}  // namespace compiler
