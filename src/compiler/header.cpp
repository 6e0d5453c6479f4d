// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/header.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "compiler/scan.h"
#include "compiler/units.h"
#include "vietnamese/text.h"

namespace compiler {
namespace {

using documents::Line;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Digits at `at`; moves behind them.
std::string digits(std::string_view text, std::size_t& at) {
  const std::size_t from = at;
  while (at < text.size() && is_digit(text[at])) ++at;
  return std::string(text.substr(from, at - from));
}

void skip_blanks(std::string_view text, std::size_t& at) {
  while (at < text.size() && text[at] == ' ') ++at;
}

struct Number {
  std::string number{}, symbol{};
  std::size_t from = 0, to = 0;
};

// "Số: 281 /KH-SKHCN", "Số 333-KH/TU", "Số:      /KH-SCT"
std::optional<Number> find_number(std::string_view line) {
  const Folded folded(line);
  const std::string_view f = folded.text();
  std::size_t at = folded.find_word("so");
  for (; at != std::string_view::npos; at = folded.find_word("so", at + 1)) {
    std::size_t next = at + 2;
    skip_blanks(f, next);
    const bool colon = next < f.size() && (f[next] == ':' || f[next] == '.');
    if (colon) ++next;
    skip_blanks(f, next);
    Number number;
    number.from = folded.origin(at);
    number.number = digits(f, next);
    while (next < f.size() && (f[next] == ' ' || f[next] == '.' || f[next] == '_')) ++next;
    if (next >= f.size() || (f[next] != '/' && f[next] != '-')) {
      if (!colon) continue;
      return number.number.empty() ? std::nullopt : std::optional(number);
    }
    ++next;
    skip_blanks(f, next);
    std::string symbol;
    std::size_t end = next;
    while (end < f.size() && f[end] != ' ' && f[end] != ',' && f[end] != ';') ++end;
    // "KH - SKHCN": blanks around the hyphens
    while (end + 1 < f.size() && f[end] == ' ' &&
           (f[end + 1] == '-' || f[end + 1] == '/' || f[end - 1] == '-' || f[end - 1] == '/')) {
      ++end;
      while (end < f.size() && f[end] != ' ') ++end;
    }
    symbol = std::string(line.substr(folded.origin(next), folded.origin(end) - folded.origin(next)));
    std::erase(symbol, ' ');
    if (symbol.empty()) continue;
    number.symbol = symbol;
    number.to = folded.origin(end);
    return number;
  }
  return std::nullopt;
}

struct PlaceDate {
  std::string place{};
  std::optional<base::Date> date{};
  std::optional<int> year{};
  std::size_t from = 0, to = 0;
};

// "Quảng Ngãi, ngày 26 tháng 3 năm 2025"; the place is the words with capitals before the comma.
std::optional<PlaceDate> find_place_date(std::string_view line) {
  const Folded folded(line);
  const std::string_view f = folded.text();
  for (std::size_t day = folded.find_word("ngay"); day != std::string_view::npos;
       day = folded.find_word("ngay", day + 1)) {
    const std::size_t month = folded.find_word("thang", day);
    if (month == std::string_view::npos || month - day > 24) continue;
    const std::size_t year = folded.find_word("nam", month);
    if (year == std::string_view::npos || year - month > 16) continue;
    std::size_t at = day + 4;
    const auto number_from = [&](std::size_t from) {
      at = from;
      while (at < f.size() && (f[at] == ' ' || f[at] == '.' || f[at] == '_')) ++at;
      const std::string found = digits(f, at);
      return to_number(std::string_view(found).substr(0, 4));
    };
    const int d = number_from(day + 4), m = number_from(month + 5), y = number_from(year + 3);
    PlaceDate result;
    result.to = folded.origin(std::min(at, f.size()));
    std::size_t comma = day;
    while (comma > 0 && (f[comma - 1] == ' ' || f[comma - 1] == ',')) --comma;
    std::string_view before = line.substr(0, folded.origin(comma));
    // walk back over words that begin with a capital, "phố" of "Thành phố" included
    std::size_t from = before.size();
    const std::vector<std::string_view> words = vietnamese::words(before);
    for (std::size_t i = words.size(); i > 0; --i) {
      const std::string_view word = words[i - 1];
      std::size_t first = 0;
      const char32_t c = base::next_code_point(word, first);
      const bool city = i >= 2 && word == "phố" && words[i - 2] == "Thành";
      if (!vietnamese::is_upper(c) && !(vietnamese::is_digit(c) && i == words.size()) && !city) break;
      if (word.find('/') != std::string_view::npos || word.find(':') != std::string_view::npos) break;
      from = static_cast<std::size_t>(word.data() - before.data());
    }
    if (from < before.size()) result.place = std::string(vietnamese::trim(before.substr(from)));
    result.from = from;
    if (y >= 1945 && y < 2200) {
      result.year = y;
      if (d > 0 && m > 0) result.date = base::make_date(y, m, d);
    }
    return result;
  }
  return std::nullopt;
}

// Cuts the national heading and motto off a line that a merged two-column letterhead made of both.
std::string without_national(std::string_view line) {
  const Folded folded(line);
  std::size_t cut = folded.text().size();
  for (const std::string_view phrase : {"cong hoa xa hoi", "doc lap", "dang cong san viet nam"}) {
    const std::size_t at = folded.find_word(phrase);
    if (at != std::string_view::npos) cut = std::min(cut, at);
  }
  return std::string(vietnamese::trim(line.substr(0, folded.origin(cut))));
}

bool is_national(std::string_view line) {
  const Folded folded(line);
  return folded.starts_with_word("cong hoa") || folded.starts_with_word("chu nghia viet nam") ||
         folded.starts_with_word("xa hoi chu nghia") || folded.starts_with_word("hoi chu nghia") ||
         folded.starts_with_word("dang cong san") || folded.starts_with_word("nghia viet nam") ||
         folded.starts_with_word("doc lap");
}

bool has_letters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (vietnamese::is_letter(base::next_code_point(text, at))) return true;
  return false;
}

struct AgencyLine {
  std::string text{};
  std::size_t line = 0;
};

// An organ that acts for the body named above it: both names together are the agency.
bool is_organ(std::string_view line) {
  const Folded folded(line);
  return folded.starts_with_word("ban thuong truc") || folded.starts_with_word("ban thuong vu") ||
         folded.starts_with_word("ban chap hanh") || folded.starts_with_word("thuong truc");
}

// Head words that begin the second name of a letterhead; "TỈNH", "XÃ" only continue the first.
bool begins_agency(std::string_view line) {
  static constexpr std::array<std::string_view, 27> heads = {
      "so",        "ban",       "phong",           "chi cuc",  "cuc",     "tong cuc", "trung tam",
      "van phong", "uy ban",    "uy ban nhan dan", "bao",      "dai",     "hoi",      "vien",
      "truong",    "benh vien", "cong an",         "bo",       "ubnd",    "hoi dong", "lien doan",
      "doan",      "thanh tra", "kho bac",         "bao hiem", "dang uy", "lien minh"};
  const Folded folded(line);
  return std::any_of(heads.begin(), heads.end(), [&](std::string_view head) { return folded.starts_with_word(head); });
}

void read_agency(const std::vector<AgencyLine>& lines, Header& header) {
  if (lines.empty()) return;
  std::size_t split = 0;
  for (std::size_t i = 1; i < lines.size(); ++i)
    if (begins_agency(lines[i].text) && !is_organ(lines[i].text)) split = i;
  const auto join = [&](std::size_t from, std::size_t to) {
    std::string out;
    for (std::size_t i = from; i < to; ++i) {
      if (!out.empty() && !out.ends_with('-')) out.push_back(' ');
      out += lines[i].text;
    }
    return out;
  };
  header.parent_agency = join(0, split);
  header.agency = join(split, lines.size());
  const std::size_t last = lines.back().line;
  header.agency_at = {static_cast<int>(lines[split].line), static_cast<int>(last), 0, lines.back().text.size()};
}

// The place and date that begin on line `i`, or on it and the next: "Nghệ An, ngày 18" + "tháng 11 năm 2025",
// "Thành phố Hồ" + "Chí Minh, ngày 18 …" in one cell.
void read_place_date(const Source& source, const Lines& head, std::size_t i, Header& header) {
  const Line& line = source.document.lines[i];
  const int at = static_cast<int>(i);
  std::optional<PlaceDate> found = find_place_date(line.text);
  Span span{at, at, found ? found->from : 0, found ? found->to : 0};
  if (!found && i + 1 < head.last && source.document.lines[i + 1].part == documents::Part::body) {
    const Line& next = source.document.lines[i + 1];
    const bool same_cell =
        line.cell && next.cell && line.cell->row == next.cell->row && line.cell->column == next.cell->column;
    const std::optional<PlaceDate> own = find_place_date(next.text);
    const bool broken =
        folded_contains(line.text, "ngay") || line.text.ends_with(',') || (same_cell && own && !is_national(line.text));
    if (broken && (!own || own->place.empty() || same_cell)) {
      found = find_place_date(line.text + " " + next.text);
      if (found && found->from >= line.text.size()) found.reset();
      if (found) span = {at, at + 1, found->from, found->to - std::min(found->to, line.text.size() + 1)};
    }
  }
  if (!found) return;
  header.place = found->place;
  header.date = found->date;
  if (found->year) header.year = found->year;
  header.place_date_at = span;
}

// The letterhead's left column ends where the number stands; the right one holds the national heading.
void read_letterhead(const Source& source, const Lines& head, Header& header) {
  std::vector<AgencyLine> agency;
  bool number_seen = false;
  for (std::size_t i = head.first; i < head.last; ++i) {
    const Line& line = source.document.lines[i];
    if (line.part != documents::Part::body) continue;
    const int at = static_cast<int>(i);
    if (!header.number_at.known())
      if (const auto number = find_number(line.text); number && (!number->symbol.empty() || !number->number.empty())) {
        header.number = number->number;
        header.symbol = number->symbol;
        header.number_at = {at, at, number->from, std::max(number->to, number->from)};
        number_seen = true;
      }
    if (!header.place_date_at.known()) read_place_date(source, head, i, header);
    const std::string left = without_national(line.text);
    if (left.empty() || !has_letters(left) || is_national(line.text)) continue;
    if (!vietnamese::is_all_upper(left) || find_number(left) || number_seen) continue;
    agency.push_back({left, i});
  }
  read_agency(agency, header);
}

}  // namespace

