// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/reading/views/source.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/utf8.h"
#include "features/reading/urls.h"
#include "features/reading/views/words.h"

namespace reading {
namespace {

using html::each;
using html::html;
using html::Html;

std::string numbers(const std::vector<int>& facts) {
  std::string text;
  for (const int fact : facts) text += (text.empty() ? "" : " ") + std::to_string(fact);
  return text;
}

// ------------------------------------------------------------------------------------------------------------- one
// line

// The text with its restored stretches marked.
Html with_repairs(const documents::Line& line, std::size_t from, std::size_t to) {
  Html out;
  const std::string_view text = line.text;
  std::size_t at = from;
  for (const documents::Repair& repair : line.repairs) {
    const std::size_t begin = std::max(repair.from, from);
    const std::size_t end = std::min(repair.to, to);
    if (begin >= end) continue;
    out += html("{}", text.substr(at, begin - at));
    const int sure = static_cast<int>(std::lround(std::clamp(repair.confidence, 0.0, 1.0) * 100));
    out += html(R"(<span class="fix" title="Nguyên bản: “{}”. Độ chắc: {}%">{}</span>)", repair.source, sure,
                text.substr(begin, end - begin));
    at = end;
  }
  out += html("{}", text.substr(at, to - at));
  return out;
}

Html stretch_view(const documents::Line& line, const Stretch& stretch) {
  const Html text = with_repairs(line, stretch.from, stretch.to);
  if (stretch.facts.empty()) return text;
  return html(R"(<a class="m m-{}" data-f="{}" href="{}" title="{}">{}</a>)", name_of(stretch.mark),
              numbers(stretch.facts), urls::fact(stretch.facts.front()), word(stretch.mark), text);
}

Html line_text(const documents::Line& line, const MarkedLine& marked) {
  return each(marked.stretches, [&](const Stretch& stretch) { return stretch_view(line, stretch); });
}

std::string classes_of(const documents::Line& line) {
  std::string classes = "line";
  if (line.bold) classes += " bold";
  if (line.italic) classes += " italic";
  if (line.centred) classes += " centred";
  if (line.part != documents::Part::body) classes += " aside";
  if (line.blank_lines_before > 0 || line.start == documents::Start::paragraph) classes += " apart";
  return classes;
}

std::string number_of(const documents::Line& line, int index) {
  if (line.place.line > 0) return std::to_string(line.place.line);
  if (line.place.block > 0) return std::to_string(line.place.block);
  return std::to_string(index + 1);
}

// The number leads to what the plan makes of the line.
Html number_view(const documents::Line& line, const MarkedLine& marked, int index) {
  const std::string number = number_of(line, index);
  int fact = marked.around.empty() ? 0 : marked.around.front();
  for (const Stretch& stretch : marked.stretches)
    if (fact == 0 && !stretch.facts.empty()) fact = stretch.facts.front();
  if (fact == 0) return html(R"(<span class="n" aria-hidden="true">{}</span>)", number);
  return html(R"(<a class="n" href="{}" aria-label="Đến chi tiết của dòng {}">{}</a>)", urls::fact(fact), number,
              number);
}

// The form that was repaired; another normalisation of the same letters is nobody's concern.
bool has_other_form(const documents::Line& line) { return !line.repairs.empty() && line.printed() != line.text; }

Html printed_view(const documents::Line& line) {
  if (!has_other_form(line)) return {};
  return html(R"(<span class="printed" lang="und">{}</span>)", line.source);
}

Html line_view(const documents::Line& line, const MarkedLine& marked, int index) {
  return html(R"(<p class="{}" id="L{}" data-f="{}">{}<span class="t">{}{}</span></p>)", classes_of(line), index + 1,
              numbers(marked.around), number_view(line, marked, index), line_text(line, marked), printed_view(line));
}

// ---------------------------------------------------------------------------------------------------------------
// tables

struct TableCell {
  documents::Cell place{};
  std::vector<int> lines{};
};

Html cell_view(const documents::Document& document, const std::vector<MarkedLine>& marked, const TableCell& cell) {
  const Html lines = each(cell.lines, [&](int i) {
    const auto index = static_cast<std::size_t>(i);
    return line_view(document.lines[index], marked[index], i);
  });
  return html(R"(<td colspan="{}" rowspan="{}">{}</td>)", cell.place.column_span, cell.place.row_span, lines);
}

// The lines from `first` on that stand in one table; `next` is the one behind.
Html table_view(const documents::Document& document, const std::vector<MarkedLine>& marked, int first, int next) {
  std::map<int, std::map<int, TableCell>> rows;
  for (int i = first; i < next; ++i) {
    const documents::Cell& place = *document.lines[static_cast<std::size_t>(i)].cell;
    TableCell& cell = rows[place.row][place.column];
    if (cell.lines.empty()) cell.place = place;
    cell.lines.push_back(i);
  }
  // A column of every row that no cell covers is filled, so that the cells behind it stay below their heads.
  std::map<int, int> covered_to;  // column → the row it is covered to by a cell above
  Html body;
  for (const auto& [row, cells] : rows) {
    Html line;
    int column = 0;
    const auto fill_to = [&, row = row](int end) {
      for (; column < end; ++column)
        if (covered_to[column] <= row) line += html("<td></td>");
    };
    for (const auto& [at, cell] : cells) {
      fill_to(std::min(at, column + 100));
      column = at + cell.place.column_span;
      for (int c = at; c < std::min(column, at + 100); ++c) covered_to[c] = row + cell.place.row_span;
      line += cell_view(document, marked, cell);
    }
    body += html("<tr>{}</tr>", line);
  }
  // Word processors lay out heads and signatures as tables of one row, without lines.
  const std::string_view classes = rows.size() == 1 ? "table bare" : "table";
  return html(
      R"(<div class="{}" tabindex="0" role="region" aria-label="Bảng trong văn bản"><table><tbody>{}</tbody></table></div>)",
      classes, body);
}

Html lines_view(const documents::Document& document, const std::vector<MarkedLine>& marked, int first, int next) {
  Html out;
  for (int i = first; i < next;) {
    const documents::Line& line = document.lines[static_cast<std::size_t>(i)];
    if (!line.cell) {
      out += line_view(line, marked[static_cast<std::size_t>(i)], i);
      ++i;
      continue;
    }
    int end = i;
    while (end < next && document.lines[static_cast<std::size_t>(end)].cell &&
           document.lines[static_cast<std::size_t>(end)].cell->table == line.cell->table)
      ++end;
    out += table_view(document, marked, i, end);
    i = end;
  }
  return out;
}

// ----------------------------------------------------------------------------------------------------------------
// pages

constexpr int units_a_point = 10;  // of the drawings over the pages; whole numbers need no decimal point

int units(double points) { return static_cast<int>(std::lround(points * units_a_point)); }

struct Rectangle {
  int x = 0, y = 0, width = 0, height = 0;
};

// The part of a line's box that its bytes from..to take, as if all letters were equally wide.
Rectangle rectangle_of(const documents::Line& line, std::size_t from, std::size_t to) {
  const documents::Box& box = line.place.box;
  const std::string_view text = line.text;
  const auto letters = [&](std::size_t bytes) {
    return static_cast<double>(base::count_code_points(text.substr(0, bytes)));
  };
  const double all = std::max(1.0, letters(text.size()));
  const double width = box.x1 - box.x0;
  const double left = box.x0 + width * letters(from) / all;
  const double right = box.x0 + width * letters(to) / all;
  return {units(left) - 10, units(box.y0) - 10, std::max(20, units(right - left) + 20),
          std::max(20, units(box.y1 - box.y0) + 20)};
}

Html rectangle_view(const Rectangle& r, std::string_view mark, const std::vector<int>& facts) {
  return html(
      R"(<a class="m m-{}" data-f="{}" href="{}" tabindex="-1"><rect x="{}" y="{}" width="{}" height="{}" rx="12"></rect></a>)",
      mark, numbers(facts), urls::fact(facts.front()), r.x, r.y, r.width, r.height);
}

Html overlay(const documents::Document& document, const std::vector<MarkedLine>& marked, int first, int next) {
  Html lines;
  Html stretches;
  for (int i = first; i < next; ++i) {
    const auto index = static_cast<std::size_t>(i);
    const documents::Line& line = document.lines[index];
    if (!marked[index].around.empty())
      lines += rectangle_view(rectangle_of(line, 0, line.text.size()), "activity", marked[index].around);
    for (const Stretch& stretch : marked[index].stretches)
      if (!stretch.facts.empty())
        stretches += rectangle_view(rectangle_of(line, stretch.from, stretch.to), name_of(stretch.mark), stretch.facts);
  }
  return lines + stretches;
}

Html page_view(const Entry& entry, const documents::Document& document, const std::vector<MarkedLine>& marked, int page,
               int first, int next) {
  const auto index = static_cast<std::size_t>(page - 1);
  const documents::PageSize size =
      index < document.page_sizes.size() ? document.page_sizes[index] : documents::PageSize{595, 842};
  const int width = std::max(1, units(size.width));
  const int height = std::max(1, units(size.height));
  return html(R"(
    <section class="page" id="p{}" aria-label="Trang {}">
      <h3>Trang {}</h3>
      <div class="sheet">
        <img src="{}" alt="Ảnh trang {}" width="{}" height="{}" loading="lazy">
        <svg viewBox="0 0 {} {}" aria-hidden="true">{}</svg>
      </div>
      <div class="lines">{}</div>
    </section>)",
              page, page, page, urls::page(entry.id, page), page, width / units_a_point, height / units_a_point, width,
              height, overlay(document, marked, first, next), lines_view(document, marked, first, next));
}

Html pages_view(const Entry& entry, const documents::Document& document, const std::vector<MarkedLine>& marked) {
  Html out;
  const int lines = static_cast<int>(document.lines.size());
  int first = 0;
  for (int page = 1; page <= document.pages; ++page) {
    int next = first;
    while (next < lines && document.lines[static_cast<std::size_t>(next)].place.page <= page) ++next;
    out += page_view(entry, document, marked, page, first, next);
    first = next;
  }
  return out;
}

bool has_pages(const documents::Document& document) {
  return (document.format == documents::Format::pdf || document.format == documents::Format::image) &&
         document.pages > 0;
}

bool has_printed_forms(const documents::Document& document) {
  return std::any_of(document.lines.begin(), document.lines.end(),
                     [](const documents::Line& line) { return !line.source.empty() && line.source != line.text; });
}

}  // namespace

std::string place_of(const documents::Line& line) {
  if (line.place.page > 0) return "trang " + std::to_string(line.place.page);
  if (line.place.block > 0) return "đoạn " + std::to_string(line.place.block);
  return "dòng " + std::to_string(line.place.line);
}

html::Html source_view(const Entry& entry, const documents::Document& document, const std::vector<Fact>& facts) {
  const std::vector<MarkedLine> lines = marked(document, facts);
  const bool pages = has_pages(document);
  const Html switches = (pages ? html(R"(
        <input type="checkbox" id="show-text" class="switch" checked>
        <label for="show-text">Hiện chữ đọc được</label>)")
                               : Html{}) +
                        (has_printed_forms(document) ? html(R"(
        <input type="checkbox" id="show-printed" class="switch">
        <label for="show-printed">Hiện chữ trong nguyên bản</label>)")
                                                     : Html{});
  const Html body = pages ? pages_view(entry, document, lines)
                          : html(R"(<div class="lines sheet-of-text">{}</div>)",
                                 lines_view(document, lines, 0, static_cast<int>(document.lines.size())));
  return html("{}{}", switches, body);
}

}  // namespace reading
