// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/reminders/views.h"

#include "base/time.h"
#include "features/reminders/urls.h"

namespace reminders {
namespace {

using html::each;
using html::framed;
using html::html;
using html::Html;
using html::Tone;

}  // namespace

std::string own_page(const Frame& frame, const std::vector<Reminder>& reminders, const std::string& calendar_address) {
  const Html items = each(reminders, [](const Reminder& r) {
    const Html sentence = r.occurrence.starts_with(about_account)
                              ? html::plain(r.sentence)
                              : html(R"(<a href="{}">{}</a>)", urls::occurrence(r.occurrence), r.sentence);
    return html(R"(<li class="work" data-late="{}"><div><p>{}</p><p class="hint">{}</p></div><div>{}</div></li>)",
                r.step > 0 ? "yes" : "no", sentence, base::for_people(base::date_of_day(r.day)),
                r.is_read ? Html() : html::badge("Mới", Tone::warn));
  });
  return framed(
      frame, "Nhắc việc",
      html(
          R"(<h1>Nhắc việc</h1>{}<section class="panel"><h2>Lịch trên điện thoại</h2><p>Thêm địa chỉ này vào ứng dụng lịch để thấy mọi hạn của đơn vị. Ai có địa chỉ này đều xem được lịch: đừng gửi ra ngoài.</p><p><code class="hash">{}</code></p></section>)",
          reminders.empty() ? html::empty_state("Chưa có nhắc việc nào.")
                            : html(R"(<ul class="work-list">{}</ul>)", items),
          calendar_address),
      html::Width::full);
}

std::string urging_page(const Frame& frame, const std::vector<LateLine>& late) {
  const Html rows = each(late, [](const LateLine& l) {
    return html(
        R"(<tr><td>{}</td><td data-label="Việc"><a href="{}">{}</a></td><td data-label="Kỳ">{}</td><td data-label="Hạn">{}</td><td class="number-cell" data-label="Số ngày">{}</td></tr>)",
        l.unit, urls::occurrence(l.occurrence), l.title, l.label, l.due, l.days);
  });
  if (late.empty())
    return framed(frame, "Đôn đốc", html(R"(<h1>Đôn đốc</h1>{})", html::empty_state("Không có việc nào quá hạn.")),
                  html::Width::full);
  return framed(
      frame, "Đôn đốc",
      html(
          R"(<h1>Đôn đốc</h1><p>Người thực hiện, lãnh đạo và Văn phòng được nhắc tự động trước và sau hạn. Khi cần văn bản chính thức, hãy tải dự thảo công văn.</p><p class="actions">{}</p>{})",
          html::button_link(urls::letter(), "Tải dự thảo công văn đôn đốc (Word)", Tone::good),
          html::table("Việc quá hạn của cơ quan, lâu nhất trước", {"Đơn vị", "Việc", "Kỳ", "Hạn", "Quá hạn, ngày"},
                      rows)),
      html::Width::full);
}

}  // namespace reminders
