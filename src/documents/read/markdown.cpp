// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/markdown.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "documents/read/flat_table.h"
#include "documents/read/html.h"
#include "documents/read/inline_markup.h"
#include "documents/read/lines.h"
#include "documents/read/markdown_table.h"
#include "vietnamese/text.h"

namespace documents {
namespace {

enum class Kind { blank, text, bar, heading, rule, row, page };

// One line of the file, or one piece of it where bars stand on the same line as text.
struct Item {
  Kind kind = Kind::text;
  int number = 0;              // line of the file
  std::string_view raw{};      // as it stands
  std::string_view content{};  // without the marks of the block: "# ", "> ", "* "
  std::string_view bullet{};   // put before the content instead of them
  std::optional<Cell> cell{};
  std::optional<Line> line{};  // read already: it stood in HTML
};

bool is_rule(std::string_view line) {
  int marks = 0;
  char mark = 0;
  for (const char c : line) {
    if (c == ' ' || c == '\t') continue;
    if ((c != '-' && c != '*' && c != '_' && c != '=') || (mark != 0 && c != mark)) return false;
    mark = c;
    ++marks;
  }
  return marks >= 3;
}

// "## Heading ##": the heading; "#" alone is an empty one.
bool take_heading(std::string_view& line) {
  const std::size_t hashes = std::min(line.find_first_not_of('#'), line.size());
  if (hashes == 0 || hashes > 6 || (hashes < line.size() && line[hashes] != ' ')) return false;
  line = vietnamese::trim(line.substr(hashes));
  while (line.ends_with('#')) line.remove_suffix(1);
  line = vietnamese::trim(line);
  return true;
}

Item item_of(std::string_view raw, int number) {
  Item item;
  item.number = number;
  item.raw = vietnamese::trim(raw);
  std::string_view line = item.raw;
  while (line.starts_with("> ") || line == ">") line = vietnamese::trim(line.substr(1));
  if (line.empty())
    item.kind = Kind::blank;
  else if (line == "|")
    item.kind = Kind::bar;
  else if (is_rule(line) || line.starts_with("```"))
    item.kind = Kind::rule;
  else if (take_heading(line))
    item.kind = line.empty() ? Kind::blank : Kind::heading;
  if (item.kind == Kind::text && (line.starts_with("* ") || line.starts_with("• ")) &&
      line.find_first_not_of("* _•") != std::string_view::npos) {
    item.bullet = "- ";
    line = vietnamese::trim(line.substr(line.find(' ')));
  }
  item.content = line;
  return item;
}

class Reader {
 public:
  Reader(std::string_view text, const Options& options) : options_(options), raw_(file_lines(text)) {}

  base::Result<Document> read() {
    split();
    if (error_) return *error_;
    strip();
    tables();
    document_.format = Format::markdown;
    const bool paragraphs_are_lines = unwrapped();
    int blank = 0;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const Item& item = items_[i];
      if (item.kind == Kind::blank) ++blank;
      if (item.kind == Kind::bar) blank = 0;
      if (plain_[i].text.empty() && !item.line) continue;
      if (document_.lines.size() >= options_.limits.lines) return too_many_lines(options_.limits);
      if (item.line) {
        document_.lines.push_back(*item.line);
        document_.lines.back().cell = item.cell;
        continue;
      }
      Line line;
      if (!set_text(line, plain_[i].text)) continue;
      line.source = line.text == item.raw ? std::string() : std::string(item.raw);
      line.place.line = item.number;
      line.blank_lines_before = std::exchange(blank, 0);
      line.cell = item.cell;
      line.bold = plain_[i].emphasis.bold() || item.kind == Kind::heading;
      line.italic = plain_[i].emphasis.italic();
      if (item.kind == Kind::heading || item.kind == Kind::row ||
          (paragraphs_are_lines && line.blank_lines_before > 0 && !item.cell))
        line.start = Start::paragraph;
      document_.lines.push_back(std::move(line));
    }
    number_tables(document_.lines);  // both kinds of tables together
    return std::move(document_);
  }

 private:
  // Rows of text extractors: "a | b |", one on a line, without a bar in front.
  static bool is_bare_row(std::string_view line) {
    return line.ends_with('|') && !line.starts_with('|') && line.find(" | ") != std::string_view::npos;
  }

