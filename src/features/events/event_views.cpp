// SPDX-License-Identifier: AGPL-3.0-or-later
// One event, and the two pages that are used in the hall.
#include <algorithm>

#include "base/time.h"
#include "features/events/urls.h"
#include "features/events/views.h"
#include "html/asset_names.h"
#include "html/qr.h"

namespace events {
namespace {

using html::each;
using html::framed;
using html::general_problem;
using html::html;
using html::Html;
using html::Tone;

Html attendance_of(const EventPage& page, const std::string& csrf) {
  constexpr std::size_t shown = 200;
  std::vector<Attendance> some = page.came;
  if (some.size() > shown) some.resize(shown);
  const Html rows = each(some, [](const Attendance& one) {
    return html(R"(<tr><td>{}</td><td data-label="Đơn vị">{}</td><td data-label="Lúc">{}</td></tr>)", one.name,
                one.unit, base::for_people(one.at));
  });
  const Html list = page.came.empty() ? html(R"(<p>Chưa có ai điểm danh.</p>)")
                                      : html::table("Người đã điểm danh", {"Họ và tên", "Đơn vị", "Lúc"}, rows);
  const Html erase =
      page.came.empty()
          ? Html()
          : html(
                R"(<details><summary>Xóa tên người dự</summary><p>Tên và đơn vị bị xóa hẳn; số người dự vẫn giữ.</p>{}</details>)",
                html::form(urls::erase(page.event.id), csrf, html::button("Xóa tên", Tone::bad)));
  return list + (page.may_run ? erase : Html());
}

Html door_of(const EventPage& page) {
  if (page.event.state == State::cancelled || !page.may_run) return {};
  return html(
      R"(<section class="panel"><h2>Điểm danh</h2><p>Chiếu hoặc in mã này ở cửa. Người dự quét bằng điện thoại; mất mạng vẫn ghi được, máy tự gửi khi có mạng lại.</p><div class="qr">{}</div><p><code>{}</code></p><p class="actions">{}{}</p></section>)",
      html::qr_code(page.address, "Mã QR điểm danh: " + page.event.title), page.address,
      html::button_link(urls::desk(page.event.id), "Bàn điểm danh (cho người đón khách)", Tone::good),
      html::button_link(urls::list_file(page.event.id), "Tải danh sách (CSV)"));
}

Html guests_of(const EventPage& page, const std::string& csrf) {
  const Html names =
      each(page.invited, [](const Invitation& invitation) { return html(R"(<li>{}</li>)", invitation.name); });
  const Html list = page.invited.empty() ? html(R"(<p>Chưa mời đơn vị nào.</p>)") : html(R"(<ul>{}</ul>)", names);
  if (!page.may_run || page.event.state != State::planned) return list;
  const Html boxes = each(page.units, [&](const auto& unit) {
    const bool is_asked = std::any_of(page.invited.begin(), page.invited.end(),
                                      [&](const Invitation& invitation) { return invitation.unit == unit.first; });
    return html::checkbox(unit.second, "don-vi", unit.first, is_asked);
  });
  return list + html(R"(<details><summary>Chọn đơn vị mời</summary>{}</details><p class="actions">{}</p>)",
                     html::form(urls::invite(page.event.id), csrf, boxes + html::button("Lưu danh sách mời")),
                     html::button_link(urls::letter(page.event.id), "Tải giấy mời (Word)"));
}

Html papers_of(const Frame& frame, const EventPage& page) {
  const Html items = each(page.files, [&](const File& file) {
    return html(R"(<li><a href="{}" download="{}">{}</a> <span class="hint">{} KB</span></li>)",
                urls::file(page.event.id, file.sha256), file.name, file.name, (file.bytes + 1023) / 1024);
  });
  const Html list = page.files.empty() ? html(R"(<p>Chưa có tài liệu, ảnh.</p>)") : html(R"(<ul>{}</ul>)", items);
  if (!page.may_run) return list;
  return list + html::form(urls::papers(page.event.id), frame.csrf,
                           html::file_field(frame, "Thêm tài liệu, biên bản, ảnh", "tep",
                                            "Tối đa 50 tệp mỗi sự kiện; vị trí chụp trong ảnh bị xóa.") +
                               html::button("Gửi tệp", Tone::plain),
                           html::Sends::files);
}

Html ending_of(const Frame& frame, const EventPage& page) {
  if (!page.may_run || page.event.state != State::planned) return {};
  const Html hold =
      page.has_begun
          ? html(R"(<section class="panel"><h2>Kết thúc sự kiện</h2><p>{}</p>{}</section>)",
                 page.event.occurrence.empty() ? "Kết quả được lưu cùng sự kiện."
                                               : "Kết quả, tài liệu và ảnh trở thành minh chứng của việc này.",
                 html::form(urls::hold(page.event.id), frame.csrf,
                            html::field(frame, "Số người dự", "so-nguoi-du", std::to_string(page.event.people()),
                                        "number", "Ít nhất bằng số người đã điểm danh.") +
                                html::field(frame, "Kết quả, biên bản", "bien-ban", "", "textarea") +
                                html::button("Ghi nhận đã tổ chức")))
          : Html();
  return hold + html(R"(<details><summary>Hủy sự kiện</summary>{}</details>)",
                     html::form(urls::cancel(page.event.id), frame.csrf,
                                html::field(frame, "Lý do", "ly-do", "") + html::button("Hủy sự kiện", Tone::bad)));
}

html::Page hall_page(const Frame& frame, std::string title, Html body) {
  html::Page page;
  page.title = std::move(title);
  page.body = std::move(body);
  page.actor = frame.actor;
  page.csrf = frame.csrf;
  page.scripts = {html::Url(html::asset::attendance_js)};
  return page;
}

Html arrival_fields(const Frame& frame, const Arrival& filled, std::string_view how) {
  return html::hidden("cach", how) + html::hidden("ma", "") + html::hidden("luc", "") +
         html::required_field(frame, "Họ và tên", "ho-ten", filled.name) +
         html::field(frame, "Đơn vị, địa chỉ", "don-vi", filled.unit) + html::button("Có mặt");
}

}  // namespace

std::string event_page(const Frame& frame, const EventPage& page) {
  const Event& event = page.event;
  const Html reason = event.reason.empty() ? Html() : html::notice("Đã hủy: " + event.reason, Tone::warn);
  const Html duty = event.occurrence.empty() ? Html()
                                             : html(R"(<p><a href="{}">Việc mà sự kiện này phục vụ</a></p>)",
                                                    urls::occurrence(event.occurrence));
  const Html proof = event.evidence.empty()
                         ? Html()
                         : html(R"(<p><a href="{}">Minh chứng từ sự kiện này</a></p>)", urls::piece(event.evidence));
  const Html edit =
      page.may_run && event.state == State::planned ? html::button_link(urls::edit(event.id), "Sửa") : Html();
  const Html minutes = event.minutes.empty()
                           ? Html()
                           : html(R"(<section><h2>Kết quả</h2>{}</section>)", html::paragraphs(event.minutes));
  const Html agenda =
      event.agenda.empty() ? Html() : html(R"(<section><h2>Nội dung</h2>{}</section>)", html::paragraphs(event.agenda));
  const auto or_not = [](const std::string& text) { return html::plain(text.empty() ? "chưa ghi" : text); };
  const std::string expected = event.expected == 0 ? "" : std::to_string(event.expected);
  return framed(
      frame, event.title,
      html(
          R"({}<h1>{}</h1><p>{}</p>{}{}{}{}{}<p class="actions">{}</p>{}{}{}<section><h2>Mời dự</h2>{}</section><section><h2>Đã điểm danh: {}</h2>{}</section><section><h2>Tài liệu, ảnh</h2>{}</section>{})",
          html::trail({{"Sự kiện", urls::all()}}), event.title, state_badge(event), general_problem(frame), reason,
          html::facts({{"Thời gian", html::plain(span_of(event))},
                       {"Địa điểm", or_not(event.place)},
                       {"Loại", html::plain(word_of(event.kind))},
                       {"Đơn vị tổ chức", html::plain(event.unit_name)},
                       {"Thành phần", or_not(event.audience)},
                       {"Số người dự kiến", or_not(expected)},
                       {"Số người dự", html::plain(std::to_string(event.people()))}}),
          duty, proof, edit, agenda, minutes, door_of(page), guests_of(page, frame.csrf), event.signed_in,
          attendance_of(page, frame.csrf), papers_of(frame, page), ending_of(frame, page)));
}

std::string arrive_page(const Frame& frame, const Event& event, const Arrival& filled, Told told) {
  if (told != Told::nothing) {
    const std::string_view sentence =
        told == Told::now ? "Đã ghi nhận bạn có mặt. Cảm ơn bạn." : "Bạn đã điểm danh trước đó rồi; không cần làm lại.";
    return html::page(
        hall_page(frame, "Điểm danh",
                  html(R"(<h1>{}</h1>{}<p class="actions">{}</p>)", event.title, html::notice(sentence, Tone::good),
                       html::button_link(urls::arrive(event.key), "Điểm danh cho người khác"))));
  }
  return html::page(hall_page(
      frame, "Điểm danh",
      html(
          R"(<h1>Điểm danh</h1><p><strong>{}</strong></p><p>{}{}</p>{}<div data-attendance="one">{}</div><p class="hint" data-told="" role="status"></p><p class="hint">Tên của bạn chỉ dùng để lập danh sách người dự của sự kiện này; đơn vị tổ chức xóa khi bạn yêu cầu.</p>)",
          event.title, span_of(event), event.place.empty() ? "" : ", " + event.place, general_problem(frame),
          html::form(urls::arrive(event.key), frame.csrf, arrival_fields(frame, filled, "qr")))));
}

std::string desk_page(const Frame& frame, const Event& event, const std::vector<Invitation>& invited,
                      const std::vector<Attendance>& came) {
  const Html units =
      each(invited, [](const Invitation& one) { return html(R"(<option value="{}"></option>)", one.name); });
  const Html names = each(came, [](const Attendance& one) {
    return html(R"(<li>{}{}</li>)", one.name, one.unit.empty() ? "" : ", " + one.unit);
  });
  const Html content =
      html::hidden("cach", "list") + html::hidden("ma", "") + html::hidden("luc", "") +
      html::required_field(frame, "Họ và tên", "ho-ten", "") +
      html(
          R"(<div class="field"><label for="o-don-vi">Đơn vị</label><input id="o-don-vi" name="don-vi" list="don-vi-moi" autocomplete="off"><datalist id="don-vi-moi">{}</datalist></div>)",
          units) +
      html::button("Có mặt");
  return html::page(hall_page(
      frame, "Bàn điểm danh",
      html(
          R"({}<h1>Bàn điểm danh</h1><p><strong>{}</strong>, {}</p>{}<p>Trang này dùng được khi mất mạng: mở một lần khi còn mạng, sau đó cứ ghi; máy tự gửi khi có mạng lại.</p><div data-attendance="many">{}</div><p class="notice" data-told="" role="status">Đã có mặt: {}</p><ul data-names="">{}</ul>)",
          html::trail({{"Sự kiện", urls::all()}, {event.title, urls::event(event.id)}}), event.title, span_of(event),
          general_problem(frame), html::form(urls::arrive(event.key), frame.csrf, content), event.signed_in, names)));
}

}  // namespace events
