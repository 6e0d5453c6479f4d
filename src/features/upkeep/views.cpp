// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/upkeep/views.h"

#include "base/time.h"
#include "base/utf8.h"
#include "features/upkeep/urls.h"
#include "html/page.h"
#include "html/pieces.h"

namespace upkeep {
namespace {

using html::each;
using html::html;
using html::Html;
using html::Tone;

Html item(const Frame& frame, const Failed& job) {
  constexpr std::size_t shown = 500;
  const Words words = words_of(job.kind);
  return html(
      R"(<li class="panel"><h2>{}</h2><p>{}</p>{}<details><summary>Máy báo</summary><p><code class="hash">{}</code></p></details><div class="actions">{}{}</div></li>)",
      words.name, words.advice,
      html::facts({{"Gửi lúc", html::plain(base::for_people(job.created_at))},
                   {"Thử lần cuối", html::plain(base::for_people(job.tried_at))},
                   {"Số lần đã thử", html::plain(std::to_string(job.attempts))}}),
      base::first_bytes(job.last_error, shown),
      html::form(urls::try_again(job.id), frame.csrf, html::button("Thử lại", Tone::good)),
      html::form(urls::give_up(job.id), frame.csrf, html::button("Bỏ việc này", Tone::plain)));
}

}  // namespace

Words words_of(std::string_view kind) {
  if (kind == "reminders.mail")
    return {
        "Gửi thư nhắc việc",
        "Máy chủ thư không nhận. Hãy kiểm tra máy chủ thư, tài khoản gửi và mật khẩu rồi thử lại. Người nhận vẫn thấy "
        "nhắc việc trong hệ thống."};
  if (kind == "reminders.plan")
    return {"Lập nhắc việc của một ngày",
            "Thử lại khi cơ sở dữ liệu đã chạy bình thường; mỗi nhắc việc chỉ gửi một lần."};
  if (kind == "evidence.capture")
    return {"Lưu trang làm minh chứng",
            "Không đọc được trang ở đường dẫn của minh chứng. Thử lại, hoặc báo đơn vị sửa "
            "đường dẫn."};
  if (kind == "procedures.index")
    return {"Đưa thủ tục hành chính vào chỉ mục tìm kiếm",
            "Thử lại khi đĩa còn chỗ; nếu vẫn hỏng, hãy dựng lại chỉ mục bằng lệnh “lantoa index”."};
  if (kind == "obligations.mark_late")
    return {"Đánh dấu việc quá hạn", "Thử lại khi cơ sở dữ liệu đã chạy bình thường."};
  if (kind == "accounts.invitation")
    return {
        "Gửi thư mời",
        "Máy chủ thư không nhận. Hãy kiểm tra máy chủ thư và địa chỉ của người được mời rồi thử lại, hoặc mời lại và "
        "tự gửi liên kết."};
  if (kind == "channels.post")
    return {"Đăng nội dung lên một kênh",
            "Xem mục Lượt đăng trên các kênh: lượt này đang dở. Sửa nguyên nhân máy báo rồi thử lại; nội dung không bị "
            "đăng hai lần."};
  if (kind == "channels.confirm")
    return {"Gửi thư xác nhận nhận tin", "Máy chủ thư không nhận. Kiểm tra ở mục Máy chủ thư rồi thử lại."};
  if (kind == "content.publish")
    return {"Đăng nội dung theo giờ hẹn", "Thử lại khi cơ sở dữ liệu đã chạy bình thường; nội dung chỉ đăng một lần."};
  if (kind == "content.proof")
    return {"Ghi nội dung đã đăng thành minh chứng", "Xem lại việc mà nội dung phục vụ còn mở không, rồi thử lại."};
  if (kind == "portal.fresh") return {"Làm mới trang công khai", "Trang tự mới sau một phút; có thể bỏ việc này."};
  if (kind == "accounts.disabled")
    return {"Báo Văn phòng về tài khoản bị khóa", "Thử lại khi cơ sở dữ liệu đã chạy bình thường."};
  if (kind == "accounts.tidy")
    return {"Dọn phiên đăng nhập và tài khoản bỏ không", "Thử lại khi cơ sở dữ liệu đã chạy bình thường."};
  return {"Việc “" + std::string(kind) + "”", "Hãy thử lại; nếu vẫn hỏng, gửi dòng máy báo cho người vận hành."};
}

std::string failed_page(const Frame& frame, const std::vector<Failed>& jobs) {
  const Html list = each(jobs, [&](const Failed& job) { return item(frame, job); });
  const Html problem = frame.error == nullptr ? Html() : html::problem(frame.error);
  html::Page page;
  page.title = "Việc hỏng";
  page.actor = frame.actor;
  page.csrf = frame.csrf;
  page.body =
      html(R"({}<h1>Việc hỏng</h1><p>Việc máy tự làm mà sau nhiều lần thử trong một ngày vẫn không xong.</p>{}{})",
           html::trail({{"Quản trị", html::Url("/quan-tri")}}), problem,
           jobs.empty() ? html::empty_state("Không có việc nào hỏng.") : html(R"(<ul class="plain">{}</ul>)", list));
  return html::page(page);
}

}  // namespace upkeep
