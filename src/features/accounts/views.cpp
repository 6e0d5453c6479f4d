// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/accounts/views.h"

#include <array>

#include "base/time.h"
#include "features/accounts/urls.h"
#include "html/qr.h"

namespace accounts {
namespace {

using html::each;
using html::framed;
using html::general_problem;
using html::html;
using html::Html;
using html::required_field;
using html::Tone;

constexpr std::array roles{base::Role::staff,  base::Role::office, base::Role::head,
                           base::Role::editor, base::Role::viewer, base::Role::administrator};

Html password_field(const Frame& frame, std::string_view label, std::string_view name, std::string_view autocomplete,
                    std::string_view hint = {}) {
  html::Field field;
  field.label = label;
  field.name = name;
  field.type = "password";
  field.autocomplete = autocomplete;
  field.hint = hint;
  field.required = true;
  field.error = frame.error;
  return html::field(field);
}

Html code_field(const Frame& frame) {
  html::Field field;
  field.label = "Mã sáu chữ số, hoặc một mã dự phòng";
  field.name = "ma";
  field.autocomplete = "one-time-code";
  field.required = true;
  field.error = frame.error;
  return html::field(field);
}

constexpr std::string_view password_hint =
    "Ít nhất 14 ký tự; 8 ký tự nếu đã bật xác thực hai lớp. Một câu dễ nhớ là mật khẩu tốt.";

std::string roles_of(const Account& account) {
  std::string text;
  for (const base::Grant& grant : account.grants) text += (text.empty() ? "" : ", ") + std::string(word(grant.role));
  return text;
}

Html sessions_view(const Frame& frame, const std::vector<Session>& sessions) {
  const Html rows = each(sessions, [&](const Session& session) {
    const Html end = session.is_this_one ? html::badge("Phiên này", Tone::good)
                                         : html::post_button(urls::end_session(session.id), frame.csrf, "Kết thúc");
    return html(
        R"(<tr><td data-label="Bắt đầu">{}</td><td data-label="Hoạt động">{}</td><td data-label="Địa chỉ">{}</td>)"
        R"(<td data-label="Trình duyệt">{}</td><td>{}</td></tr>)",
        base::for_people(session.created_at), base::for_people(session.seen_at), session.address, session.browser, end);
  });
  return html::table("Các phiên đăng nhập của bạn", {"Bắt đầu", "Hoạt động", "Địa chỉ", "Trình duyệt", "Việc"}, rows);
}

Html unit_choice(const Frame& frame, const std::vector<UnitName>& units, const std::string& chosen) {
  std::vector<html::Option> options;
  for (const UnitName& unit : units) options.push_back({unit.id, unit.name});
  return html::choice("Đơn vị", "don-vi", options, chosen, frame.error);
}

bool has(const std::vector<base::Grant>& grants, base::Role role) {
  for (const base::Grant& grant : grants)
    if (grant.role == role) return true;
  return false;
}

Html role_boxes(const Frame& frame, const std::vector<base::Grant>& grants) {
  Html boxes;
  for (const base::Role role : roles)
    boxes += html::checkbox(word(role), "vai-tro", base::code_of(role), has(grants, role));
  const bool is_wrong = frame.error != nullptr && frame.error->field == "vai-tro";
  const Html error = is_wrong ? html(R"(<p class="field-error">{}</p>)", frame.error->message) : Html();
  return html(R"(<fieldset><legend>Vai trò tại đơn vị</legend>{}{}</fieldset>)", boxes, error);
}

}  // namespace

std::string_view word(base::Role role) {
  switch (role) {
    case base::Role::administrator:
      return "Quản trị viên";
    case base::Role::office:
      return "Văn phòng (điều phối)";
    case base::Role::head:
      return "Lãnh đạo (phê duyệt)";
    case base::Role::staff:
      return "Người thực hiện";
    case base::Role::editor:
      return "Biên tập viên";
    case base::Role::viewer:
      return "Người xem";
  }
  return {};
}

std::string_view word(State state) {
  switch (state) {
    case State::invited:
      return "Chờ nhận lời mời";
    case State::active:
      return "Đang dùng";
    case State::disabled:
      return "Đã khóa";
  }
  return {};
}

std::string sign_in_page(const Frame& frame, std::string_view email, std::string_view then,
                         std::string_view elsewhere) {
  html::Field field;
  field.label = "Thư điện tử";
  field.name = "thu";
  field.value = email;
  field.type = "email";
  field.autocomplete = "username";
  field.required = true;
  const Html content = html::hidden("tiep", then) + html::field(field) +
                       password_field(frame, "Mật khẩu", "mat-khau", "current-password") + html::button("Đăng nhập");
  const Html other = elsewhere.empty()
                         ? Html()
                         : html(R"(<p class="actions">{}</p>)",
                                html::button_link(urls::sign_in_elsewhere(then),
                                                  "Đăng nhập bằng " + std::string(elsewhere), html::Tone::good));
  return framed(
      frame, "Đăng nhập",
      html(R"(<h1>Đăng nhập</h1>{}{}{}<p class="hint">Quên mật khẩu? Hãy xin quản trị viên của cơ quan gửi lại )"
           R"(lời mời.</p>)",
           general_problem(frame), other, html::form(urls::sign_in(), frame.csrf, content)));
}

std::string code_page(const Frame& frame, std::string_view then) {
  const Html content = html::hidden("tiep", then) + code_field(frame) + html::button("Tiếp tục");
  return framed(frame, "Xác thực hai lớp",
                html(R"(<h1>Xác thực hai lớp</h1>{}<p>Mở ứng dụng trên điện thoại và nhập mã đang hiện.</p>{})",
                     general_problem(frame), html::form(urls::code(), frame.csrf, content)));
}

std::string invitation_page(const Frame& frame, const Account& account, std::string_view token) {
  const Html content = password_field(frame, "Mật khẩu mới", "mat-khau-moi", "new-password", password_hint) +
                       html::button("Đặt mật khẩu");
  return framed(frame, "Nhận lời mời",
                html(R"(<h1>Chào {}</h1>{}<p>Hãy đặt mật khẩu cho tài khoản <strong>{}</strong>.</p>{})", account.name,
                     general_problem(frame), account.email, html::form(urls::invitation(token), frame.csrf, content)));
}

std::string invitation_over_page(const Frame& frame) {
  return framed(frame, "Lời mời hết hạn",
                html(R"(<h1>Lời mời không còn hiệu lực</h1><p>Lời mời chỉ dùng được một lần và trong ba ngày. Hãy xin )"
                     R"(quản trị viên gửi lại.</p><p><a href="{}">Đến trang đăng nhập</a></p>)",
                     urls::sign_in()));
}

std::string own_page(const Frame& frame, const OwnPage& page) {
  const Html done = page.done.empty() ? Html() : html::notice(page.done, Tone::good);
  const Html change =
      html::form(urls::password(), frame.csrf,
                 password_field(frame, "Mật khẩu hiện tại", "mat-khau", "current-password") +
                     password_field(frame, "Mật khẩu mới", "mat-khau-moi", "new-password", password_hint) +
                     html::button("Đổi mật khẩu"));
  const Html factor =
      page.account.has_second_factor
          ? html(R"(<p>{} Mỗi lần đăng nhập cần thêm một mã trên điện thoại.</p>{})",
                 html::badge("Đang bật", Tone::good),
                 html::form(urls::drop_second_factor(), frame.csrf,
                            html::hidden("viec", "tat") +
                                password_field(frame, "Mật khẩu hiện tại, để tắt", "mat-khau", "current-password") +
                                html::button("Tắt xác thực hai lớp", Tone::bad)))
          : html(R"(<p>{} Bật để kẻ biết mật khẩu cũng không vào được.</p><p>{}</p>)",
                 html::badge("Đang tắt", Tone::warn), html::button_link(urls::second_factor(), "Bật xác thực hai lớp"));
  return framed(frame, "Tài khoản của tôi",
                html(R"(<h1>Tài khoản của tôi</h1>{}{}{}
<section class="panel"><h2>Đổi mật khẩu</h2>{}</section>
<section class="panel"><h2>Xác thực hai lớp</h2>{}</section>
<section><h2>Phiên đăng nhập</h2>{}</section>)",
                     general_problem(frame), done,
                     html::facts({{"Họ tên", html::plain(page.account.name)},
                                  {"Thư điện tử", html::plain(page.account.email)},
                                  {"Vai trò", html::plain(roles_of(page.account))}}),
                     change, factor, sessions_view(frame, page.sessions)));
}

