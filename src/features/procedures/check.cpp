// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/procedures/check.h"

#include <algorithm>

#include "base/time.h"
#include "base/utf8.h"
#include "vietnamese/text.h"

namespace procedures {
namespace {

using base::Error;
using base::ErrorKind;

constexpr std::size_t longest_name = 1'000, longest_field = 200, longest_text = 20'000, longest_number = 100,
                      shortest_code = 3, longest_code = 40;

std::string neat(std::string_view text) { return vietnamese::tidy(vietnamese::to_nfc(text)); }

// Its lines tidied, without empty ones at the ends.
std::string neat_lines(std::string_view text) {
  const std::string nfc = vietnamese::to_nfc(text);
  std::string out;
  for (std::size_t at = 0; at <= nfc.size();) {
    const std::size_t end = std::min(nfc.find('\n', at), nfc.size());
    out += vietnamese::tidy(std::string_view(nfc).substr(at, end - at)) + "\n";
    at = end + 1;
  }
  return std::string(vietnamese::trim(out));
}

// Digits, capitals and full stops: 1.004221, 1.004221.000.00.00.H56.
bool is_code(std::string_view code) {
  const auto fits = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '.'; };
  return code.size() >= shortest_code && code.size() <= longest_code && code.front() >= '0' && code.front() <= '9' &&
         code.find('.') != std::string_view::npos && code.back() != '.' && std::all_of(code.begin(), code.end(), fits);
}

bool is_longer(std::string_view text, std::size_t most) { return base::count_code_points(text) > most; }

// Parts without which a procedure is not published in full (Điều 8 Nghị định 63/2010/NĐ-CP); a fee may be none.
bool is_needed(const Part& part) { return part.key != "le-phi"; }

base::Result<Decision> checked_decision(const Draft& draft, std::int64_t today) {
  Decision decision;
  decision.number = neat(draft.decision_number);
  if (decision.number.empty() || is_longer(decision.number, longest_number))
    return Error{ErrorKind::invalid, "Hãy ghi số, ký hiệu của quyết định công bố (tối đa 100 ký tự).", "so-quyet-dinh"};
  const auto date = base::parse_date(vietnamese::trim(draft.decision_date));
  if (!date) return Error{ErrorKind::invalid, "Hãy ghi ngày của quyết định công bố.", "ngay-quyet-dinh"};
  decision.date = base::day_number(*date);
  if (decision.date > today)
    return Error{ErrorKind::invalid, "Ngày của quyết định công bố không thể ở sau hôm nay.", "ngay-quyet-dinh"};
  const auto from = base::parse_date(vietnamese::trim(draft.effective_from));
  if (!from) return Error{ErrorKind::invalid, "Hãy ghi ngày thay đổi này bắt đầu có hiệu lực.", "hieu-luc-tu"};
  decision.effective_from = base::day_number(*from);
  if (decision.effective_from < decision.date)
    return Error{ErrorKind::invalid, "Ngày có hiệu lực không thể ở trước ngày của quyết định công bố.", "hieu-luc-tu"};
  return decision;
}

}  // namespace

base::Result<Checked> checked(const Draft& draft, std::int64_t today) {
  Checked out;
  out.draft = draft;
  out.draft.code = vietnamese::upper(neat(draft.code));
  out.draft.replaced_by = vietnamese::upper(neat(draft.replaced_by));
  if (!is_code(out.draft.code))
    return Error{ErrorKind::invalid,
                 "Mã thủ tục phải gồm chữ số và dấu chấm như trên Cơ sở dữ liệu quốc gia, ví dụ 1.004221.", "ma"};
  const base::Result<Decision> decision = checked_decision(draft, today);
  if (!decision) return decision.error();
  out.decision = *decision;
  if (draft.change != Change::replaced) {
    out.draft.replaced_by.clear();
  } else if (!is_code(out.draft.replaced_by) || out.draft.replaced_by == out.draft.code) {
    return Error{ErrorKind::invalid, "Hãy ghi mã của thủ tục thay thế, khác với mã của chính thủ tục này.",
                 "thay-bang"};
  }
  return out;
}

base::Result<Content> checked(const Content& given) {
  Content content = given;
  content.name = neat(given.name);
  content.field = neat(given.field);
  if (content.name.empty()) return Error{ErrorKind::invalid, "Hãy ghi tên thủ tục.", "ten"};
  if (is_longer(content.name, longest_name))
    return Error{ErrorKind::invalid, "Tên thủ tục dài quá 1.000 ký tự.", "ten"};
  if (content.field.empty() || is_longer(content.field, longest_field))
    return Error{ErrorKind::invalid, "Hãy ghi lĩnh vực của thủ tục (tối đa 200 ký tự).", "linh-vuc"};
  for (const Part& part : parts()) {
    std::string& text = content.*part.text;
    text = neat_lines(given.*part.text);
    if (text.empty() && is_needed(part))
      return Error{ErrorKind::invalid,
                   "Hãy ghi phần “" + std::string(part.label) + "”: thủ tục phải được công khai đầy đủ.",
                   std::string(part.key)};
    if (is_longer(text, longest_text))
      return Error{ErrorKind::invalid, "Phần “" + std::string(part.label) + "” dài quá 20.000 ký tự.",
                   std::string(part.key)};
  }
  return content;
}

}  // namespace procedures
