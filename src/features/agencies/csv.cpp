// SPDX-License-Identifier: AGPL-3.0-or-later
// Units out of a CSV file.
#include <algorithm>
#include <array>
#include <map>

#include "base/utf8.h"
#include "features/agencies/service.h"
#include "vietnamese/text.h"

namespace agencies {
namespace {

constexpr std::size_t most_bytes = 16u << 20;

struct Record {
  int line = 0;
  std::vector<std::string> cells{};
};

// RFC 4180: quoted cells may hold the mark, line breaks and doubled quotes.
class Reader {
 public:
  Reader(std::string_view text, char mark) : text_(text), mark_(mark) {}
  bool next(Record& record) {
    if (at_ >= text_.size()) return false;
    record = {line_, {}};
    do record.cells.push_back(cell());
    while (at_ < text_.size() && text_[at_] == mark_ && ++at_);
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_, ++line_;
    return true;
  }

 private:
  std::string cell() {
    std::string cell;
    if (at_ < text_.size() && text_[at_] == '"') {
      for (++at_; at_ < text_.size(); ++at_) {
        if (text_[at_] == '"' && (at_ + 1 == text_.size() || text_[at_ + 1] != '"')) break;
        if (text_[at_] == '"') ++at_;
        if (text_[at_] == '\n') ++line_;
        cell += text_[at_];
      }
      if (at_ < text_.size()) ++at_;
    }
    while (at_ < text_.size() && text_[at_] != mark_ && text_[at_] != '\n' && text_[at_] != '\r') cell += text_[at_++];
    return vietnamese::tidy(vietnamese::to_nfc(cell));
  }
  std::string_view text_;
  char mark_;
  std::size_t at_ = 0;
  int line_ = 1;
};

// What parts the cells: a semicolon where one stands outside of quotes, as spreadsheets here write it.
char mark_of(std::string_view line) {
  bool is_quoted = false;
  for (const char c : line) {
    if (c == '"') is_quoted = !is_quoted;
    if (c == ';' && !is_quoted) return ';';
  }
  return ',';
}

bool is_blank(const Record& record) {
  return std::all_of(record.cells.begin(), record.cells.end(), [](const std::string& cell) { return cell.empty(); });
}

base::Error wrong(std::string sentence) { return {base::ErrorKind::invalid, std::move(sentence), "tep"}; }

enum Column { code, name, kind, parent, brief, columns };

std::optional<Column> column_named(std::string_view head) {
  static const std::map<std::string, Column> heads{
      {"ma", code},        {"ma don vi", code},    {"ten", name},           {"ten don vi", name},
      {"loai", kind},      {"loai don vi", kind},  {"ma cap tren", parent}, {"cap tren", parent},
      {"viet tat", brief}, {"ten viet tat", brief}};
  const auto found = heads.find(vietnamese::fold(head));
  return found == heads.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

base::Result<std::vector<Row>> rows_from_csv(std::string_view text) {
  if (text.size() > most_bytes) return wrong("Tệp lớn hơn 16 MB.");
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (!base::is_valid_utf8(text)) return wrong("Tệp không phải văn bản UTF-8; hãy lưu lại dạng “CSV UTF-8”.");
  const std::string_view first = text.substr(0, text.find('\n'));
  Reader reader(text, mark_of(first));
  Record record;
  do {
    if (!reader.next(record)) return wrong("Tệp này trống.");
  } while (is_blank(record));
  std::array<int, columns> at{-1, -1, -1, -1, -1};
  for (std::size_t i = 0; i < record.cells.size(); ++i)
    if (const auto column = column_named(record.cells[i])) at[*column] = static_cast<int>(i);
  if (at[name] < 0 || at[kind] < 0)
    return wrong(
        "Dòng đầu phải có các cột “tên” và “loại” (có thể thêm “mã”, “mã cấp trên”, “viết tắt”); tệp này có: " +
        base::first_bytes(first, 200) + ".");
  std::vector<Row> rows;
  while (reader.next(record)) {
    const auto value = [&](Column column) {
      const bool is_there = at[column] >= 0 && static_cast<std::size_t>(at[column]) < record.cells.size();
      return is_there ? record.cells[static_cast<std::size_t>(at[column])] : std::string();
    };
    if (is_blank(record)) continue;
    Row row{record.line, value(code), value(name), value(kind), value(parent), value(brief), {}};
    const std::string line = "Dòng " + std::to_string(row.line) + ": ";
    if (row.name.empty()) return wrong(line + "thiếu tên đơn vị.");
    if (!kind_from(row.kind)) return wrong(line + "không có loại đơn vị “" + row.kind + "”.");
    rows.push_back(std::move(row));
  }
  if (rows.empty()) return wrong("Tệp chỉ có dòng tiêu đề, không có đơn vị nào.");
  return rows;
}

}  // namespace agencies