std::string second_factor_page(const Frame& frame, const SecondFactor& factor, std::string_view sealed) {
  return framed(frame, "Bật xác thực hai lớp",
                html(R"(<h1>Bật xác thực hai lớp</h1>{}
<ol class="steps"><li>Cài một ứng dụng tạo mã (TOTP) trên điện thoại.</li>
<li>Quét mã này, hoặc gõ khóa <code>{}</code>.</li></ol>
{}
<p>Rồi nhập mã sáu chữ số mà ứng dụng đang hiện:</p>{})",
                     general_problem(frame), factor.secret, html::qr_code(factor.address, "Mã QR chứa khóa xác thực"),
                     html::form(urls::second_factor(), frame.csrf,
                                html::hidden("khoa", sealed) + code_field(frame) +
                                    password_field(frame, "Mật khẩu hiện tại", "mat-khau", "current-password") +
                                    html::button("Bật"))));
}

std::string recovery_page(const Frame& frame, const std::vector<std::string>& codes) {
  const Html items = each(codes, [](const std::string& code) { return html(R"(<li><code>{}</code></li>)", code); });
  return framed(frame, "Mã dự phòng",
                html(R"(<h1>Đã bật xác thực hai lớp</h1>
<p>Hãy in hoặc chép lại các mã dự phòng này. Mỗi mã mở được một lần khi bạn không có điện thoại. Trang này chỉ hiện một lần.</p>
<ul class="codes">{}</ul><p>{}</p>)",
                     items, html::button_link(urls::own(), "Về tài khoản của tôi")));
}

