// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/workbook.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "base/csv.h"
#include "base/time.h"
#include "base/utf8.h"
#include "documents/read/archive.h"
#include "documents/read/workbook_styles.h"
#include "documents/read/xml.h"

namespace documents {
namespace {

base::Error invalid(const char* sentence) { return {base::ErrorKind::invalid, sentence, {}}; }
base::Error too_large() {
  return {
      base::ErrorKind::too_large, "Bảng tính có quá nhiều dòng, cột hoặc chữ nên bị từ chối để bảo đảm an toàn.", {}};
}

struct Place {
  std::size_t row = 0, column = 0;  // from 0
};

// "BC12"; nothing where it is no place of a sheet.
std::optional<Place> place_of(std::string_view text) {
  std::size_t column = 0, at = 0;
  for (; at < text.size() && text[at] >= 'A' && text[at] <= 'Z' && at < 3; ++at)
    column = column * 26 + static_cast<std::size_t>(text[at] - 'A' + 1);
  std::size_t row = 0;
  const auto [end, trouble] = std::from_chars(text.data() + at, text.data() + text.size(), row);
  if (at == 0 || trouble != std::errc{} || end != text.data() + text.size() || row == 0) return std::nullopt;
  return Place{row - 1, column - 1};
}

// Letters that were written as "_x000A_".
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    unsigned letter = 0;
    const bool may_be = rest.size() >= 7 && rest.starts_with("_x") && rest[6] == '_';
    if (may_be) {
      const auto [end, trouble] = std::from_chars(rest.data() + 2, rest.data() + 6, letter, 16);
      const bool is_surrogate = letter >= 0xD800 && letter < 0xE000;
      if (trouble == std::errc{} && end == rest.data() + 6 && letter != 0 && !is_surrogate) {
        base::append_utf8(out, letter);
        at += 7;
        continue;
      }
    }
    out += text[at++];
  }
  return out;
}

// <si> or <is>: one text, or runs of them; how it is pronounced (<rPh>) is left out.
std::string text_in(const pugi::xml_node& item) {
  std::string text;
  for (const pugi::xml_node& part : item.children()) {
    const std::string_view name = local_name(part.name());
    if (name == "t") text += part.text().get();
    if (name == "r") text += child_named(part, "t").text().get();
  }
  return unescaped(text);
}

class Reader {
 public:
  Reader(const Archive& archive, const WorkbookLimits& limits) : archive_(archive), limits_(limits) {}

  base::Result<std::vector<Sheet>> run() {
    const std::string book_name = archive_.has("xl/workbook.xml") ? "xl/workbook.xml" : "";
    if (book_name.empty()) return invalid("Tệp này không phải bảng tính XLSX.");
    base::Result<Xml> book = part(book_name);
    if (!book) return book.error();
    if (const base::Result<bool> read = read_shared(); !read) return read.error();
    const pugi::xml_node settings = child_named(book->root(), "workbookPr");
    counts_from_1904_ = settings.attribute("date1904").as_bool();
    std::vector<Sheet> sheets;
    for (const pugi::xml_node& entry : child_named(book->root(), "sheets").children()) {
      if (sheets.size() == limits_.sheets) return too_large();
      Sheet sheet;
      sheet.name = value(entry, "name");
      const std::string_view state = value(entry, "state");
      sheet.is_hidden = state == "hidden" || state == "veryHidden";
      if (const base::Result<bool> read = read_sheet(target_of(entry), sheet); !read) return read.error();
      sheets.push_back(std::move(sheet));
    }
    return sheets;
  }

 private:
  base::Result<Xml> part(const std::string& name) const {
    base::Result<std::string> content = archive_.read(name);
    if (!content) return content.error();
    return Xml::parse(std::move(*content), limits_.file);
  }

  // Links, texts that cells share, and how numbers are shown. The latter two may be missing.
  base::Result<bool> read_shared() {
    base::Result<Xml> links = part("xl/_rels/workbook.xml.rels");
    if (!links) return links.error();
    for (const pugi::xml_node& link : links->root().children()) {
      const std::string_view target = value(link, "Target");
      const std::string path = target.starts_with('/') ? std::string(target.substr(1)) : "xl/" + std::string(target);
      targets_[std::string(value(link, "Id"))] = path;
      const std::string_view type = value(link, "Type");
      if (type.ends_with("/sharedStrings")) texts_part_ = path;
      if (type.ends_with("/styles")) styles_part_ = path;
    }
    if (archive_.has(texts_part_)) {
      const base::Result<Xml> texts = part(texts_part_);
      if (!texts) return texts.error();
      for (const pugi::xml_node& item : texts->root().children()) texts_.push_back(text_in(item));
    }
    if (archive_.has(styles_part_)) {
      const base::Result<Xml> styles = part(styles_part_);
      if (!styles) return styles.error();
      formats_ = number_formats(styles->root());
    }
    return true;
  }

  std::string target_of(const pugi::xml_node& entry) const {
    for (const pugi::xml_attribute& attribute : entry.attributes()) {
      const std::string_view name = attribute.name();
      if (local_name(name) != "id" || name == "id") continue;
      const auto found = targets_.find(attribute.value());
      if (found != targets_.end()) return found->second;
    }
    return {};
  }

