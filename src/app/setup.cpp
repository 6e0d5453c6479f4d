// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/setup.h"

#include "base/ids.h"
#include "html/page.h"
#include "html/pieces.h"
#include "secrets/vault.h"
#include "vietnamese/text.h"

namespace app {
namespace {

struct Wish {
  std::string province{}, agency{}, name{}, email{}, password{};
};

html::Html field(const base::Error* error, const char* label, const char* name, const std::string& value,
                 const char* type, const char* hint = "") {
  html::Field field;
  field.label = label;
  field.name = name;
  field.value = value;
  field.type = type;
  field.hint = hint;
  field.required = true;
  field.error = error;
  return html::field(field);
}

std::string page_of(const http::Request& r, const Wish& wish, const base::Error* error) {
  html::Page page;
  page.title = "Thiết lập lần đầu";
  page.body = html::html(
      R"(<h1>Thiết lập lần đầu</h1><p>Địa chỉ này chỉ dùng được một lần, cho quản trị viên đầu tiên.</p>{}{})",
      error != nullptr && error->field.empty() ? html::problem(error) : html::Html(),
      html::form(html::Url(r.path), r.csrf,
                 field(error, "Mã tỉnh, thành phố", "tinh", wish.province, "text", "Hai chữ số, ví dụ 14 (Sơn La).") +
                     field(error, "Tên cơ quan", "co-quan", wish.agency, "text",
                           "Ví dụ: Sở Khoa học và Công nghệ tỉnh Sơn La.") +
                     field(error, "Họ tên của bạn", "ten", wish.name, "text") +
                     field(error, "Thư điện tử của bạn", "thu", wish.email, "email") +
                     field(error, "Mật khẩu", "mat-khau-moi", "", "password", "Ít nhất 14 ký tự.") +
                     html::button("Bắt đầu")));
  return html::page(page);
}

base::Result<bool> set_up(App& app, const Wish& wish) {
  const bool is_code = wish.province.size() == 2 && wish.province.find_first_not_of("0123456789") == std::string::npos;
  if (!is_code) return base::Error{base::ErrorKind::invalid, "Mã tỉnh phải gồm hai chữ số.", "tinh"};
  if (wish.agency.empty()) return base::Error{base::ErrorKind::invalid, "Hãy ghi tên cơ quan.", "co-quan"};
  accounts::NewAccount account;
  account.agency = account.unit = "…";  // not known before the agency is
  account.name = wish.name;
  account.email = wish.email;
  account.grants.push_back({account.unit, base::Role::administrator});
  if (const base::Result<bool> fits = app.accounts.may_be_founded(account, wish.password); !fits) return fits.error();
  base::Actor founder;
  founder.tenant = wish.province;
  founder.name = wish.name;
  agencies::NewUnit agency;
  agency.is_agency = true;
  agency.kind = agencies::UnitKind::department;
  agency.name = wish.agency;
  agency.valid_from = base::day_number(base::date_of(app.clock()));
  const base::Result<std::string> unit = app.agencies.add(founder, agency);
  if (!unit) return unit.error();
  account.agency = account.unit = account.grants.front().unit = *unit;
  app.accounts.found(wish.province, account, wish.password);
  return true;
}

}  // namespace

std::string add_setup(App& app) {
  if (!app.accounts.is_empty()) return {};
  const std::string key = base::random_secret();
  const auto is_open = [&app, key](const http::Request& r) {
    return secrets::same(r.param("khoa"), key) && app.accounts.nobody_can_administer();
  };
  const auto gone = [] {
    html::Page page;
    page.title = "Đã thiết lập";
    page.body =
        html::html(R"(<h1>Địa chỉ này không còn dùng được</h1><p><a href="/dang-nhap">Đến trang đăng nhập</a></p>)");
    return http::page(html::page(page), 404);
  };
  app.router.get("/thiet-lap/{khoa}", http::Right::anyone, [is_open, gone](http::Request& r) {
    return is_open(r) ? http::page(page_of(r, {}, nullptr)) : gone();
  });
  app.router.post("/thiet-lap/{khoa}", http::Right::anyone, http::Body::form, [&app, is_open, gone](http::Request& r) {
    if (!is_open(r)) return gone();
    const auto value = [&](const char* name) { return vietnamese::tidy(http::value_of(r.form, name)); };
    const Wish wish{value("tinh"), value("co-quan"), value("ten"), value("thu"),
                    std::string(http::value_of(r.form, "mat-khau-moi"))};
    const base::Result<bool> done = set_up(app, wish);
    if (!done) return http::page(page_of(r, wish, &done.error()), 422);
    return http::see_other("/dang-nhap");
  });
  return "/thiet-lap/" + key;
}

}  // namespace app
