// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/write/workbook.h"

#include <algorithm>
#include <set>

#include "base/time.h"
#include "base/utf8.h"
#include "documents/write/package.h"
#include "vietnamese/text.h"

namespace documents {
namespace {

constexpr std::size_t most_rows = 1'048'575;  // of a sheet, besides its head
constexpr std::size_t longest_text = 32'767, longest_name = 31;
constexpr std::int64_t first_day = 25'569;  // 01/01/1970, as a spreadsheet counts
constexpr std::string_view xml_head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
constexpr std::string_view main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

enum Style { plain = 0, bold = 1, date = 2 };

// Fonts, and the three looks that cells have: text, head, date.
constexpr const char* styles =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">)"
    R"(<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>)"
    R"(<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>)"
    R"(<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>)"
    R"(<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>)"
    R"(<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">)"
    R"(<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>)"
    R"(<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>)"
    R"(<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>)"
    R"(</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>)";

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// Valid UTF-8 of the length that a cell may have. "_x0041_" would be read as a letter: its "_" is written as such.
std::string fitting(std::string_view text) {
  std::string out;
  std::size_t units = 0;  // of UTF-16
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    const bool looks_escaped = rest.size() >= 7 && rest[0] == '_' && rest[1] == 'x' && rest[6] == '_' &&
                               std::all_of(rest.begin() + 2, rest.begin() + 6, is_hex);
    const char32_t letter = base::next_code_point(text, at);
    units += letter > 0xFFFF ? 2 : 1;
    if (units > longest_text) break;
    if (letter == 0xFFFE || letter == 0xFFFF) continue;  // no letters of XML
    if (looks_escaped) {
      out += "_x005F_";
    } else {
      base::append_utf8(out, letter);
    }
  }
  return out;
}

std::string column_name(std::size_t column) {
  std::string name;
  for (++column; column > 0; column = (column - 1) / 26)
    name.insert(name.begin(), static_cast<char>('A' + (column - 1) % 26));
  return name;
}

void put_text(std::string& out, const std::string& place, std::string_view text, Style style) {
  out += "<c r=\"" + place + "\" s=\"" + std::to_string(style) + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" +
         xml_escaped(fitting(text)) + "</t></is></c>";
}

void put_number(std::string& out, const std::string& place, std::int64_t number, Style style) {
  out += "<c r=\"" + place + "\" s=\"" + std::to_string(style) + "\"><v>" + std::to_string(number) + "</v></c>";
}

void put(std::string& out, const std::string& place, const WorkbookCell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) {
    if (!text->empty()) put_text(out, place, *text, plain);
  } else if (const auto* number = std::get_if<std::int64_t>(&cell)) {
    put_number(out, place, *number, plain);
  } else if (const auto* day = std::get_if<base::Date>(&cell)) {
    put_number(out, place, base::day_number(*day) + first_day, date);
  }
}

std::string sheet_part(const WorkbookSheet& sheet, std::size_t from, std::size_t to) {
  std::string out(xml_head);
  out += "<worksheet xmlns=\"" + std::string(main_space) + "\"><sheetViews><sheetView workbookViewId=\"0\">";
  out += R"(<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>)";
  if (!sheet.columns.empty()) {
    out += "<cols>";
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
      const std::string number = std::to_string(i + 1);
      out += "<col min=\"" + number + "\" max=\"" + number + "\" width=\"" + std::to_string(sheet.columns[i].width) +
             "\" customWidth=\"1\"/>";
    }
    out += "</cols>";
  }
  out += "<sheetData><row r=\"1\">";
  for (std::size_t i = 0; i < sheet.columns.size(); ++i)
    put_text(out, column_name(i) + "1", sheet.columns[i].head, bold);
  out += "</row>";
  for (std::size_t i = from; i < to; ++i) {
    const std::string number = std::to_string(i - from + 2);
    out += "<row r=\"" + number + "\">";
    for (std::size_t column = 0; column < sheet.rows[i].size(); ++column)
      put(out, column_name(column) + number, sheet.rows[i][column]);
    out += "</row>";
  }
  return out + "</sheetData></worksheet>";
}

