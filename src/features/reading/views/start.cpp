// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "features/reading/urls.h"
#include "features/reading/views/pages.h"
#include "features/reading/views/pieces.h"
#include "features/reading/views/words.h"
#include "html/asset_names.h"
#include "html/icons.h"
#include "html/page.h"

namespace reading {
namespace {

using html::each;
using html::html;
using html::Html;

Html problem_view(const std::string& problem) {
  if (problem.empty()) return {};
  return html(R"(<p class="notice n-error" role="alert">{}{}</p>)", html::icon(html::Icon::error), problem);
}

Html bring_form(const StartPage& page) {
  return html(R"(
    <form class="drop" method="post" action="{}" enctype="multipart/form-data" data-drop data-most-bytes="{}" data-most-files="{}">
      {}
      <div class="drop-inner">
        {}
        <p class="drop-title">Đưa tệp kế hoạch vào<span class="with-script">: thả vào đây hoặc bấm “Chọn tệp”</span></p>
        <input type="file" id="tep" name="tep" multiple required aria-label="Tệp kế hoạch" aria-describedby="gioi-han">
        <label for="tep" class="with-script quiet-button">Chọn tệp…</label>
        <button type="submit" class="main-button">Đọc kế hoạch</button>
        <p class="with-script chosen" data-chosen role="status"></p>
      </div>
      <p id="gioi-han" class="hint">Nhận PDF (cả bản quét), ảnh chụp hoặc quét (PNG, JPEG, TIFF), Word (DOCX, DOC), ODT, RTF, HTML và văn bản thường. Mỗi lần tối đa {} tệp, tổng cộng {}.</p>
    </form>)",
              urls::bring(), page.upload_bytes, page.upload_files, html::csrf_field(page.csrf),
              html::icon(html::Icon::file), page.upload_files, size_of(page.upload_bytes));
}

std::string title_of(const Entry& entry) { return entry.title.empty() ? entry.file : entry.title; }

Html origin(const Entry& entry) {
  std::string origin = entry.agency;
  if (!entry.number.empty()) origin += (origin.empty() ? "Số " : " · số ") + entry.number;
  return html("{}", origin.empty() ? entry.file : origin);
}

Html counts(const Entry& entry) {
  const std::string deadlines =
      entry.deadlines == 0 ? std::string{} : " · " + std::to_string(entry.deadlines) + " hạn báo cáo";
  return html(R"(<span>{} hoạt động{}</span>)", entry.activities, deadlines);
}

Html card(const Entry& entry) {
  return html(R"(
    <li class="card">
      <h3><a href="{}">{}</a></h3>
      <p class="origin">{}</p>
      <p class="counts">{}</p>
      <p>{}</p>
      <p class="file-name">{}{}</p>
    </li>)",
              urls::document(entry.id), title_of(entry), origin(entry), counts(entry), verdict(entry),
              html::icon(html::Icon::file), entry.file);
}

Html samples_view(const StartPage& page) {
  std::vector<Entry> samples;
  for (const Entry& entry : page.entries)
    if (entry.sample) samples.push_back(entry);
  std::sort(samples.begin(), samples.end(), [](const Entry& a, const Entry& b) { return a.file < b.file; });
  if (samples.empty() && page.samples_to_come == 0) return {};
  const Html waiting =
      page.samples_to_come == 0
          ? Html{}
          : html(R"(<p class="notice n-note" role="status" data-reload>Đang đọc {} kế hoạch mẫu, xin chờ một lát…</p>)",
                 page.samples_to_come);
  return html(R"(
    <section aria-labelledby="mau">
      <h2 id="mau">Kế hoạch mẫu</h2>
      <p class="hint">Văn bản soạn riêng để xem thử; nội dung là hư cấu.</p>
      {}
      <ul class="cards">{}</ul>
    </section>)",
              waiting, each(samples, card));
}

Html row(const Entry& entry) {
  return html(R"(
    <li>
      <a href="{}">{}</a>
      <span class="origin">{}</span>
      <span class="counts">{} {}</span>
      <span class="time">{}</span>
    </li>)",
              urls::document(entry.id), title_of(entry), origin(entry), counts(entry), verdict(entry),
              time_of(entry.read_at));
}

Html recent_view(const StartPage& page) {
  std::vector<Entry> recent;
  for (const Entry& entry : page.entries)
    if (!entry.sample) recent.push_back(entry);
  const Html list = recent.empty()
                        ? html(R"(<p class="empty">Chưa có văn bản nào. Văn bản bạn đưa vào sẽ hiện ở đây.</p>)")
                        : html(R"(<ul class="recent">{}</ul>)", each(recent, row));
  return html(R"(
    <section aria-labelledby="da-doc">
      <h2 id="da-doc">Đã đọc gần đây</h2>
      {}
    </section>)",
              list);
}

}  // namespace

std::string start_page(const StartPage& page) {
  html::Page frame;
  frame.actor = page.actor;
  frame.csrf = page.csrf;
  frame.title = "Đọc kế hoạch";
  frame.scripts = {html::asset::bring_js};
  if (page.samples_to_come > 0) frame.refresh = html::Refresh::without_script;
  frame.body = html(R"(
    <div class="intro">
      <h1>Đưa kế hoạch vào, thấy ngay việc phải làm</h1>
      <p>Lan Tỏa đọc kế hoạch tuyên truyền đúng như văn bản đã ký và chỉ ra: ai chủ trì, ai phối hợp, khi nào, qua kênh nào, bao nhiêu, hạn báo cáo nào. Mỗi chi tiết đều chỉ về đúng chỗ của nó trong văn bản; điều văn bản không nói thì để trống.</p>
    </div>
    {}{}{}{})",
                    problem_view(page.problem), bring_form(page), samples_view(page), recent_view(page));
  return html::page(frame);
}

}  // namespace reading
