// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/events/views.h"

#include "base/time.h"
#include "features/events/urls.h"

namespace events {
namespace {

using html::each;
using html::framed;
using html::general_problem;
using html::html;
using html::Html;
using html::Tone;

Html rows_of(const std::vector<Event>& events) {
  return each(events, [](const Event& event) {
    return html(
        R"(<tr><td><a href="{}">{}</a></td><td data-label="Thời gian">{}</td><td data-label="Loại">{}</td><td data-label="Đơn vị tổ chức">{}</td><td class="number-cell" data-label="Người dự">{}</td><td data-label="Trạng thái">{}</td></tr>)",
        urls::event(event.id), event.title, span_of(event), word_of(event.kind), event.unit_name, event.people(),
        state_badge(event));
  });
}

Html table_of(std::string_view caption, const std::vector<Event>& events) {
  return html::table(caption, {"Sự kiện", "Thời gian", "Loại", "Đơn vị tổ chức", "Người dự", "Trạng thái"},
                     rows_of(events));
}

Html kind_choice(const Frame& frame, std::string_view chosen) {
  std::vector<html::Option> options;
  for (const Kind& kind : kinds) options.push_back({std::string(kind.code), std::string(kind.word)});
  return html::choice("Loại", "loai", options, chosen, frame.error);
}

std::string clock_of(std::int64_t moment) { return base::for_people(moment).substr(11); }

}  // namespace

Html state_badge(const Event& event) {
  switch (event.state) {
    case State::planned:
      return html::badge("Sắp tổ chức");
    case State::held:
      return html::badge("Đã tổ chức", Tone::good);
    case State::cancelled:
      return html::badge("Đã hủy", Tone::quiet);
  }
  return {};
}

std::string span_of(const Event& event) {
  const std::string to = base::date_of(event.starts_at) == base::date_of(event.ends_at)
                             ? clock_of(event.ends_at)
                             : base::for_people(event.ends_at);
  return base::for_people(event.starts_at) + " – " + to;
}

std::string list_page(const Frame& frame, const ListPage& page) {
  const Html add = page.may_add ? html::button_link(urls::fresh(), "Lập sự kiện", Tone::good) : Html();
  const Html days = each(page.named_days, [&](const Suggestion& day) {
    return html(R"(<li>{}: {} <a href="{}">Lập sự kiện cho ngày này</a></li>)", day.for_people, day.name,
                urls::fresh_on(day.day, day.name));
  });
  const Html suggestions = page.named_days.empty() || !page.may_add
                               ? Html()
                               : html(R"(<section><h2>Ngày kỷ niệm sắp tới</h2><ul>{}</ul></section>)", days);
  const Html invited = page.invited.empty() ? Html()
                                            : html(R"(<section><h2>Đơn vị bạn được mời</h2>{}</section>)",
                                                   table_of("Được mời dự", page.invited));
  const Html coming =
      page.coming.empty() ? html::empty_state("Chưa có sự kiện nào sắp tới.", add) : table_of("Sắp tới", page.coming);
  const Html past =
      page.past.empty() ? Html() : html(R"(<section><h2>Đã qua</h2>{}</section>)", table_of("Đã qua", page.past));
  const html::Url older = page.past.empty() ? urls::all() : urls::past(std::to_string(page.past.back().starts_at));
  return framed(frame, "Sự kiện",
                html(R"(<h1>Sự kiện</h1><p class="actions">{}</p>{}<section><h2>Sắp tới</h2>{}</section>{}{}{})",
                     page.coming.empty() ? Html() : add, invited, coming, suggestions, past,
                     html::pager(nullptr, page.has_more ? &older : nullptr)),
                html::Width::full);
}

std::string form_page(const Frame& frame, const FormPage& page) {
  const bool is_new = page.event.empty();
  const Draft& d = page.draft;
  const Html duty = page.duty.empty() ? Html() : html(R"(<p>Cho việc: <strong>{}</strong></p>)", page.duty);
  const Html content = html::hidden("nghia-vu", d.occurrence) + html::hidden("lan-sua", std::to_string(page.edits)) +
                       html::required_field(frame, "Tên sự kiện", "ten", d.title) + kind_choice(frame, d.kind) +
                       html::required_field(frame, "Ngày", "ngay", d.day, "date") +
                       html::field(frame, "Từ giờ", "gio", d.from, "text", "Ví dụ 08:30; bỏ trống là 08:00.") +
                       html::field(frame, "Đến giờ", "den-gio", d.to, "text", "Bỏ trống là 17:00.") +
                       html::field(frame, "Đến ngày (đợt nhiều ngày)", "den-ngay", d.last_day, "date") +
                       html::field(frame, "Địa điểm", "dia-diem", d.place) +
                       html::field(frame, "Thành phần dự", "thanh-phan", d.audience) +
                       html::field(frame, "Số người dự kiến", "so-nguoi", d.expected, "number") +
                       html::field(frame, "Nội dung, chương trình", "noi-dung", d.agenda, "textarea") +
                       html::button("Lưu");
  const std::string title = is_new ? "Lập sự kiện" : "Sửa sự kiện";
  return framed(
      frame, title,
      html(R"({}<h1>{}</h1>{}{}{})", html::trail({{"Sự kiện", urls::all()}}), title, duty, general_problem(frame),
           html::form(is_new ? urls::all() : urls::edit(page.event), frame.csrf, content)));
}

std::string missing_page(const Frame& frame) {
  return html::missing_page(frame, "Không có sự kiện này", urls::all(), "Về danh sách sự kiện");
}

Html beside_duty(const std::vector<Event>& events, const std::string& occurrence, bool may_add) {
  if (events.empty() && !may_add) return {};
  const Html list = events.empty() ? Html() : table_of("Sự kiện phục vụ việc này", events);
  const Html add = may_add ? html::button_link(urls::fresh_for(occurrence), "Lập sự kiện cho việc này") : Html();
  return html(R"(<section><h2>Sự kiện</h2>{}<p class="actions">{}</p></section>)", list, add);
}

}  // namespace events
