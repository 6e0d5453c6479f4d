// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/upkeep/mail_views.h"

#include "features/upkeep/urls.h"

namespace upkeep {

std::string mail_page(const html::Frame& frame, const MailServer& server, std::string_view done) {
  using html::field;
  const html::Html told = done.empty() ? html::Html() : html::notice(done, html::Tone::good);
  const html::Html settings = field(frame, "Máy chủ gửi thư (SMTP)", "may-chu", server.url, "text",
                                    "Ví dụ smtp://thu.thanhhoa.gov.vn:587; bỏ trống: không gửi thư.") +
                              field(frame, "Địa chỉ gửi", "dia-chi-gui", server.from, "email") +
                              field(frame, "Tên đăng nhập", "ten-dang-nhap", server.user) +
                              field(frame, "Mật khẩu", "mat-khau-thu", "", "password",
                                    server.has_password ? "Đã lưu (được mã hóa); bỏ trống để giữ nguyên." : "") +
                              html::checkbox("Máy chủ nội bộ không mã hóa đường truyền", "khong-ma-hoa", "co",
                                             !server.needs_tls, "Chỉ chọn khi máy chủ thư nằm trên chính máy này.") +
                              html::button("Lưu");
  const html::Html trial =
      field(frame, "Gửi thử tới", "gui-thu", "", "email") + html::button("Gửi thử", html::Tone::plain);
  return html::framed(
      frame, "Máy chủ thư",
      html::html(
          R"({}<h1>Máy chủ thư</h1><p>Thư nhắc việc, thư mời tài khoản và thư tin đi qua máy chủ này.</p>{}{}{}<section class="panel"><h2>Gửi thử</h2>{}</section>)",
          html::trail({{"Quản trị", html::Url("/quan-tri")}}), html::general_problem(frame), told,
          html::form(urls::mail(), frame.csrf, settings), html::form(urls::try_mail(), frame.csrf, trial)));
}

}  // namespace upkeep