  void split() {
    std::size_t bare = 0, opened = 0;
    for (const std::string_view raw : raw_) {
      const std::string_view line = vietnamese::trim(raw);
      bare += is_bare_row(line) ? 1 : 0;
      opened += line.size() > 1 && line.starts_with('|') && !line.ends_with('|') ? 1 : 0;
    }
    const bool rows_are_bare = bare > opened;
    for (std::size_t i = 0; i < raw_.size(); ++i) {
      const int number = static_cast<int>(i) + 1;
      if (starts_table(i)) {
        i = take_table(i);
        continue;
      }
      if (rows_are_bare && is_bare_row(vietnamese::trim(raw_[i]))) {
        i = take_bare_rows(i);
        continue;
      }
      if (starts_page(i)) {
        i = take_page(i);
        continue;
      }
      const Item item = item_of(raw_[i], number);
      const bool edge_bar = item.kind == Kind::text && (item.content.starts_with('|') || item.content.ends_with('|'));
      if (edge_bar)
        split_at_bars(item);
      else
        items_.push_back(item);
    }
  }

  void split_at_bars(const Item& whole) {
    std::size_t from = 0;
    const std::string_view line = whole.content;
    for (std::size_t at = 0; at <= line.size(); ++at) {
      const bool bar = at < line.size() && line[at] == '|' && (at == 0 || line[at - 1] != '\\');
      if (at < line.size() && !bar) continue;
      Item piece = whole;
      piece.content = vietnamese::trim(line.substr(from, at - from));
      piece.raw = piece.content;
      if (!piece.content.empty()) items_.push_back(piece);
      if (bar) items_.push_back({Kind::bar, whole.number, line.substr(at, 1), {}, {}, {}, {}});
      from = at + 1;
    }
  }

  bool starts_table(std::size_t i) const {
    return i + 1 < raw_.size() && raw_[i].find('|') != std::string_view::npos &&
           is_delimiter_row(raw_[i + 1], row_cells(raw_[i]).size());
  }

  // The last line of the table.
  std::size_t take_table(std::size_t head) {
    const int table = next_table_++;
    int row = 0;
    std::size_t last = head;
    for (std::size_t i = head; i < raw_.size(); ++i) {
      if (raw_[i].find('|') == std::string_view::npos || starts_other_table(head, i)) break;
      last = i;
      if (i == head + 1) continue;
      for (const SpannedCell& cell : merged_cells(row_cells(raw_[i])))
        add_cell(cell, {table, row, cell.column, 1, cell.span}, static_cast<int>(i) + 1);
      ++row;
    }
    return last;
  }

  // A table that a converter left in HTML.
  bool starts_page(std::size_t i) const {
    const std::string head = vietnamese::lower(vietnamese::trim(raw_[i]).substr(0, 7));
    return head.starts_with("<table") || head.starts_with("<html");
  }

  // The last line of it: where as many tables have ended as begun.
  std::size_t take_page(std::size_t first) {
    int open = 0;
    std::string page;
    std::size_t last = first;
    for (std::size_t i = first; i < raw_.size(); ++i) {
      const std::string small = vietnamese::lower(raw_[i]);
      for (std::size_t at = small.find("table"); at != std::string::npos; at = small.find("table", at + 1)) {
        if (at > 0 && small[at - 1] == '<') ++open;
        if (at > 1 && small[at - 1] == '/' && small[at - 2] == '<') --open;
      }
      page += std::string(raw_[i]) + "\n";
      last = i;
      if (open <= 0) break;
    }
    auto read = read_html_text(page, options_, static_cast<int>(first) + 1);
    if (!read) {
      error_ = read.error();
      return last;
    }
    int tables = 0;
    for (Line& line : read->lines) {
      Item item{Kind::page, line.place.line, {}, {}, {}, line.cell, {}};
      if (item.cell) {
        tables = std::max(tables, item.cell->table + 1);
        item.cell->table += next_table_;
      }
      item.line = std::move(line);
      items_.push_back(std::move(item));
    }
    next_table_ += tables;
    return last;
  }

  // The last of the rows that follow each other.
  std::size_t take_bare_rows(std::size_t first) {
    std::size_t end = first, columns = 0;
    for (; end < raw_.size() && is_bare_row(vietnamese::trim(raw_[end])); ++end)
      columns = std::max(columns, row_cells(raw_[end]).size());
    const int table = next_table_++;
    for (std::size_t i = first; i < end; ++i) {
      const std::vector<std::string_view> texts = row_cells(raw_[i]);
      for (std::size_t c = 0; c < texts.size(); ++c) {
        const bool over_the_rest = texts.size() <= 2 && c + 1 == texts.size();
        const auto column = static_cast<int>(c), span = over_the_rest ? static_cast<int>(columns - c) : 1;
        add_cell({texts[c], column, span}, {table, static_cast<int>(i - first), column, 1, span},
                 static_cast<int>(i) + 1);
      }
    }
    return end - 1;
  }

