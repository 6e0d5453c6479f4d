// SPDX-License-Identifier: AGPL-3.0-or-later
// Units out of a CSV file.
#include <algorithm>
#include <array>
#include <map>

#include "base/csv.h"
#include "base/utf8.h"
#include "features/agencies/service.h"
#include "vietnamese/text.h"

namespace agencies {
namespace {

constexpr std::size_t most_bytes = 16u << 20;

bool is_blank(const base::CsvRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(),
                     [](const std::string& cell) { return vietnamese::trim(cell).empty(); });
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
  if (!base::is_valid_utf8(text)) return wrong("Tệp không phải văn bản UTF-8; hãy lưu lại dạng “CSV UTF-8”.");
  std::vector<base::CsvRow> records = base::csv_rows(text);
  std::erase_if(records, is_blank);
  if (records.empty()) return wrong("Tệp này trống.");
  const std::vector<std::string>& head = records.front().cells;
  std::array<int, columns> at{-1, -1, -1, -1, -1};
  for (std::size_t i = 0; i < head.size(); ++i)
    if (const auto column = column_named(vietnamese::tidy(vietnamese::to_nfc(head[i]))))
      at[*column] = static_cast<int>(i);
  if (at[name] < 0 || at[kind] < 0)
    return wrong(
        "Dòng đầu phải có các cột “tên” và “loại” (có thể thêm “mã”, “mã cấp trên”, “viết tắt”); tệp này có: " +
        base::first_bytes(text.substr(0, text.find('\n')), 200) + ".");
  std::vector<Row> rows;
  for (std::size_t i = 1; i < records.size(); ++i) {
    const base::CsvRow& record = records[i];
    const auto value = [&](Column column) {
      const bool is_there = at[column] >= 0 && static_cast<std::size_t>(at[column]) < record.cells.size();
      return is_there ? vietnamese::tidy(vietnamese::to_nfc(record.cells[static_cast<std::size_t>(at[column])]))
                      : std::string();
    };
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
