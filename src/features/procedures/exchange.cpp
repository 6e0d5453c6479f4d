// SPDX-License-Identifier: AGPL-3.0-or-later
// Procedures in files that other programs read: CSV both ways, JSON out; and what differs between two versions.
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "base/csv.h"
#include "base/utf8.h"
#include "features/procedures/service.h"
#include "vietnamese/differences.h"
#include "vietnamese/text.h"

namespace procedures {
namespace {

constexpr std::size_t most_bytes = 16u << 20, most_faults = 50;

std::string iso_day(std::int64_t day) { return base::iso(base::date_of_day(day)); }

// A column of the file: its head, and the text of a draft that it fills.
struct Column {
  std::string_view head{};
  std::string Draft::*text = nullptr;
};
constexpr std::array draft_columns{Column{"Mã", &Draft::code}, Column{"Thay thế bởi", &Draft::replaced_by},
                                   Column{"Số quyết định", &Draft::decision_number},
                                   Column{"Ngày quyết định", &Draft::decision_date},
                                   Column{"Hiệu lực từ", &Draft::effective_from}};
constexpr std::string_view change_head = "Thay đổi", name_head = "Tên thủ tục", field_head = "Lĩnh vực",
                           level_head = "Cấp thực hiện", online_head = "Dịch vụ công trực tuyến";

std::string key_of(std::string_view head) { return vietnamese::fold(vietnamese::tidy(vietnamese::to_nfc(head))); }

class RowReader {
 public:
  explicit RowReader(const std::vector<std::string>& heads) {
    for (std::size_t i = 0; i < heads.size(); ++i) at_.emplace(key_of(heads[i]), i);
  }
  bool has(std::string_view head) const { return at_.contains(key_of(head)); }

  // The draft, or the sentence of what is wrong.
  base::Result<Draft> draft(const base::CsvRow& row) const {
    Draft draft;
    for (const Column& column : draft_columns) draft.*column.text = vietnamese::tidy(value(row, column.head));
    const auto change = change_from(vietnamese::lower(vietnamese::tidy(value(row, change_head))));
    if (!change) return wrong("cột “Thay đổi” phải là ban hành mới, sửa đổi, bổ sung, thay thế hoặc bãi bỏ.");
    draft.change = *change;
    draft.content.name = value(row, name_head);
    draft.content.field = value(row, field_head);
    for (const Part& part : parts()) draft.content.*part.text = value(row, part.label);
    if (draft.change == Change::replaced || draft.change == Change::abolished) return draft;
    const auto level = level_from(lower_tail(value(row, level_head)));
    if (!level) return wrong("cột “Cấp thực hiện” phải là cấp Trung ương, cấp tỉnh, cấp huyện hoặc cấp xã.");
    const auto online = online_from(vietnamese::lower(vietnamese::tidy(value(row, online_head))));
    if (!online) return wrong("cột “Dịch vụ công trực tuyến” phải là toàn trình, một phần hoặc trực tiếp.");
    draft.content.level = *level;
    draft.content.online = *online;
    return draft;
  }