  bool starts_other_table(std::size_t head, std::size_t i) const { return i > head + 1 && starts_table(i); }

  void add_cell(const SpannedCell& cell, const Cell& place, int number) {
    std::string_view rest = cell.text;
    while (!rest.empty()) {
      std::size_t at = rest.find("<br");
      const std::size_t end = at == std::string_view::npos ? at : rest.find('>', at);
      if (end == std::string_view::npos) at = rest.size();
      Item item{Kind::row, number, vietnamese::trim(rest.substr(0, at)), {}, {}, place, {}};
      item.content = item.raw;
      if (!item.content.empty()) items_.push_back(item);
      rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
  }

  // Emphasis reaches over the lines of a paragraph, never over a bar, a heading or a blank line.
  void strip() {
    plain_.resize(items_.size());
    for (std::size_t from = 0; from < items_.size();) {
      std::size_t to = from + 1;
      if (items_[from].kind == Kind::text)
        while (to < items_.size() && items_[to].kind == Kind::text) ++to;
      std::vector<std::string_view> paragraph;
      for (std::size_t i = from; i < to; ++i) paragraph.push_back(items_[i].content);
      const Kind kind = items_[from].kind;
      if (kind == Kind::text || kind == Kind::heading || kind == Kind::row) {
        std::vector<PlainLine> lines = without_marks(paragraph);
        for (std::size_t i = from; i < to; ++i) {
          plain_[i] = std::move(lines[i - from]);
          plain_[i].text = std::string(vietnamese::trim(plain_[i].text));
          if (plain_[i].text.find_first_not_of("*_ ") == std::string::npos) plain_[i].text.clear();
          if (plain_[i].text.empty())  // "** **" is an empty line that was set bold, "**" but a mark
            items_[i].kind =
                items_[i].content.find_first_not_of("*_") == std::string_view::npos ? Kind::rule : Kind::blank;
          else
            plain_[i].text.insert(0, items_[i].bullet);
        }
      }
      from = to;
    }
  }

  void tables() {
    std::vector<FlatItem> flat;
    std::vector<std::size_t> index;
    int blank = 0;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const Kind kind = items_[i].kind;
      if (kind == Kind::blank) ++blank;
      if (kind != Kind::bar && (kind == Kind::row || kind == Kind::page || plain_[i].text.empty())) continue;
      flat.push_back({kind == Kind::bar, plain_[i].text, std::exchange(blank, 0)});
      index.push_back(i);
    }
    const auto cells = find_flat_tables(flat, next_table_);
    for (std::size_t i = 0; i < index.size(); ++i)
      if (cells[i]) items_[index[i]].cell = cells[i];
  }

  // True where every paragraph stands on one line, however long, so that a blank line is sure to end one.
  bool unwrapped() const {
    std::size_t paragraphs = 0, single = 0, longest = 0, run = 0;
    for (std::size_t i = 0; i <= items_.size(); ++i) {
      const bool text = i < items_.size() && items_[i].kind == Kind::text && !items_[i].cell;
      if (text) {
        ++run;
        longest = std::max(longest, items_[i].content.size());
      } else if (run > 0) {
        ++paragraphs;
        single += run == 1 ? 1 : 0;
        run = 0;
      }
    }
    return paragraphs > 3 && longest > 400 && single * 10 >= paragraphs * 8;
  }

  const Options& options_;
  std::vector<std::string_view> raw_;
  std::vector<Item> items_{};
  std::vector<PlainLine> plain_{};
  Document document_{};
  std::optional<base::Error> error_{};
  int next_table_ = 0;
};

}  // namespace

bool looks_like_markdown(std::string_view text) {
  int headings = 0, strong = 0, bars = 0, rows = 0;
  const auto lines = file_lines(text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string_view line = vietnamese::trim(lines[i]);
    if (line.empty()) continue;
    if (line == "|") ++bars;
    if (line.ends_with('|') && line.find(" | ") != std::string_view::npos) ++rows;
    if (i + 1 < lines.size() && line.find('|') != std::string_view::npos &&
        is_delimiter_row(lines[i + 1], row_cells(line).size()))
      return true;
    const std::size_t open = line.find("**");
    if (open != std::string_view::npos && open + 2 < line.size() && line[open + 2] != '*') ++strong;
    if (take_heading(line) && !line.empty()) ++headings;
  }
  return bars >= 3 || rows >= 2 || strong >= 2 || headings >= 2;
}

base::Result<Document> read_markdown(std::string_view text, const Options& options) {
  return Reader(text, options).read();
}

}  // namespace documents