Header read_header(const Source& source, const Layout& layout) {
  Header header;
  header.type = layout.type;
  if (!layout.has_type) return header;
  // a web page may stand before the letterhead: it begins at the last national heading, or the agency just above it
  Lines head = layout.head;
  for (std::size_t i = head.last; i > head.first; --i) {
    const Line& line = source.document.lines[i - 1];
    if (!is_national(line.text)) continue;
    std::size_t first = i - 1;
    const bool in_table = line.cell.has_value();
    while (first > head.first) {
      const Line& above = source.document.lines[first - 1];
      const bool same_table = in_table && above.cell && above.cell->table == line.cell->table;
      const bool upper = vietnamese::is_all_upper(above.text) || !has_letters(above.text) ||
                         find_number(above.text).has_value() || is_national(above.text);
      if (!(in_table ? same_table : upper && i - first < 12)) break;
      --first;
    }
    head.first = first;
    break;
  }
  read_letterhead(source, head, header);
  std::vector<std::size_t> lines;
  for (std::size_t i = layout.title.first; i < layout.title.last; ++i)
    if (source.document.lines[i].part == documents::Part::body) lines.push_back(i);
  Block title = join_lines(source, lines);
  std::string printed = title.text;
  if (layout.title_from > 0) {
    const std::string& line = source.document.lines[layout.type_line].text;
    printed = line.substr(layout.title_from) + (printed.empty() ? "" : " " + printed);
  }
  header.title = std::string(vietnamese::trim(printed));
  header.title_at = title.pieces.empty() ? Span{} : title.span();
  if (layout.title_from > 0) {
    const int at = static_cast<int>(layout.type_line);
    if (!header.title_at.known())
      header.title_at = {at, at, layout.title_from, source.document.lines[layout.type_line].text.size()};
    header.title_at.first = at;
    header.title_at.from = layout.title_from;
  }
  return header;
}

