// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/write/official_paper.h"
#include "features/events/service.h"

namespace events {

std::string Service::letter(const Event& event) const {
  using documents::OfficialParagraph;
  const std::vector<agencies::Unit> above = agencies_.ancestors(event.tenant, event.agency);
  const auto agency = agencies_.find(event.tenant, event.agency);
  documents::OfficialPaper paper;
  paper.agency = agency ? agency->name : "";
  paper.parent_agency = above.empty() ? "" : above.back().name;
  paper.place_and_date =
      "ngày … tháng … năm " + std::to_string(static_cast<int>(base::date_of(event.starts_at).year()));
  paper.type = "GIẤY MỜI";
  paper.subject = event.title;
  const auto line = [&](const std::string& text) { paper.body.push_back({OfficialParagraph::Kind::text, text}); };
  std::string guests;
  for (const Invitation& invitation : invitations(event)) guests += (guests.empty() ? "" : "; ") + invitation.name;
  line(paper.agency + " trân trọng kính mời: " + (guests.empty() ? "…" : guests) + ".");
  if (!event.audience.empty()) line("Thành phần: " + event.audience + ".");
  line("Tới dự: " + event.title + ".");
  line("Thời gian: " + base::for_people(event.starts_at) + ".");
  line("Địa điểm: " + (event.place.empty() ? std::string("…") : event.place) + ".");
  if (!event.agenda.empty()) line("Nội dung: " + event.agenda);
  line("Rất mong các đồng chí đến dự đúng thời gian và thành phần./.");
  paper.authority = "Giám đốc";
  paper.recipients = {"Như thành phần mời", "Lãnh đạo cơ quan (b/c)", "Lưu: VT, " + event.unit_name};
  return documents::as_docx(paper);
}

}  // namespace events