std::string administration_page(const Frame& frame) {
  return framed(frame, "Quản trị",
                html(R"(<h1>Quản trị</h1><ul class="cards">
<li class="card"><a href="{}">Tài khoản và vai trò</a><p>Mời người, cấp và rút vai trò, khóa và mở tài khoản.</p></li>
<li class="card"><a href="{}">Nhật ký</a><p>Ai đã làm gì, khi nào, từ đâu.</p></li>
<li class="card"><a href="/don-vi">Đơn vị</a><p>Cây cơ quan, đơn vị; nạp từ tệp; đổi tên, sáp nhập.</p></li>
<li class="card"><a href="/quan-tri/lich-nghi">Lịch nghỉ</a><p>Ngày lễ, nghỉ bù và ngày làm bù.</p></li>
<li class="card"><a href="{}">Việc hỏng</a><p>Thư không gửi được, việc nền không chạy được.</p></li>
<li class="card"><a href="/quan-tri/cong">Cổng công khai</a><p>Tên, địa chỉ, đường dây nóng; mở hay đóng cổng.</p></li>
<li class="card"><a href="/quan-tri/kenh">Kênh</a><p>Thư tin, Zalo, Facebook, loa, áp phích: bật, tắt, cài đặt.</p></li>
<li class="card"><a href="/quan-tri/thu">Máy chủ thư</a><p>Thư nhắc việc, thư mời và thư tin đi qua đâu; gửi thử.</p></li>
</ul>)",
                     urls::all(), urls::trail(), urls::failed_jobs()));
}

std::string list_page(const Frame& frame, const ListPage& page) {
  const Html rows = each(page.accounts, [](const Account& account) {
    const Tone tone = account.state == State::active     ? Tone::good
                      : account.state == State::disabled ? Tone::bad
                                                         : Tone::warn;
    return html(R"(<tr><td><a href="{}">{}</a></td><td data-label="Thư">{}</td><td data-label="Trạng thái">{}</td>)"
                R"(<td data-label="Hai lớp">{}</td><td data-label="Thấy lần cuối">{}</td></tr>)",
                urls::account(account.id), account.name, account.email, html::badge(word(account.state), tone),
                account.has_second_factor ? "có" : "chưa", base::for_people(account.last_seen_at));
  });
  const Html invited =
      page.invitation.empty()
          ? Html()
          : html(
                R"(<div class="notice" data-tone="good" role="status"><p>Lời mời đã được tạo. Nếu thư không tới, hãy gửi )"
                R"(địa chỉ này cho người được mời (dùng một lần, trong ba ngày): <code>{}</code></p></div>)",
                page.invitation);
  const Html invite = html::form(urls::all(), frame.csrf,
                                 required_field(frame, "Họ tên", "ten", page.filled.name) +
                                     required_field(frame, "Thư điện tử", "thu", page.filled.email, "email") +
                                     unit_choice(frame, page.units, page.filled.unit) +
                                     role_boxes(frame, page.filled.grants) + html::button("Gửi lời mời"));
  const html::Url next = page.accounts.empty() ? urls::all() : urls::all_after(page.accounts.back().id);
  return framed(frame, "Tài khoản",
                html(R"({}<h1>Tài khoản</h1>{}{}{}{}<section class="panel"><h2>Mời người mới</h2>{}</section>)",
                     html::trail({{"Quản trị", urls::administration()}}), general_problem(frame), invited,
                     html::table("Tài khoản của cơ quan",
                                 {"Họ tên", "Thư điện tử", "Trạng thái", "Hai lớp", "Thấy lần cuối"}, rows),
                     html::pager(nullptr, page.has_more ? &next : nullptr), invite),
                html::Width::full);
}