namespace {

// "Sở Khoa học và Công nghệ ban hành Kế hoạch …": the unit before the verb.
std::string issuing_agency(const Block& block, Span& at) {
  const Folded folded(block.text);
  const std::string_view f = folded.text();
  for (const std::string_view verb :
       {"ban hanh ke hoach", "xay dung va ban hanh", "xay dung ke hoach", "ban hanh va", "trien khai ke hoach",
        "ban hanh chuong trinh", "de ra ke hoach", "lap ke hoach", "ban hanh"}) {
    for (std::size_t verb_at = folded.find_word(verb); verb_at != std::string_view::npos;
         verb_at = folded.find_word(verb, verb_at + 1)) {
      // the unit begins behind the last comma, semicolon or full stop
      std::size_t from = verb_at;
      while (from > 0 && f[from - 1] != ';' && f[from - 1] != '.') --from;
      const std::size_t end = folded.origin(verb_at);
      std::string_view before = std::string_view(block.text).substr(folded.origin(from), end - folded.origin(from));
      std::size_t begin = folded.origin(from);
      // the shortest tail that is exactly one leading unit
      for (std::size_t comma = 0; comma != std::string_view::npos && comma < before.size();) {
        std::string_view tail = before.substr(comma);
        while (!tail.empty() && (tail.front() == ' ' || tail.front() == ',')) tail.remove_prefix(1);
        std::string_view name = vietnamese::trim(tail);
        // a definition in brackets stands between the name and the verb: "(gọi tắt là Sở)"
        const std::size_t bracket = name.find('(');
        if (bracket != std::string_view::npos && name.ends_with(')')) name = vietnamese::trim(name.substr(0, bracket));
        if (begins_with_unit(name) && name.size() < 140 && vietnamese::starts_upper(name) &&
            name.find(" số ") == std::string_view::npos && name.find(" ngày ") == std::string_view::npos) {
          const std::size_t name_at = begin + static_cast<std::size_t>(name.data() - before.data());
          at = block.span(name_at, name_at + name.size());
          return std::string(name);
        }
        comma = before.find(',', comma + 1);
      }
    }
  }
  return {};
}

std::optional<int> find_year(std::string_view text) {
  const Folded folded(text);
  for (std::size_t at = folded.find_word("nam"); at != std::string_view::npos; at = folded.find_word("nam", at + 1)) {
    std::size_t next = at + 3;
    skip_blanks(folded.text(), next);
    const std::string year = digits(folded.text(), next);
    if (year.size() == 4) return to_number(year);
  }
  return std::nullopt;
}

}  // namespace

