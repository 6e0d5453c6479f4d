// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/reminders/letter.h"

#include <algorithm>

#include "base/time.h"
#include "documents/write/official_paper.h"

namespace reminders {

std::string letter_to_late_units(const std::vector<obligations::Occurrence>& late, const std::string& agency,
                                 const std::string& parent, int year) {
  using documents::OfficialParagraph;
  documents::OfficialPaper paper;
  paper.agency = agency;
  paper.parent_agency = parent;
  paper.place_and_date = "ngày … tháng … năm " + std::to_string(year);
  paper.subject = "đôn đốc thực hiện nhiệm vụ tuyên truyền cải cách hành chính";
  documents::OfficialTable table;
  table.heads = {"STT", "Đơn vị", "Nhiệm vụ", "Kỳ", "Hạn"};
  for (const obligations::Occurrence& o : late) {
    if (std::find(paper.addressees.begin(), paper.addressees.end(), o.unit_name) == paper.addressees.end())
      paper.addressees.push_back(o.unit_name);
    table.rows.push_back({std::to_string(table.rows.size() + 1), o.unit_name, o.title, o.label,
                          o.due_on ? base::for_people(base::date_of_day(*o.due_on)) : ""});
  }
  paper.body = {{OfficialParagraph::Kind::text,
                 "Qua theo dõi việc thực hiện kế hoạch tuyên truyền cải cách hành chính năm " + std::to_string(year) +
                     ", " + agency +
                     " nhận thấy còn một số nhiệm vụ đã quá hạn chưa có kết quả (có danh sách kèm theo). Đề nghị các "
                     "đơn vị khẩn trương thực hiện, cập nhật kết quả và minh chứng trên hệ thống; nếu có khó khăn, "
                     "vướng mắc, báo cáo về Văn phòng để tổng hợp, trình lãnh đạo xem xét, chỉ đạo."}};
  paper.tables = {table};
  paper.closing = "Đề nghị các đơn vị quan tâm thực hiện./.";
  paper.authority = "Giám đốc";
  paper.recipients = {"Như trên", "Lãnh đạo cơ quan (b/c)", "Lưu: VT, VP"};
  return documents::as_docx(paper);
}

}  // namespace reminders