 private:
  static base::Error wrong(std::string sentence) { return {base::ErrorKind::invalid, std::move(sentence), "tep"}; }
  // "Cấp tỉnh" as "cấp tỉnh"; the capital of Trung ương stays.
  static std::string lower_tail(std::string_view text) {
    const std::string neat = vietnamese::tidy(vietnamese::to_nfc(text));
    for (const Level level : {Level::central, Level::province, Level::district, Level::commune})
      if (vietnamese::lower(neat) == vietnamese::lower(word(level))) return std::string(word(level));
    return neat;
  }
  std::string value(const base::CsvRow& row, std::string_view head) const {
    const auto found = at_.find(key_of(head));
    if (found == at_.end() || found->second >= row.cells.size()) return {};
    return vietnamese::to_nfc(base::csv_text(row.cells[found->second]));
  }
  std::map<std::string, std::size_t> at_{};
};

bool is_blank(const base::CsvRow& row) {
  for (const std::string& cell : row.cells)
    if (!vietnamese::trim(cell).empty()) return false;
  return true;
}

void add_difference(std::vector<PartDifference>& all, std::string_view label, std::string_view before,
                    std::string_view after) {
  if (before == after) return;
  PartDifference difference{std::string(label), {}};
  for (vietnamese::Stretch& stretch :
       vietnamese::word_differences(vietnamese::in_one_line(before), vietnamese::in_one_line(after)))
    difference.pieces.push_back(
        {stretch.fate == vietnamese::Fate::dropped, stretch.fate == vietnamese::Fate::added, std::move(stretch.text)});
  all.push_back(std::move(difference));
}

}  // namespace

Rows rows_from_csv(std::string_view text) {
  Rows out;
  if (text.size() > most_bytes) return {{}, {"Tệp lớn hơn 16 MB."}};
  if (!base::is_valid_utf8(text)) return {{}, {"Tệp không phải văn bản UTF-8; hãy lưu lại dạng “CSV UTF-8”."}};
  const std::vector<base::CsvRow> records = base::csv_rows(text);
  if (records.empty()) return {{}, {"Tệp này trống."}};
  const RowReader reader(records.front().cells);
  for (const std::string_view head : {draft_columns[0].head, draft_columns[2].head, draft_columns[3].head,
                                      draft_columns[4].head, change_head, name_head})
    if (!reader.has(head)) out.faults.push_back("Dòng 1: thiếu cột “" + std::string(head) + "”.");
  if (!out.faults.empty()) return out;
  for (std::size_t i = 1; i < records.size() && out.faults.size() < most_faults; ++i) {
    if (is_blank(records[i])) continue;
    base::Result<Draft> draft = reader.draft(records[i]);
    if (draft) {
      out.rows.push_back({records[i].line, *std::move(draft)});
    } else {
      out.faults.push_back("Dòng " + std::to_string(records[i].line) + ": " + draft.error().message);
    }
  }
  if (out.rows.empty() && out.faults.empty()) out.faults.emplace_back("Tệp chỉ có dòng tiêu đề, không có thủ tục nào.");
  return out;
}

std::string csv_of(const std::vector<Entry>& entries) {
  std::vector<std::string> heads;
  for (const std::string_view head :
       {draft_columns[0].head, change_head, name_head, field_head, level_head, online_head, draft_columns[2].head,
        draft_columns[3].head, draft_columns[4].head, draft_columns[1].head})
    heads.emplace_back(head);
  for (const Part& part : parts()) heads.emplace_back(part.label);
  std::string text = std::string(base::csv_mark) + base::csv_row(heads);
  for (const Entry& entry : entries) {
    const Version& v = entry.version;
    std::vector<std::string> cells{
        entry.procedure.code, std::string(word(v.change)),        v.content.name,
        v.content.field,      std::string(word(v.content.level)), std::string(word(v.content.online)),
        v.decision.number,    iso_day(v.decision.date),           iso_day(v.decision.effective_from),
        v.replaced_by};
    for (const Part& part : parts()) cells.push_back(v.content.*part.text);
    text += base::csv_row(cells);
  }
  return text;
}

std::string json_of(const std::vector<Entry>& entries) {
  nlohmann::ordered_json all = {{"schema", "lantoa.procedures/1"}, {"procedures", nlohmann::ordered_json::array()}};
  for (const Entry& entry : entries) {
    const Version& v = entry.version;
    const Content& c = v.content;
    nlohmann::ordered_json one = {{"code", entry.procedure.code},
                                  {"version", v.number},
                                  {"name", c.name},
                                  {"field", c.field},
                                  {"level", code_of(c.level)},
                                  {"online", code_of(c.online)},
                                  {"state", code_of(v.state)},
                                  {"change", code_of(v.change)},
                                  {"decision", v.decision.number},
                                  {"decision_date", iso_day(v.decision.date)},
                                  {"effective_from", iso_day(v.decision.effective_from)},
                                  {"steps", c.steps},
                                  {"ways", c.ways},
                                  {"papers", c.papers},
                                  {"time_limit", c.time_limit},
                                  {"fee", c.fee},
                                  {"result", c.result},
                                  {"legal_bases", c.legal_bases},
                                  {"place", c.place}};
    if (!v.replaced_by.empty()) one["replaced_by"] = v.replaced_by;
    all["procedures"].push_back(std::move(one));
  }
  return all.dump(2) + "\n";
}

std::vector<PartDifference> differences(const Version& before, const Version& after) {
  std::vector<PartDifference> all;
  const Content &was = before.content, &is = after.content;
  add_difference(all, name_head, was.name, is.name);
  add_difference(all, field_head, was.field, is.field);
  add_difference(all, level_head, word(was.level), word(is.level));
  add_difference(all, online_head, word(was.online), word(is.online));
  for (const Part& part : parts()) add_difference(all, part.label, was.*part.text, is.*part.text);
  add_difference(all, "Hiệu lực", word(before.state), word(after.state));
  return all;
}

}  // namespace procedures
