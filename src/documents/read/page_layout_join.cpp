// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "documents/read/page_layout.h"
#include "vietnamese/text.h"

namespace documents {
namespace {

// The number in "2", "- 2 -", "Trang 2/7", "2 | Page"; 0 where the text is anything else.
int page_number(std::string_view text) {
  int number = 0, numbers = 0;
  bool in_number = false;
  std::string words;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::next_code_point(text, at);
    const bool digit = vietnamese::is_digit(c);
    if (digit && !in_number) ++numbers;
    if (digit && numbers == 1) number = std::min(number * 10 + static_cast<int>(c - U'0'), 100000);
    in_number = digit;
    if (vietnamese::is_letter(c))
      base::append_utf8(words, vietnamese::lower(c));
    else if (!digit && c != U' ' && c != U'-' && c != U'–' && c != U'—' && c != U'/' && c != U'|')
      return 0;
  }
  return numbers <= 2 && (words.empty() || words == "trang" || words == "page") ? number : 0;
}

// The text with every number as one #: what a running head has in common from page to page.
std::string without_numbers(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::next_code_point(text, at);
    if (!vietnamese::is_digit(c))
      base::append_utf8(out, vietnamese::lower(c));
    else if (out.empty() || out.back() != '#')
      out += '#';
  }
  return out;
}

constexpr std::size_t margin_lines = 3;  // from the top and from the bottom that may be a running head

// The lines at the top or at the bottom of a page, from the outside inwards.
std::vector<LaidLine*> margin_of(PageLines& page, bool top) {
  std::vector<LaidLine*> lines;
  for (LaidLine& laid : page.lines) lines.push_back(&laid);
  std::stable_sort(lines.begin(), lines.end(), [&](const LaidLine* a, const LaidLine* b) {
    return top ? a->baseline < b->baseline : a->baseline > b->baseline;
  });
  std::size_t count = 0;
  for (; count < margin_lines && count < lines.size(); ++count) {
    const Box& box = lines[count]->line.place.box;
    const bool outside = top ? box.y1 < 0.14 * page.size.height : box.y0 > 0.86 * page.size.height;
    if (!outside || lines[count]->line.cell) break;
  }
  // One more, to see how far the text is.
  lines.resize(std::min(lines.size(), count + 1));
  if (count == lines.size()) lines.push_back(nullptr);
  return lines;
}

// A number in the margin counts the pages when it stands away from the left edge, where text would begin, or when
// another page has the number that follows from it.
class Numbering {
 public:
  void see(const LaidLine& laid, int page) {
    if (const int number = page_number(laid.line.text)) ++offsets_[number - page];
  }
  bool counts(const LaidLine& laid, int page) const {
    const int number = page_number(laid.line.text);
    if (number == 0 || laid.in_column) return false;
    const auto seen = offsets_.find(number - page);
    const double shift = laid.line.place.box.x0 - laid.left;
    return (seen != offsets_.end() && seen->second > 1) || shift > 0.25 * (laid.right - laid.left);
  }

 private:
  std::map<int, int> offsets_{};
};

void mark_margins(std::vector<PageLines>& pages, bool top) {
  std::map<std::string, std::size_t> seen;
  Numbering numbering;
  std::vector<std::vector<LaidLine*>> margins;
  for (PageLines& page : pages) {
    margins.push_back(margin_of(page, top));
    for (std::size_t i = 0; i + 1 < margins.back().size(); ++i) {
      numbering.see(*margins.back()[i], page.number);
      ++seen[without_numbers(margins.back()[i]->line.text)];
    }
  }
  const std::size_t often = std::max<std::size_t>(3, pages.size() / 2);
  for (std::size_t p = 0; p < pages.size(); ++p) {
    const std::vector<LaidLine*>& lines = margins[p];
    std::size_t head = 0;  // the lines up to here repeat and stand apart from the text
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
      const bool number = numbering.counts(*lines[i], pages[p].number);
      if (!number && seen[without_numbers(lines[i]->line.text)] < often) break;
      const bool apart =
          !lines[i + 1] || std::abs(lines[i + 1]->baseline - lines[i]->baseline) > 1.4 * lines[i]->leading;
      if (number || apart) head = i + 1;
    }
    for (std::size_t i = 0; i < head; ++i) lines[i]->line.part = top ? Part::page_header : Part::page_footer;
  }
}

