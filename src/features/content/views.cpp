// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/content/views.h"

#include <algorithm>

#include "base/time.h"
#include "features/content/urls.h"
#include "html/asset_names.h"

namespace content {
namespace {

using html::each;
using html::field;
using html::framed;
using html::general_problem;
using html::html;
using html::Html;
using html::Tone;

template <class Terms>
std::vector<html::Option> options_of(const Terms& terms) {
  std::vector<html::Option> options;
  for (const Term& term : terms) options.push_back({std::string(term.code), std::string(term.word)});
  return options;
}

bool has(const std::vector<std::string>& codes, std::string_view code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

template <class Terms>
Html boxes(std::string_view legend, const Terms& terms, std::string_view name, const std::vector<std::string>& chosen) {
  Html all;
  for (const auto& term : terms) all += html::checkbox(term.word, name, term.code, has(chosen, term.code));
  return html(R"(<fieldset class="choices"><legend>{}</legend>{}</fieldset>)", legend, all);
}

Html table_of(std::string_view caption, const std::vector<Item>& items) {
  const Html rows = each(items, [](const Item& item) {
    return html(
        R"(<tr><td><a href="{}">{}</a></td><td data-label="Loại">{}</td><td data-label="Đơn vị">{}</td><td data-label="Sửa sau cùng">{}</td><td data-label="Trạng thái">{}</td></tr>)",
        urls::item(item.id), item.title, word_of(kinds, item.kind), item.unit_name, item.editor_name,
        state_badge(item));
  });
  return html::table(caption, {"Tiêu đề", "Loại", "Đơn vị", "Sửa sau cùng", "Trạng thái"}, rows);
}

Html pictures_of(const Frame& frame, const FormPage& page) {
  if (page.id.empty()) return html(R"(<p class="hint">Lưu lần đầu rồi thêm ảnh được.</p>)");
  const Html items = each(page.pictures, [](const Picture& picture) {
    const std::string address = "/hinh/" + picture.sha256;
    return html(R"(<li><img src="{}" alt="{}" class="proof" loading="lazy"><br><code>![{}]({})</code></li>)",
                html::Url(address), picture.alternative, picture.alternative, address);
  });
  return html(
      R"(<section class="panel"><h2>Ảnh</h2><ul class="proofs">{}</ul>{}<p class="hint">Chép dòng dưới ảnh vào chỗ muốn đặt ảnh trong bài. Hãy lưu bài trước khi thêm ảnh.</p></section>)",
      items,
      html::form(urls::picture(page.id), frame.csrf,
                 html::file_field(frame, "Ảnh (JPEG, PNG, WebP; tối đa 5 MB)", "anh",
                                  "Vị trí chụp và dữ liệu máy ảnh bị xóa.") +
                     html::required_field(frame, "Mô tả ảnh cho người không nhìn thấy", "mo-ta", "") +
                     html::button("Thêm ảnh", Tone::plain),
                 html::Sends::files));
}

Html other_of(const FormPage& page) {
  if (!page.has_other) return {};
  return html(
      R"(<section class="panel"><h2>Bản người khác vừa lưu</h2><p><strong>{}</strong></p><pre class="source">{}</pre><p class="hint">Bản của bạn còn nguyên trong khung bên dưới; hãy ghép hai bản rồi lưu lại.</p></section>)",
      page.other.title, page.other.body);
}

}  // namespace

Html state_badge(const Item& item) {
  Tone tone = Tone::plain;
  if (item.state == State::published) tone = Tone::good;
  if (item.state == State::submitted || item.state == State::approved) tone = Tone::warn;
  if (item.state == State::returned) tone = Tone::bad;
  if (item.state == State::withdrawn) tone = Tone::quiet;
  const bool is_revised = item.live_version > 0 && item.state != State::published && item.state != State::withdrawn;
  const Html revised = is_revised ? html::badge("bản cũ đang đăng", Tone::quiet) : Html();
  const Html forced = item.forced_reason.empty() ? Html() : html::badge("đăng trước khi duyệt", Tone::bad);
  return html::badge(word_of(item.state), tone) + revised + forced;
}

std::string list_page(const Frame& frame, const ListPage& page) {
  std::vector<html::Option> options{{"", "Tất cả"}, {"cua-toi", "Của tôi"}};
  for (const State state :
       {State::draft, State::submitted, State::returned, State::approved, State::published, State::withdrawn})
    options.push_back({std::string(code_of(state)), std::string(word_of(state))});
  const std::string chosen = page.filter.only_mine ? "cua-toi" : page.filter.state;
  const Html filter = html::query_form(
      urls::all(), html::choice("Trạng thái", "trang-thai", options, chosen) + html::button("Lọc", Tone::plain),
      "Lọc nội dung");
  const Html add =
      frame.actor.may(base::Right::work) ? html::button_link(urls::fresh(), "Soạn nội dung mới", Tone::good) : Html();
  const Html list = page.page.items.empty() ? html::empty_state("Chưa có nội dung nào ở đây.")
                                            : table_of("Nội dung, mới nhất trước", page.page.items);
  const html::Url next = page.page.items.empty() ? urls::all() : urls::listed(chosen, page.page.items.back().id);
  return framed(frame, "Nội dung",
                html(R"(<h1>Nội dung</h1><p class="actions">{}</p>{}{}{})", add, filter, list,
                     html::pager(nullptr, page.page.has_more ? &next : nullptr)),
                html::Width::full);
}

std::string form_page(const Frame& frame, const FormPage& page) {
  const bool is_new = page.id.empty();
  const Draft& d = page.draft;
  const Html duty = page.duty.empty() ? Html() : html(R"(<p>Cho việc: <strong>{}</strong></p>)", page.duty);
  const Html content =
      html::hidden("nghia-vu", d.occurrence) + html::hidden("lan-sua", std::to_string(page.edits)) +
      html::required_field(frame, "Tiêu đề", "tieu-de", d.title) +
      html::choice("Loại", "loai", options_of(kinds), d.kind, frame.error) +
      field(frame, "Tóm tắt", "tom-tat", d.summary, "textarea", "Hai, ba câu; dùng để giới thiệu trên các kênh.") +
      field(frame, "Nội dung", "noi-dung", d.body, "textarea",
            "Dòng trống tách đoạn; **đậm**; - gạch đầu dòng; ## đề mục; [chữ](đường dẫn).") +
      field(frame, "Nguồn, số hiệu văn bản", "nguon", d.source) + boxes("Chủ đề cải cách", topics, "chu-de", d.topics) +
      boxes("Đối tượng", audiences, "doi-tuong", d.audiences) +
      boxes("Đăng lên kênh", page.channels, "kenh", d.channels) +
      html::choice("Ngôn ngữ", "ngon-ngu", options_of(languages), d.language.empty() ? "vi" : d.language, frame.error) +
      html::checkbox("Có phần do máy viết hoặc đọc", "may-viet", "co", d.by_machine,
                     "Người đọc sẽ thấy ghi chú này (Luật Trí tuệ nhân tạo số 134/2025/QH15).") +
      field(frame, "Xem lại trước ngày", "xem-lai", d.review_by, "date",
            "Đến ngày này hệ thống nhắc kiểm tra nội dung.") +
      html::button("Lưu");
  const std::string title = is_new ? "Soạn nội dung" : "Sửa nội dung";
  html::Page out;
  out.title = title;
  out.actor = frame.actor;
  out.csrf = frame.csrf;
  out.scripts = {html::Url(html::asset::editor_js)};
  out.body =
      html(R"({}<h1>{}</h1>{}{}{}<div data-editor="noi-dung">{}</div>{})", html::trail({{"Nội dung", urls::all()}}),
           title, duty, general_problem(frame), other_of(page),
           html::form(is_new ? urls::all() : urls::edit(page.id), frame.csrf, content), pictures_of(frame, page));
  return html::page(out);
}

std::string missing_page(const Frame& frame) {
  return html::missing_page(frame, "Không có nội dung này", urls::all(), "Về danh sách nội dung");
}

Html beside_duty(const std::vector<Item>& items, const std::string& occurrence, bool may_add) {
  if (items.empty() && !may_add) return {};
  const Html list = items.empty() ? Html() : table_of("Nội dung phục vụ việc này", items);
  const Html add = may_add ? html::button_link(urls::fresh_for(occurrence), "Soạn tin, bài cho việc này") : Html();
  return html(R"(<section><h2>Nội dung</h2>{}<p class="actions">{}</p></section>)", list, add);
}

}  // namespace content
