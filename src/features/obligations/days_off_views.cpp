// SPDX-License-Identifier: AGPL-3.0-or-later
// The page on which an administrator keeps the days that were announced.
#include "base/time.h"
#include "features/obligations/urls.h"
#include "features/obligations/views.h"
#include "html/page.h"
#include "html/pieces.h"

namespace obligations {
namespace {

using html::each;
using html::html;
using html::Html;
using html::Tone;

// What the program carries and nobody took over yet. What is not sure is marked, and not chosen beforehand.
Html offered_section(const Frame& frame, const std::vector<AnnouncedDay>& offered, const base::Error* error) {
  if (offered.empty()) return {};
  const Html boxes = each(offered, [](const AnnouncedDay& day) {
    const std::string label =
        base::for_people(base::date_of_day(day.day)) + (day.is_off ? ": ngày nghỉ" : ": ngày làm việc");
    const std::string hint =
        day.note + (day.is_sure ? "." : ". Chưa đối chiếu được với văn bản chính thức; hãy kiểm tra trước khi nhận.");
    return html::checkbox(label, "nhan", std::to_string(day.day), day.is_sure, hint);
  });
  const bool is_ours = error != nullptr && error->field == "nhan";
  return html(R"(<section class="panel"><h2>Các ngày đã được thông báo</h2>{}{}</section>)",
              is_ours ? html::notice(error->message, Tone::bad) : Html(),
              html::form(urls::days_off(), frame.csrf,
                         html::hidden("nhan-ngay", "co") + boxes + html::button("Nhận các ngày đã chọn")));
}

}  // namespace

std::string days_off_page(const Frame& frame, const std::vector<DayOff>& days, const std::vector<AnnouncedDay>& offered,
                          const base::Error* error) {
  const Html rows = each(days, [&](const DayOff& day) {
    const Html remove = html::form(urls::days_off(), frame.csrf,
                                   html::hidden("bo", std::to_string(day.day)) + html::button("Bỏ", Tone::plain));
    return html(R"(<tr><td>{}</td><td data-label="Là">{}</td><td data-label="Văn bản">{}</td><td>{}</td></tr>)",
                base::for_people(base::date_of_day(day.day)), day.is_off ? "ngày nghỉ" : "ngày làm việc", day.note,
                remove);
  });
  html::Field day;
  day.label = "Ngày";
  day.name = "ngay";
  day.type = "date";
  day.required = true;
  day.error = error;
  html::Field note = day;
  note.label = "Văn bản thông báo";
  note.name = "ghi-chu";
  note.type = "text";
  const Html add = html::form(
      urls::days_off(), frame.csrf,
      html::field(day) + html::choice("Ngày này là", "la", {{"nghi", "ngày nghỉ"}, {"lam", "ngày làm việc"}}, "nghi") +
          html::field(note) + html::button("Thêm"));
  html::Page page;
  page.title = "Lịch nghỉ";
  page.width = html::Width::full;
  page.actor = frame.actor;
  page.csrf = frame.csrf;
  page.body = html(
      R"({}<h1>Lịch nghỉ</h1><p>Ngày lễ, Tết và nghỉ bù theo luật đã có sẵn. Ở đây chỉ ghi những ngày được thông báo riêng:
hoán đổi ngày làm việc, nghỉ thêm.</p>{}{}<section class="panel"><h2>Thêm một ngày</h2>{}</section>)",
      html::trail({{"Quản trị", html::Url("/quan-tri")}}),
      days.empty() ? html::empty_state("Chưa có ngày nào được ghi riêng.")
                   : html::table("Các ngày được thông báo riêng", {"Ngày", "Là", "Văn bản", "Việc"}, rows),
      offered_section(frame, offered, error), add);
  return html::page(page);
}

}  // namespace obligations
