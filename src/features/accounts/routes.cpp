// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/accounts/routes.h"

#include <charconv>

#include "base/csv.h"
#include "features/accounts/urls.h"
#include "features/accounts/views.h"
#include "http/cookies.h"

namespace accounts {
namespace {

using http::Body;
using http::Request;
using http::Response;
using http::Right;

constexpr std::string_view cookie_name = "lantoa_phien", away_cookie = "lantoa_di";

bool is_secure(const Request& r) { return r.header("x-forwarded-proto") == "https"; }
std::string token_of(const Request& r) {
  return std::string(http::cookie(r.header("cookie"), cookie_name).value_or(""));
}
std::string address_of(const Request& r) { return r.peer; }
std::string browser_of(const Request& r) { return std::string(r.header("user-agent")); }

Frame frame_of(const Request& r, const base::Error* error = nullptr) { return {r.actor, r.csrf, error}; }

// Only paths of this site: "//elsewhere", "/\\elsewhere" and anything a browser would clean up into one are none.
std::string then_of(std::string_view path) {
  bool is_ours = path.starts_with('/') && !path.starts_with("//");
  for (const char c : path) is_ours = is_ours && c > ' ' && c != '\\' && c != 127;
  return is_ours ? std::string(path) : "/viec-cua-toi";
}

Response signed_in(const Request& r, const SignedIn& in, std::string_view then) {
  Response response =
      http::see_other(in.needs_code ? urls::code().str() + "?tiep=" + html::encoded(then) : then_of(then));
  response.headers.emplace_back("Set-Cookie", http::session_cookie(cookie_name, in.token, is_secure(r)));
  return response;
}

Response sign_in(Service& accounts, const OpenId& openid, const Request& r) {
  const std::string_view email = http::value_of(r.form, "thu"), then = http::value_of(r.form, "tiep");
  const base::Result<SignedIn> in =
      accounts.sign_in(email, http::value_of(r.form, "mat-khau"), address_of(r), browser_of(r));
  if (!in) return http::page(sign_in_page(frame_of(r, &in.error()), email, then, openid.name()), 422);
  return signed_in(r, *in, then);
}

// Away to the other system; what this browser must bring back lies sealed in a cookie of it.
Response depart(OpenId& openid, const Request& r) {
  const std::string_view then = http::value_of(r.query, "tiep");
  const base::Result<OpenId::Departure> departure = openid.depart(then);
  if (!departure) return http::page(sign_in_page(frame_of(r, &departure.error()), "", then, openid.name()), 422);
  Response response = http::see_other(departure->address);
  response.headers.emplace_back("Set-Cookie", http::session_cookie(away_cookie, departure->memory, is_secure(r)));
  return response;
}

Response arrive(OpenId& openid, const Request& r) {
  const std::string memory(http::cookie(r.header("cookie"), away_cookie).value_or(""));
  const std::string browser = browser_of(r), address = address_of(r);
  OpenId::Return back;
  back.code = http::value_of(r.query, "code");
  back.state = http::value_of(r.query, "state");
  back.error = http::value_of(r.query, "error");
  back.issuer = http::value_of(r.query, "iss");
  back.memory = memory;
  back.address = address;
  back.browser = browser;
  const base::Result<OpenId::Arrival> arrival = openid.arrive(back);
  Response response = arrival ? signed_in(r, arrival->in, arrival->then)
                              : http::page(sign_in_page(frame_of(r, &arrival.error()), "", "", openid.name()), 422);
  response.headers.emplace_back("Set-Cookie", http::session_cookie(away_cookie, "", is_secure(r)));  // good for once
  return response;
}

Response give_code(Service& accounts, const Request& r) {
  const std::string_view then = http::value_of(r.form, "tiep");
  const base::Result<SignedIn> in =
      accounts.give_code(token_of(r), http::value_of(r.form, "ma"), address_of(r), browser_of(r));
  if (!in) return http::page(code_page(frame_of(r, &in.error()), then), 422);
  return signed_in(r, *in, then);
}

Response sign_out(Service& accounts, const Request& r) {
  accounts.sign_out(token_of(r));
  Response response = http::see_other(urls::sign_in().str());
  response.headers.emplace_back("Set-Cookie", http::session_cookie(cookie_name, "", is_secure(r)));
  return response;
}

Response own(const Service& accounts, const Request& r, const base::Error* error = nullptr, std::string done = {}) {
  OwnPage page;
  page.account = accounts.find(r.actor.tenant, r.actor.account).value_or(Account{});
  page.sessions = accounts.sessions(r.actor, token_of(r));
  page.done = std::move(done);
  return http::page(own_page(frame_of(r, error), page), error == nullptr ? 200 : 422);
}

Response change_password(Service& accounts, const Request& r) {
  const base::Result<bool> changed =
      accounts.change_password(r.actor, http::value_of(r.form, "mat-khau"), http::value_of(r.form, "mat-khau-moi"));
  if (!changed) return own(accounts, r, &changed.error());
  return http::see_other(urls::sign_in().str());
}

Response begin_second_factor(const Service& accounts, const Request& r) {
  std::string sealed;
  const SecondFactor factor = accounts.propose_second_factor(r.actor, sealed);
  return http::page(second_factor_page(frame_of(r), factor, sealed));
}

Response confirm_second_factor(Service& accounts, const Request& r) {
  const std::string_view sealed = http::value_of(r.form, "khoa");
  const auto codes =
      accounts.confirm_second_factor(r.actor, sealed, http::value_of(r.form, "ma"), http::value_of(r.form, "mat-khau"));
  if (codes) return http::page(recovery_page(frame_of(r), *codes));
  const std::optional<SecondFactor> factor = accounts.proposed(r.actor, sealed);
  if (!factor) return own(accounts, r, &codes.error());
  return http::page(second_factor_page(frame_of(r, &codes.error()), *factor, sealed), 422);
}

Response show_invitation(const Service& accounts, const Request& r) {
  const std::optional<Account> account = accounts.invited(r.param("ma"));
  if (!account) return http::page(invitation_over_page(frame_of(r)), 404);
  return http::page(invitation_page(frame_of(r), *account, r.param("ma")));
}

Response accept_invitation(Service& accounts, const Request& r) {
  const std::optional<Account> account = accounts.invited(r.param("ma"));
  if (!account) return http::page(invitation_over_page(frame_of(r)), 404);
  const base::Result<bool> accepted =
      accounts.accept(r.param("ma"), http::value_of(r.form, "mat-khau-moi"), address_of(r));
  if (!accepted) return http::page(invitation_page(frame_of(r, &accepted.error()), *account, r.param("ma")), 422);
  return http::see_other(urls::sign_in().str());
}

// Roles are given at units of one's own agency only.
NewAccount account_from(const Request& r, const Units& units) {
  NewAccount account;
  account.agency = r.actor.agency;
  account.name = http::value_of(r.form, "ten");
  account.email = http::value_of(r.form, "thu");
  for (const auto& [id, name] : units(r.actor))
    if (id == http::value_of(r.form, "don-vi")) account.unit = id;
  for (const std::string_view wanted : http::values_of(r.form, "vai-tro"))
    for (const base::Role role : {base::Role::administrator, base::Role::office, base::Role::head, base::Role::staff,
                                  base::Role::editor, base::Role::viewer})
      if (wanted == base::code_of(role)) account.grants.push_back({account.unit, role});
  return account;
}

std::vector<UnitName> names_of(const Units& units, const base::Actor& actor) {
  std::vector<UnitName> names;
  for (auto& [id, name] : units(actor)) names.push_back({id, name});
  return names;
}

Response list(const Service& accounts, const Units& units, const Request& r, const base::Error* error = nullptr,
              std::string invitation = {}) {
  ListPage page;
  page.accounts = accounts.all(r.actor, http::value_of(r.query, "sau"));
  page.has_more = page.accounts.size() > 100;
  if (page.has_more) page.accounts.pop_back();
  page.units = names_of(units, r.actor);
  if (error != nullptr) page.filled = account_from(r, units);
  page.invitation = std::move(invitation);
  return http::page(list_page(frame_of(r, error), page), error == nullptr ? 200 : 422);
}

// As the operator configured it; where nobody did, as this administrator's own browser found us.
std::string full_address(const Service& accounts, const Request& r, const std::string& path) {
  if (!accounts.public_address.empty()) return accounts.public_address + path;
  return std::string(is_secure(r) ? "https://" : "http://") + std::string(r.header("host")) + path;
}

Response invite(Service& accounts, const Units& units, const Request& r) {
  const base::Result<std::string> token = accounts.invite(r.actor, account_from(r, units));
  if (!token) return list(accounts, units, r, &token.error());
  return list(accounts, units, r, nullptr, full_address(accounts, r, urls::invitation_path(*token)));
}

Response show_account(const Service& accounts, const Units& units, const Request& r,
                      const base::Error* error = nullptr) {
  const std::optional<Account> account = accounts.find(r.actor.tenant, r.param("id"));
  if (!account || account->agency != r.actor.agency) return http::page(invitation_over_page(frame_of(r)), 404);
  return http::page(account_page(frame_of(r, error), *account, names_of(units, r.actor)), error == nullptr ? 200 : 422);
}

std::int64_t number_from(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

TrailPage trail_of(const audit::Service& audit, const Request& r) {
  audit::Filter filter;
  TrailPage page;
  page.from = http::value_of(r.query, "tu");
  page.until = http::value_of(r.query, "den");
  page.subject = http::value_of(r.query, "doi-tuong");
  if (const auto from = base::parse_date(page.from)) filter.from = base::start_of(*from);
  if (const auto until = base::parse_date(page.until)) filter.until = base::start_of(*until) + base::ms_per_day;
  filter.subject = page.subject;
  filter.before = number_from(http::value_of(r.query, "truoc"));
  const audit::Page found = audit.page(r.actor.tenant, filter);
  page.has_more = found.has_more;
  for (const audit::Line& line : found.lines)
    page.lines.push_back({line.number, line.at, line.name, line.address, line.action, line.subject, line.sentence});
  return page;
}

Response trail_file(const audit::Service& audit, const Request& r) {
  std::string text = "\xEF\xBB\xBFSố,Khi nào,Ai,Từ đâu,Việc,Đối tượng,Nội dung,Mã băm\r\n";
  audit.each(r.actor.tenant, [&](const audit::Line& line) {
    text += std::to_string(line.number) + "," + base::csv_cell(base::iso_moment(line.at)) + "," +
            base::csv_cell(line.name) + "," + base::csv_cell(line.address) + "," + base::csv_cell(line.action) + "," +
            base::csv_cell(line.subject) + "," + base::csv_cell(line.sentence) + "," + line.hash + "\r\n";
  });
  return http::download(std::move(text), "text/csv; charset=utf-8", "nhat-ky.csv");
}

void add_own_routes(http::Router& on, Service& accounts) {
  on.get("/tai-khoan", Right::signed_in, [&](Request& r) { return own(accounts, r); });
  on.post("/tai-khoan/mat-khau", Right::signed_in, Body::form,
          [&](Request& r) { return change_password(accounts, r); });
  on.get("/tai-khoan/hai-lop", Right::signed_in, [&](Request& r) { return begin_second_factor(accounts, r); });
  on.post("/tai-khoan/hai-lop", Right::signed_in, Body::form,
          [&](Request& r) { return confirm_second_factor(accounts, r); });
  on.post("/tai-khoan/hai-lop/tat", Right::signed_in, Body::form, [&](Request& r) {
    const base::Result<bool> dropped = accounts.drop_second_factor(r.actor, http::value_of(r.form, "mat-khau"));
    return dropped ? own(accounts, r, nullptr, "Đã tắt xác thực hai lớp.") : own(accounts, r, &dropped.error());
  });
  on.post("/tai-khoan/phien/{id}/ket-thuc", Right::signed_in, Body::form, [&](Request& r) {
    accounts.end_session(r.actor, r.param("id"));
    return http::see_other(urls::own().str());
  });
}

void add_administration(http::Router& on, Service& accounts, const audit::Service& audit, const Units& units) {
  on.get("/quan-tri", Right::administer, [](Request& r) { return http::page(administration_page(frame_of(r))); });
  on.get("/quan-tri/tai-khoan", Right::administer, [&accounts, units](Request& r) { return list(accounts, units, r); });
  on.post("/quan-tri/tai-khoan", Right::administer, Body::form,
          [&accounts, units](Request& r) { return invite(accounts, units, r); });
  on.get("/quan-tri/tai-khoan/{id}", Right::administer,
         [&accounts, units](Request& r) { return show_account(accounts, units, r); });
  on.post("/quan-tri/tai-khoan/{id}", Right::administer, Body::form, [&accounts, units](Request& r) {
    const base::Result<bool> changed = accounts.change(r.actor, r.param("id"), account_from(r, units),
                                                       number_from(http::value_of(r.form, "phien-ban")));
    return changed ? http::see_other(urls::all().str()) : show_account(accounts, units, r, &changed.error());
  });
  on.post("/quan-tri/tai-khoan/{id}/trang-thai", Right::administer, Body::form, [&accounts, units](Request& r) {
    const State to = http::value_of(r.form, "den") == "mo" ? State::active : State::disabled;
    const base::Result<bool> done = accounts.set_state(r.actor, r.param("id"), to);
    return done ? http::see_other(urls::account(r.param("id")).str()) : show_account(accounts, units, r, &done.error());
  });
  on.post("/quan-tri/tai-khoan/{id}/moi-lai", Right::administer, Body::form, [&accounts, units](Request& r) {
    const base::Result<std::string> token = accounts.invite_again(r.actor, r.param("id"));
    if (!token) return show_account(accounts, units, r, &token.error());
    return list(accounts, units, r, nullptr, full_address(accounts, r, urls::invitation_path(*token)));
  });
  on.get("/quan-tri/nhat-ky", Right::administer,
         [&audit](Request& r) { return http::page(trail_page(frame_of(r), trail_of(audit, r))); });
  on.get("/quan-tri/nhat-ky.csv", Right::administer, [&audit](Request& r) { return trail_file(audit, r); });
}

}  // namespace

void add_routes(http::Router& on, Service& accounts, const audit::Service& audit, Units units, OpenId& openid) {
  on.get("/dang-nhap", Right::anyone, [&openid](Request& r) {
    return http::page(sign_in_page(frame_of(r), "", http::value_of(r.query, "tiep"), openid.name()));
  });
  on.post("/dang-nhap", Right::anyone, Body::form,
          [&accounts, &openid](Request& r) { return sign_in(accounts, openid, r); });
  on.get("/dang-nhap/openid", Right::anyone, [&openid](Request& r) { return depart(openid, r); });
  on.get("/dang-nhap/openid/ve", Right::anyone, [&openid](Request& r) { return arrive(openid, r); });
  on.get("/dang-nhap/ma", Right::anyone,
         [](Request& r) { return http::page(code_page(frame_of(r), http::value_of(r.query, "tiep"))); });
  on.post("/dang-nhap/ma", Right::anyone, Body::form, [&](Request& r) { return give_code(accounts, r); });
  on.post("/dang-xuat", Right::anyone, Body::form, [&](Request& r) { return sign_out(accounts, r); });
  on.get("/loi-moi/{ma}", Right::anyone, [&](Request& r) { return show_invitation(accounts, r); });
  on.post("/loi-moi/{ma}", Right::anyone, Body::form, [&](Request& r) { return accept_invitation(accounts, r); });
  add_own_routes(on, accounts);
  add_administration(on, accounts, audit, units);
}

base::Actor actor_of(Service& accounts, const http::Request& request) {
  return accounts.actor_of(token_of(request), address_of(request));
}

http::Response ask_to_sign_in(const http::Request& request) {
  if (request.method != "GET" && request.method != "HEAD") return http::see_other(urls::sign_in().str());
  return http::see_other(urls::sign_in_then(request.path).str());
}

}  // namespace accounts