  base::Result<bool> read_sheet(const std::string& name, Sheet& sheet) {
    if (name.empty()) return invalid("Nội dung bên trong tệp bị hỏng nên không đọc được.");
    const base::Result<Xml> tree = part(name);
    if (!tree) return tree.error();
    std::size_t row_at = 0;
    for (const pugi::xml_node& row : child_named(tree->root(), "sheetData").children()) {
      if (local_name(row.name()) != "row") continue;
      if (const std::size_t number = row.attribute("r").as_uint(); number > 0) row_at = number - 1;
      if (row_at >= limits_.rows) return too_large();
      if (sheet.rows.size() <= row_at) sheet.rows.resize(row_at + 1);
      std::size_t column = 0;
      for (const pugi::xml_node& cell : row.children()) {
        if (local_name(cell.name()) != "c") continue;
        if (const auto place = place_of(value(cell, "r"))) column = place->column;
        if (!put(sheet, {row_at, column}, text_of(cell))) return too_large();
        ++column;
      }
      ++row_at;
    }
    return fill_merged(child_named(tree->root(), "mergeCells"), sheet);
  }

  std::string text_of(const pugi::xml_node& cell) const {
    const std::string_view type = value(cell, "t");
    if (type == "inlineStr") return text_in(child_named(cell, "is"));
    const std::string_view saved = child_named(cell, "v").text().get();
    if (type == "s") {
      std::size_t number = 0;
      const auto [end, trouble] = std::from_chars(saved.data(), saved.data() + saved.size(), number);
      const bool is_there = trouble == std::errc{} && number < texts_.size();
      return is_there ? texts_[number] : std::string();
    }
    if (type == "str") return unescaped(saved);
    if (type == "b") return saved == "1" ? "TRUE" : "FALSE";
    if (type == "e") return std::string(saved);
    if (type == "d") {
      const auto date = base::parse_date(saved.substr(0, 10));
      return date ? base::for_people(*date) : std::string(saved);
    }
    const std::size_t style = cell.attribute("s").as_uint();
    return shown(saved, style < formats_.size() ? formats_[style] : NumberFormat{}, counts_from_1904_);
  }

  // False where it would be more than may be held.
  bool put(Sheet& sheet, const Place& at, std::string text) {
    if (at.column >= limits_.columns) return text.empty();
    if (text.empty()) return true;
    std::vector<std::string>& row = sheet.rows[at.row];
    if (row.size() <= at.column) {
      cells_ += at.column + 1 - row.size();
      if (cells_ > limits_.cells) return false;
      row.resize(at.column + 1);
    }
    bytes_ += text.size();
    if (bytes_ > limits_.text_bytes) return false;
    row[at.column] = std::move(text);
    return true;
  }

  // A merged cell says the same in each of the places it covers, as far as the rows go.
  base::Result<bool> fill_merged(const pugi::xml_node& merges, Sheet& sheet) {
    std::size_t widest = 0;
    for (const auto& row : sheet.rows) widest = std::max(widest, row.size());
    for (const pugi::xml_node& merge : merges.children()) {
      const std::string_view range = value(merge, "ref");
      const std::size_t colon = std::min(range.find(':'), range.size());
      const auto from = place_of(range.substr(0, colon));
      const auto to = place_of(range.substr(std::min(colon + 1, range.size())));
      if (!from || !to || from->row >= sheet.rows.size() || from->column >= sheet.rows[from->row].size()) continue;
      const std::string text = sheet.rows[from->row][from->column];
      for (std::size_t row = from->row; row <= to->row && row < sheet.rows.size(); ++row)
        for (std::size_t column = from->column; column <= to->column && column < widest; ++column) {
          if (++filled_ > limits_.cells) return too_large();
          const bool is_first = row == from->row && column == from->column;
          if (!is_first && !put(sheet, {row, column}, text)) return too_large();
        }
    }
    return true;
  }

  const Archive& archive_;
  const WorkbookLimits& limits_;
  std::map<std::string, std::string, std::less<>> targets_{};
  std::string texts_part_ = "xl/sharedStrings.xml", styles_part_ = "xl/styles.xml";
  std::vector<std::string> texts_{};
  std::vector<NumberFormat> formats_{};
  bool counts_from_1904_ = false;
  std::size_t cells_ = 0, bytes_ = 0, filled_ = 0;
};

bool holds_something(const Sheet& sheet) {
  return std::any_of(sheet.rows.begin(), sheet.rows.end(), [](const auto& row) { return !row.empty(); });
}

}  // namespace

base::Result<std::vector<Sheet>> read_workbook(std::string_view bytes, const WorkbookLimits& limits) {
  if (bytes.size() > limits.file.bytes) return too_large();
  const base::Result<Archive> archive = Archive::open(bytes, limits.file);
  if (!archive) return archive.error();
  return Reader(*archive, limits).run();
}

base::Result<std::string> workbook_as_csv(std::string_view bytes, const WorkbookLimits& limits) {
  const base::Result<std::vector<Sheet>> sheets = read_workbook(bytes, limits);
  if (!sheets) return sheets.error();
  const auto sheet = std::find_if(sheets->begin(), sheets->end(),
                                  [](const Sheet& one) { return !one.is_hidden && holds_something(one); });
  if (sheet == sheets->end()) return invalid("Bảng tính này trống.");
  std::string csv;
  for (const std::vector<std::string>& row : sheet->rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      std::string text = row[i];
      for (char& c : text)
        if (c == '\n' || c == '\r') c = ' ';  // a row stays a line
      csv += (i > 0 ? "," : "") + base::csv_quoted(text);
    }
    csv += "\n";
  }
  return csv;
}

}  // namespace documents