// Without the letters that names of sheets may not hold, short enough, and unlike all others.
std::string name_for(std::string_view wanted, std::set<std::string>& taken) {
  std::u32string letters;
  for (const char32_t letter : base::to_code_points(wanted))
    if (letter >= 0x20 && letter <= 0xFFFD && std::u32string_view(U"[]:*?/\\'").find(letter) == std::u32string::npos)
      letters += letter;
  if (letters.empty()) letters = U"Bảng";
  for (int number = 1;; ++number) {
    const std::string suffix = number == 1 ? "" : " (" + std::to_string(number) + ")";
    std::string name = base::from_code_points(letters.substr(0, longest_name - suffix.size())) + suffix;
    if (taken.insert(vietnamese::lower(name)).second) return name;
  }
}

using Parts = std::vector<std::pair<std::string, std::string>>;

// The parts that name the sheets to each other.
void add_links(Parts& parts, const std::vector<std::string>& names) {
  const std::string links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string package = "http://schemas.openxmlformats.org/package/2006/relationships";
  const std::string kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  std::string types(xml_head), book(xml_head), ties(xml_head);
  types += R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
           R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
           R"(<Default Extension="xml" ContentType="application/xml"/>)";
  types += "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + kind + "sheet.main+xml\"/>";
  types += "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + kind + "styles+xml\"/>";
  book += "<workbook xmlns=\"" + std::string(main_space) + "\" xmlns:r=\"" + links + "\"><sheets>";
  ties += "<Relationships xmlns=\"" + package + "\">";
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    types +=
        "<Override PartName=\"/xl/worksheets/sheet" + number + ".xml\" ContentType=\"" + kind + "worksheet+xml\"/>";
    book += "<sheet name=\"" + xml_escaped(names[i]) + "\" sheetId=\"" + number + "\" r:id=\"rId" + number + "\"/>";
    ties += "<Relationship Id=\"rId" + number + "\" Type=\"" + links + "/worksheet\" Target=\"worksheets/sheet" +
            number + ".xml\"/>";
  }
  ties += "<Relationship Id=\"rIdStyles\" Type=\"" + links + "/styles\" Target=\"styles.xml\"/></Relationships>";
  parts.emplace_back("[Content_Types].xml", types + "</Types>");
  parts.emplace_back("_rels/.rels", std::string(xml_head) + "<Relationships xmlns=\"" + package +
                                        "\"><Relationship Id=\"rId1\" Type=\"" + links +
                                        "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
  parts.emplace_back("xl/workbook.xml", book + "</sheets></workbook>");
  parts.emplace_back("xl/_rels/workbook.xml.rels", ties);
  parts.emplace_back("xl/styles.xml", styles);
}

}  // namespace

std::string as_xlsx(const std::vector<WorkbookSheet>& sheets) {
  std::vector<std::string> names;
  std::set<std::string> taken;
  Parts contents;
  const auto add = [&](const WorkbookSheet& sheet, std::size_t from, std::size_t to) {
    names.push_back(name_for(sheet.name, taken));
    contents.emplace_back("xl/worksheets/sheet" + std::to_string(names.size()) + ".xml", sheet_part(sheet, from, to));
  };
  for (const WorkbookSheet& sheet : sheets) {
    std::size_t from = 0;
    do {
      const std::size_t to = std::min(from + most_rows, sheet.rows.size());
      add(sheet, from, to);
      from = to;
    } while (from < sheet.rows.size());
  }
  if (sheets.empty()) add({}, 0, 0);
  Parts parts;
  add_links(parts, names);
  for (auto& content : contents) parts.push_back(std::move(content));
  return package_of(parts);
}

}  // namespace documents