void infer_header(Header& header, const std::vector<Block>& preamble) {
  if (header.agency.empty()) {
    for (std::size_t i = preamble.size(); i > 0 && header.agency.empty(); --i)
      header.agency = issuing_agency(preamble[i - 1], header.agency_at);
    if (!header.agency.empty()) header.inferred.emplace_back("agency");
  }
  for (const std::string_view text : {std::string_view(header.agency), std::string_view(header.parent_agency),
                                      std::string_view(header.place), std::string_view(header.title)})
    if (header.province.empty()) header.province = find_province(text);
  if (header.province.empty()) {
    for (const Block& block : preamble)
      if (header.province.empty()) header.province = find_province(block.text);
    if (!header.province.empty()) header.inferred.emplace_back("province");
  }
  const Folded agency(header.agency);
  const bool provincial = agency.starts_with_word("so") || agency.starts_with_word("ban quan ly") ||
                          agency.starts_with_word("thanh tra tinh");
  if (header.parent_agency.empty() && provincial && !header.province.empty()) {
    header.parent_agency = "UBND tỉnh " + header.province;
    for (const std::string_view city : {"Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế"})
      if (header.province == city) header.parent_agency = "UBND thành phố " + header.province;
    header.inferred.emplace_back("parent_agency");
  }
  // the year a plan is for stands in its title; failing that the year of its date
  if (const auto year = find_year(header.title)) header.year = year;
  if (!header.year && header.date) header.year = static_cast<int>(header.date->year());
}

}  // namespace compiler
