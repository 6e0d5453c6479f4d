// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "features/reading/urls.h"
#include "features/reading/views/pages.h"
#include "features/reading/views/pieces.h"
#include "features/reading/views/source.h"
#include "features/reading/views/words.h"
#include "html/asset_names.h"
#include "html/page.h"

namespace reading {
namespace {

using html::html;
using html::Html;

std::string title_of(const Entry& entry) { return entry.title.empty() ? entry.file : entry.title; }

Html about_source(const ReadingPage& page) {
  const documents::Document& document = page.reading.document;
  std::string about(word(document.format));
  if (document.pages > 0) about += ", " + std::to_string(document.pages) + " trang";
  about += ", " + size_of(page.entry.bytes);
  if (!document.encoding.empty() && document.encoding != "UTF-8") about += ", bảng mã " + document.encoding;
  if (document.ocr) about += ", có trang nhận dạng từ ảnh";
  return html("{} ({})", page.entry.file, about);
}

Html restored_notice(const documents::Document& document) {
  std::int64_t repairs = 0;
  for (const documents::Line& line : document.lines) repairs += static_cast<std::int64_t>(line.repairs.size());
  if (repairs == 0) return {};
  return html(
      R"(<p class="notice n-note">Đã khôi phục dấu cho {} chỗ, được <span class="fix">gạch chấm</span> trong văn bản. Hãy đối chiếu với bản gốc trước khi dùng.</p>)",
      grouped(repairs));
}

Html actions(const ReadingPage& page) {
  const std::string& id = page.entry.id;
  Html import;
  if (page.actor.may(base::Right::coordinate))
    import = html(
        R"(<li><form method="post" action="{}" class="inline">{}<input type="hidden" name="van-ban" value="{}"><button type="submit" class="main-button">Nhập thành kế hoạch của cơ quan</button></form></li>)",
        urls::import_as_plan(), html::csrf_field(page.csrf), id);
  return html(R"(
    <ul class="toolbar">{}
      <li><a href="{}" download>Tải kế hoạch (JSON)</a></li>
      <li><a href="{}" download>Tải tệp gốc</a></li>
      <li class="with-script"><button type="button" data-print>In kế hoạch</button></li>
      <li>{}</li>
      <li><a href="{}">Xóa</a></li>
    </ul>)",
              import, urls::plan_json(id), urls::source(id),
              html::post_button(urls::read_again(id), page.csrf, "Đọc lại", "link-button"), urls::removal(id));
}

Html head(const ReadingPage& page) {
  return html(R"(
    <div class="doc-head">
      <h1>{}</h1>
      <p><span class="origin">{}</span> <span class="verdict">{}</span></p>
      {}
    </div>)",
              title_of(page.entry), about_source(page), verdict(page.entry), actions(page));
}

}  // namespace

std::string reading_page(const ReadingPage& page) {
  Facts facts;
  const Html plan = plan_view({page.entry, page.reading, page.filter, page.chosen, page.units}, facts);
  const Html source = source_view(page.entry, page.reading.document, facts.all());
  html::Page frame;
  frame.actor = page.actor;
  frame.csrf = page.csrf;
  frame.title = title_of(page.entry);
  frame.width = html::Width::full;
  frame.scripts = {html::asset::reading_js};
  frame.skips = html(
      R"(<a class="skip" href="#ke-hoach">Đến kế hoạch đã dựng</a><a class="skip" href="#van-ban">Đến văn bản gốc</a>)");
  frame.body = html(R"(
    {}
    <nav class="tabs" aria-label="Hai phía"><a href="#van-ban" data-tab="van-ban">Văn bản</a><a href="#ke-hoach" data-tab="ke-hoach">Kế hoạch</a></nav>
    <div class="panes" data-panes>
      <section class="pane source" id="van-ban" tabindex="-1" aria-label="Văn bản gốc">
        {}{}
      </section>
      <section class="pane plan" id="ke-hoach" tabindex="-1" aria-label="Kế hoạch đã dựng">
        {}
      </section>
    </div>
    <p class="sr-only" role="status" data-said></p>)",
                    head(page), restored_notice(page.reading.document), source, plan);
  return html::page(frame);
}

std::string removal_page(const Entry& entry, const std::string& csrf, const base::Actor& actor) {
  html::Page frame;
  frame.actor = actor;
  frame.csrf = csrf;
  frame.title = "Xóa văn bản";
  frame.body =
      html(R"(
    <h1>Xóa văn bản này?</h1>
    <p>“{}” (tệp {}) cùng kế hoạch đã dựng từ nó sẽ bị xóa hẳn khỏi máy chủ.</p>
    <div class="actions">{} <a class="quiet-button" href="{}">Giữ lại</a></div>)",
           title_of(entry), entry.file, html::post_button(urls::removal(entry.id), csrf, "Xóa hẳn", "danger-button"),
           urls::document(entry.id));
  return html::page(frame);
}

std::string problem_page(int status, const std::string& sentence) {
  std::string heading = "Có sự cố";
  std::string words = sentence;
  const auto say = [&](const char* title, const char* usual) {
    heading = title;
    if (words.empty()) words = usual;
  };
  switch (status) {
    case 403:
      say("Không được phép", "Yêu cầu này không đến từ trang của Lan Tỏa.");
      break;
    case 404:
      say("Không có trang này", "Địa chỉ có thể đã gõ nhầm, hoặc văn bản đã bị xóa.");
      break;
    case 405:
      say("Không có trang này", "Địa chỉ này không nhận cách gọi như vậy.");
      break;
    case 409:
      say("Không làm được việc này", "Việc này đã được làm hoặc không còn làm được.");
      break;
    case 413:
      say("Tệp quá lớn", "Tệp gửi lên vượt quá giới hạn ghi trên trang đầu; xin chia nhỏ hoặc nén bớt ảnh trong tệp.");
      break;
    case 421:
      say("Sai tên máy chủ", "Máy chủ này không trả lời dưới tên miền đó.");
      break;
    case 503:
      say("Máy chủ đang bận", "Đang có quá nhiều kết nối; xin thử lại sau ít phút.");
      break;
    case 507:
      say("Máy chủ hết chỗ lưu", "Việc vừa gửi chưa được ghi. Hãy báo người quản trị, rồi gửi lại sau.");
      break;
    default:
      say(status >= 500 ? "Có sự cố ở máy chủ" : "Yêu cầu không hợp lệ",
          status >= 500 ? "Lỗi đã được ghi lại. Văn bản của bạn không bị mất; xin thử lại sau ít phút."
                        : "Trình duyệt gửi một yêu cầu mà máy chủ không hiểu.");
  }
  html::Page frame;
  frame.title = heading;
  frame.body = html(R"(
    <h1>{}</h1>
    <p>{}</p>
    <p><a class="main-button" href="{}">Về trang đầu</a></p>)",
                    heading, words, urls::start());
  return html::page(frame);
}

}  // namespace reading
