// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/two_columns.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "documents/read/genre.h"
#include "documents/read/lines.h"
#include "vietnamese/text.h"

namespace documents {
namespace {

constexpr std::size_t letterhead_begins_within = 15, letterhead_lines = 10, signature_lines = 40;

// A line torn at its widest gap.
struct Halves {
  std::string_view left{}, right{};
  double column = 0;  // where the right half begins, in characters
};

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (vietnamese::is_letter(base::next_code_point(text, at))) return true;
  return false;
}

std::optional<Halves> halves_of(const Line& line) {
  const std::string_view printed = line.printed();
  std::size_t gap_from = 0, gap_to = 0, start = 0;
  int widest = 2, width = 0;
  double column = line.indent, gap_column = 0;
  bool inside = false;
  for (std::size_t at = 0; at < printed.size(); ++column) {
    const std::size_t here = at;
    const char32_t c = base::next_code_point(printed, at);
    if (!vietnamese::is_space(c)) {
      if (inside && width > widest) {
        widest = width;
        gap_from = start;
        gap_to = here;
        gap_column = column;
      }
      inside = false;
      continue;
    }
    if (!inside) {
      start = here;
      width = 0;
    }
    inside = true;
    width += c == U'\t' ? 4 : 1;
  }
  if (gap_to == 0) return std::nullopt;
  Halves halves{vietnamese::trim(printed.substr(0, gap_from)), vietnamese::trim(printed.substr(gap_to)), gap_column};
  if (!has_letter(halves.left) || !has_letter(halves.right)) return std::nullopt;
  return halves;
}

bool is_free(const Line& line) { return line.part == Part::body && !line.cell; }

bool is_nation(std::string_view text) {
  return is_state_name(text) || vietnamese::fold(text).starts_with("dang cong san viet nam");
}

bool is_motto_or_date(std::string_view text) {
  const std::string folded = vietnamese::fold(text);
  return folded.starts_with("doc lap") ||
         (folded.find(", ngay") != std::string::npos && folded.find("thang") != std::string::npos);
}

bool is_bullet(std::string_view text) {
  return text.starts_with('-') || text.starts_with('+') || text.starts_with("–");
}

// Two to five words that all begin with a capital.
bool is_name(std::string_view text) {
  const auto words = vietnamese::words(text);
  return words.size() > 1 && words.size() < 6 &&
         std::all_of(words.begin(), words.end(), [](std::string_view word) { return vietnamese::starts_upper(word); });
}

struct Block {
  std::size_t first = 0, last = 0;
  double column = 0;
};

std::optional<Block> find_letterhead(const std::vector<Line>& lines) {
  for (std::size_t i = 0; i < lines.size() && i < letterhead_begins_within; ++i) {
    if (!is_free(lines[i])) continue;
    const auto halves = halves_of(lines[i]);
    if (!halves || !is_nation(halves->right) || !vietnamese::is_all_upper(halves->left)) continue;
    Block block{i, i, halves->column};
    for (std::size_t j = i + 1; j < lines.size() && j < i + letterhead_lines; ++j) {
      if (!is_free(lines[j]) || is_document_head(lines[j].text)) break;
      const auto both = halves_of(lines[j]);
      if (both || is_motto_or_date(lines[j].text)) block.last = j;
      if (is_motto_or_date(both ? both->right : std::string_view(lines[j].text)) &&
          !vietnamese::fold(lines[j].text).starts_with("doc lap") &&
          (!both || !vietnamese::fold(both->right).starts_with("doc lap")))
        break;  // place and date end it
    }
    return block;
  }
  return std::nullopt;
}

std::optional<Block> find_signature(const std::vector<Line>& lines, std::size_t from) {
  for (std::size_t i = lines.size(); i > from; --i) {
    const Line& line = lines[i - 1];
    if (!is_free(line) || !is_recipients_head(line.text)) continue;
    const auto halves = halves_of(line);
    if (!halves || !vietnamese::is_all_upper(halves->right)) return std::nullopt;
    Block block{i - 1, i - 1, halves->column};
    for (std::size_t j = i; j < lines.size() && j < i + signature_lines; ++j) {
      const Line& next = lines[j];
      if (!is_free(next) || is_document_head(next.text)) break;
      if (halves_of(next) || is_bullet(next.text) || next.indent > block.column * 0.6 || is_name(next.text))
        block.last = j;
    }
    return block;
  }
  return std::nullopt;
}

// On a line of its own: which column does it belong to?
bool stands_right(const Line& line, const Block& block) {
  if (is_bullet(line.text)) return false;
  if (line.indent > 0) return line.indent > block.column * 0.6;
  return is_motto_or_date(line.text) || is_nation(line.text) || (block.first > 0 && is_name(line.text));
}

void part(std::vector<Line>& lines, const Block& block, int table) {
  std::vector<Line> left, right;
  const auto add = [&](std::vector<Line>& side, const Line& whole, std::string_view printed, int column) {
    Line line = whole;
    if (!set_text(line, printed)) return;
    line.cell = Cell{table, 0, column, 1, 1};
    line.start = Start::unknown;
    side.push_back(std::move(line));
  };
  for (std::size_t i = block.first; i <= block.last; ++i) {
    const Line whole = lines[i];
    const std::string& printed = whole.printed();
    const auto halves = halves_of(whole);
    if (halves) {
      add(left, whole, halves->left, 0);
      add(right, whole, halves->right, 1);
    } else if (stands_right(whole, block)) {
      add(right, whole, printed, 1);
    } else {
      add(left, whole, printed, 0);
    }
  }
  left.insert(left.end(), std::make_move_iterator(right.begin()), std::make_move_iterator(right.end()));
  const auto first = lines.begin() + static_cast<std::ptrdiff_t>(block.first);
  const auto at = lines.erase(first, lines.begin() + static_cast<std::ptrdiff_t>(block.last) + 1);
  lines.insert(at, std::make_move_iterator(left.begin()), std::make_move_iterator(left.end()));
}

int count_tables(const std::vector<Line>& lines) {
  int count = 0;
  for (const Line& line : lines)
    if (line.cell) count = std::max(count, line.cell->table + 1);
  return count;
}

}  // namespace

void part_columns(std::vector<Line>& lines) {
  const auto letterhead = find_letterhead(lines);
  const auto signature = find_signature(lines, letterhead ? letterhead->last + 1 : 0);
  if (!letterhead && !signature) return;
  int table = count_tables(lines);
  // From the end, as the lines in front keep their places.
  if (signature) part(lines, *signature, table++);
  if (letterhead) part(lines, *letterhead, table);
  number_tables(lines);
}

}  // namespace documents