// Small type at the foot of a page that begins with a number or a star.
void mark_footnotes(std::vector<PageLines>& pages) {
  std::map<double, std::size_t> letters;
  for (const PageLines& page : pages)
    for (const LaidLine& laid : page.lines)
      if (laid.line.part == Part::body && !laid.line.cell) letters[laid.line.font_size] += laid.line.text.size();
  const auto usual = std::max_element(letters.begin(), letters.end(),
                                      [](const auto& a, const auto& b) { return a.second < b.second; });
  if (usual == letters.end()) return;
  for (PageLines& page : pages) {
    std::vector<LaidLine*> foot;
    for (auto laid = page.lines.rbegin(); laid != page.lines.rend(); ++laid) {
      if (laid->line.part != Part::body) continue;
      const bool small = laid->line.font_size < 0.88 * usual->first && !laid->line.confidences.size();
      if (!small || laid->line.cell || laid->in_column || laid->line.place.box.y0 < 0.5 * page.size.height) break;
      foot.push_back(&*laid);
    }
    if (foot.empty()) continue;
    const char first = foot.back()->line.text.front();
    if (first != '*' && (first < '0' || first > '9')) continue;
    for (LaidLine* laid : foot) laid->line.part = Part::footnote;
  }
}

// How the lines of the body are set, over all pages.
struct Setting {
  double indent = 0;  // of first lines; 0 where the document does not indent them
};

bool flows(const LaidLine& laid) {
  return laid.line.part == Part::body && !laid.line.cell && !laid.in_column && !laid.line.centred;
}

Setting setting_of(const std::vector<PageLines>& pages) {
  std::map<int, int> indents;
  int flush = 0;
  for (const PageLines& page : pages) {
    for (const LaidLine& laid : page.lines) {
      if (!flows(laid)) continue;
      if (laid.line.indent < 4)
        ++flush;
      else if (laid.line.indent < 72)
        ++indents[static_cast<int>(std::lround(laid.line.indent / 4))];
    }
  }
  const auto most = std::max_element(indents.begin(), indents.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most == indents.end() || most->second < 3 || flush < 3) return {};
  return {4.0 * most->first};
}

bool opens_item(std::string_view text) {
  const std::string_view word = text.substr(0, text.find(' '));
  std::size_t at = 0;
  const char32_t c = base::next_code_point(word, at);
  if (vietnamese::is_digit(c)) {  // "1.", "2.1.", "3)"; not "2026-2030" or "14/6/2025;"
    const std::size_t digits = word.find_first_not_of("0123456789.");
    return word.back() == '.' || (digits != std::string_view::npos && word.substr(digits) == ")");
  }
  if (!vietnamese::is_letter(c)) return c != U'(' && c != U'“' && c != U'"' && c != U'…';  // dashes, bullets
  const std::size_t letters = word.find_first_of(".):");
  const bool roman = word.find_first_not_of("IVX") == letters;  // "II.", not "Châu."
  return letters != std::string_view::npos && letters + 1 == word.size() && (roman || letters == at);
}

void mark_starts(std::vector<PageLines>& pages) {
  const Setting setting = setting_of(pages);
  if (setting.indent == 0) return;
  const LaidLine* previous = nullptr;
  int previous_page = 0;
  for (PageLines& page : pages) {
    for (LaidLine& laid : page.lines) {
      if (laid.line.part != Part::body) continue;
      if (!flows(laid)) {
        previous = nullptr;
        continue;
      }
      const double step = laid.baseline - (previous ? previous->baseline : 0);
      const bool close = previous && (previous_page != page.number || (step > 0 && step < 1.3 * laid.leading));
      const bool full = previous && previous->line.place.box.x1 > previous->right - 2.5 * previous->line.font_size;
      const bool same_look = previous && previous->line.bold == laid.line.bold &&
                             std::abs(previous->line.font_size - laid.line.font_size) < 0.6;
      if (std::abs(laid.line.indent - setting.indent) < 4)
        laid.line.start = Start::paragraph;
      else if (laid.line.indent < 4 && close && full && same_look && !opens_item(laid.line.text))
        laid.line.start = Start::continuation;
      previous = &laid;
      previous_page = page.number;
    }
  }
}