std::string account_page(const Frame& frame, const Account& account, const std::vector<UnitName>& units) {
  const Html edit =
      html::form(urls::account(account.id), frame.csrf,
                 html::hidden("phien-ban", std::to_string(account.version)) + html::hidden("thu", account.email) +
                     required_field(frame, "Họ tên", "ten", account.name) + unit_choice(frame, units, account.unit) +
                     role_boxes(frame, account.grants) + html::button("Lưu"));
  const bool is_disabled = account.state == State::disabled;
  const Html state = html::form(
      urls::state(account.id), frame.csrf,
      html::hidden("den", is_disabled ? "mo" : "khoa") +
          html::button(is_disabled ? "Mở lại tài khoản" : "Khóa tài khoản", is_disabled ? Tone::good : Tone::bad));
  const Html again = html::form(urls::invite_again(account.id), frame.csrf,
                                html::hidden("viec", "moi-lai") + html::button("Gửi lại lời mời", Tone::plain));
  return framed(frame, account.name,
                html(R"({}<h1>{}</h1>{}{}{}<div class="actions">{}{}</div>)",
                     html::trail({{"Quản trị", urls::administration()}, {"Tài khoản", urls::all()}}), account.name,
                     general_problem(frame),
                     html::facts({{"Thư điện tử", html::plain(account.email)},
                                  {"Trạng thái", html::plain(word(account.state))},
                                  {"Xác thực hai lớp", html::plain(account.has_second_factor ? "có" : "chưa bật")}}),
                     edit, state, again));
}

std::string trail_page(const Frame& frame, const TrailPage& page) {
  const Html rows = each(page.lines, [](const TrailLine& line) {
    return html(R"(<tr><td class="number-cell" data-label="Số">{}</td><td data-label="Khi nào">{}</td>)"
                R"(<td data-label="Ai">{}</td><td data-label="Từ đâu">{}</td><td data-label="Việc">{}</td></tr>)",
                line.number, base::for_people(line.at), line.name.empty() ? "(hệ thống)" : line.name, line.address,
                line.sentence);
  });
  html::Field from;
  from.label = "Từ ngày";
  from.name = "tu";
  from.type = "date";
  from.value = page.from;
  html::Field until = from;
  until.label = "Đến hết ngày";
  until.name = "den";
  until.value = page.until;
  html::Field subject;
  subject.label = "Đối tượng (mã)";
  subject.name = "doi-tuong";
  subject.value = page.subject;
  const std::string last = page.lines.empty() ? "" : std::to_string(page.lines.back().number);
  const html::Url next("/quan-tri/nhat-ky?truoc=" + last + "&tu=" + html::encoded(page.from) +
                       "&den=" + html::encoded(page.until) + "&doi-tuong=" + html::encoded(page.subject));
  return framed(
      frame, "Nhật ký",
      html(R"({}<h1>Nhật ký</h1>{}{}{}<p><a href="/quan-tri/nhat-ky.csv">Tải toàn bộ (CSV)</a></p>)",
           html::trail({{"Quản trị", urls::administration()}}),
           html::query_form(
               urls::trail(),
               html::field(from) + html::field(until) + html::field(subject) + html::button("Lọc", Tone::plain),
               "Lọc nhật ký"),
           page.lines.empty() ? html::empty_state("Không có dòng nào.")
                              : html::table("Nhật ký, mới nhất trước", {"Số", "Khi nào", "Ai", "Từ đâu", "Việc"}, rows),
           html::pager(nullptr, page.has_more ? &next : nullptr)),
      html::Width::full);
}

}  // namespace accounts
