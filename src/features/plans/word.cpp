// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/plans/word.h"

#include "base/time.h"
#include "documents/write/official_paper.h"

namespace plans {
namespace {

using documents::OfficialParagraph;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::string line;
  for (const char c : text + "\n") {
    if (c != '\n') {
      line += c;
    } else if (!line.empty()) {
      lines.push_back(std::move(line));
      line.clear();
    }
  }
  return lines;
}

std::string joined(const std::vector<Party>& parties) {
  std::string text;
  for (const Party& party : parties) text += (text.empty() ? "" : "; ") + party.printed;
  return text;
}

// Annex I, II.4: days under ten and the months one and two are written with a nought.
std::string date_words(const Plan& plan) {
  if (plan.issued_on <= 0) return "ngày … tháng … năm " + std::to_string(plan.year);
  const base::Date date = base::date_of_day(plan.issued_on);
  const auto day = static_cast<unsigned>(date.day()), month = static_cast<unsigned>(date.month());
  const auto number = [](unsigned n, unsigned below) { return (n < below ? "0" : "") + std::to_string(n); };
  return "ngày " + number(day, 10) + " tháng " + number(month, 3) + " năm " +
         std::to_string(static_cast<int>(date.year()));
}

}  // namespace

std::string as_word(const Plan& plan, const std::vector<Activity>& activities, std::string_view agency,
                    std::string_view parent_agency) {
  documents::OfficialPaper paper;
  paper.parent_agency = parent_agency;
  paper.agency = agency;
  paper.number = plan.number;
  paper.place_and_date = date_words(plan);
  paper.type = "Kế hoạch";
  paper.subject = plan.title;
  const std::vector<std::string> bases = lines_of(plan.bases);
  for (std::size_t i = 0; i < bases.size(); ++i)
    paper.body.push_back({OfficialParagraph::Kind::basis, "Căn cứ " + bases[i] + (i + 1 == bases.size() ? "." : ";")});
  paper.body.push_back({OfficialParagraph::Kind::heading, "I. NỘI DUNG VÀ PHÂN CÔNG THỰC HIỆN"});
  documents::OfficialTable table;
  table.heads = {"STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian"};
  int number = 0;
  for (const Activity& a : activities)
    if (a.is_included)
      table.rows.push_back(
          {std::to_string(++number), a.text, joined(a.lead), joined(a.coordinate), a.time ? a.time->raw : ""});
  paper.tables.push_back(std::move(table));
  if (!plan.budget.empty()) paper.closing = "Kinh phí: " + plan.budget;
  paper.recipients = lines_of(plan.recipients);
  if (paper.recipients.empty()) paper.recipients = {"Lưu: VT, VP"};
  return documents::as_docx(paper);
}

}  // namespace plans