void mark_blank_lines(std::vector<PageLines>& pages) {
  for (PageLines& page : pages) {
    const LaidLine* previous = nullptr;
    for (LaidLine& laid : page.lines) {
      if (laid.line.part != Part::body || laid.line.cell) continue;
      if (previous && laid.leading > 0 && previous->in_column == laid.in_column) {
        const double blank = (laid.baseline - previous->baseline) / laid.leading - 1;
        laid.line.blank_lines_before = std::clamp(static_cast<int>(std::lround(blank - 0.2)), 0, 20);
      }
      previous = &laid;
    }
  }
}

// Numbers the tables of a document, and goes on with one that runs over a page end.
class TableNumbers {
 public:
  void number(PageLines& page) {
    const auto in_body = [](const LaidLine& laid) { return laid.line.part == Part::body; };
    const auto first = std::find_if(page.lines.begin(), page.lines.end(), in_body);
    const auto last = std::find_if(page.lines.rbegin(), page.lines.rend(), in_body);
    std::map<int, std::pair<int, int>> numbers;  // table of the page -> table of the document, rows before
    for (std::size_t g = 0; g < page.grids.size(); ++g) {
      const bool at_top =
          first != page.lines.end() && first->line.cell && first->line.cell->table == static_cast<int>(g);
      if (at_top && open_ && same_columns(page.grids[g])) {
        const int offset = rows_ - (continues_row(page, static_cast<int>(g)) ? 1 : 0);
        numbers[static_cast<int>(g)] = {table_, offset};
        rows_ = offset + page.grids[g].rows;
      } else {
        numbers[static_cast<int>(g)] = {++table_, 0};
        rows_ = page.grids[g].rows;
      }
      edges_ = page.grids[g].column_edges;
      last_row_has_number_ = first_cell_filled(page, static_cast<int>(g), page.grids[g].rows - 1);
    }
    open_ = last != page.lines.rend() && last->line.cell &&
            last->line.cell->table == static_cast<int>(page.grids.size()) - 1;
    for (LaidLine& laid : page.lines) {
      if (!laid.line.cell) continue;
      const auto [table, offset] = numbers[laid.line.cell->table];
      laid.line.cell->table = table;
      laid.line.cell->row += offset;
    }
  }

 private:
  bool same_columns(const Grid& grid) const {
    return grid.column_edges.size() == edges_.size() &&
           std::equal(edges_.begin(), edges_.end(), grid.column_edges.begin(),
                      [](double a, double b) { return std::abs(a - b) < 6; });
  }

  static bool first_cell_filled(const PageLines& page, int table, int row) {
    return std::any_of(page.lines.begin(), page.lines.end(), [&](const LaidLine& laid) {
      const std::optional<Cell>& cell = laid.line.cell;
      return cell && cell->table == table && cell->column == 0 && cell->row <= row && row < cell->row + cell->row_span;
    });
  }

  // The first row on this page is the rest of the last one on the page before: no number of its own, and some cell
  // goes on in the middle of a sentence.
  bool continues_row(const PageLines& page, int table) const {
    if (!last_row_has_number_ || first_cell_filled(page, table, 0)) return false;
    std::set<int> seen;
    for (const LaidLine& laid : page.lines) {
      const std::optional<Cell>& cell = laid.line.cell;
      if (!cell || cell->table != table || cell->row != 0 || !seen.insert(cell->column).second) continue;
      if (vietnamese::starts_lower(laid.line.text)) return true;
    }
    return false;
  }

  int table_ = -1;
  int rows_ = 0;  // of the table so far
  bool open_ = false;
  bool last_row_has_number_ = false;
  std::vector<double> edges_{};
};

}  // namespace

std::vector<Line> join_pages(std::vector<PageLines> pages) {
  mark_margins(pages, true);
  mark_margins(pages, false);
  mark_footnotes(pages);
  mark_blank_lines(pages);
  mark_starts(pages);
  TableNumbers tables;
  std::vector<Line> lines;
  for (PageLines& page : pages) {
    tables.number(page);
    for (LaidLine& laid : page.lines) lines.push_back(std::move(laid.line));
  }
  return lines;
}

}  // namespace documents
