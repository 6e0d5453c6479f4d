// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/accounts/service.h"

#include <algorithm>
#include <array>

#include "base/hash.h"
#include "base/ids.h"
#include "base/utf8.h"
#include "features/accounts/store.h"
#include "features/accounts/store_sql.h"
#include "secrets/one_time_codes.h"
#include "secrets/passwords.h"
#include "vietnamese/text.h"

namespace accounts {
namespace {

using base::Error;
using base::ErrorKind;

constexpr std::int64_t between_touches_ms = 5 * base::ms_per_minute;
constexpr std::size_t longest_name = 200, longest_email = 254, longest_browser = 300;

std::string key_of(std::string_view email) { return vietnamese::lower(vietnamese::trim(email)); }

Error no_account() { return {ErrorKind::not_found, "Không có tài khoản này.", {}}; }

// The same sentence whatever was wrong: nobody learns which addresses have accounts.
Error not_signed_in() { return {ErrorKind::invalid, "Thư điện tử hoặc mật khẩu không đúng.", "mat-khau"}; }

Error locked(std::int64_t wait_ms) {
  const std::int64_t minutes = (wait_ms + base::ms_per_minute - 1) / base::ms_per_minute;
  return {
      ErrorKind::forbidden, "Đăng nhập sai quá nhiều lần; xin thử lại sau " + std::to_string(minutes) + " phút.", {}};
}

bool looks_like_email(std::string_view text) {
  const std::size_t at = text.find('@');
  return at != std::string_view::npos && at > 0 && text.find('.', at) != std::string_view::npos &&
         text.find('@', at + 1) == std::string_view::npos && text.back() != '.' && text.size() <= longest_email &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return c > ' ' && c != '<' && c != '>' && c != ',' && c != ';'; });
}

std::optional<Error> fault_of(const NewAccount& account) {
  if (vietnamese::trim(account.name).empty()) return Error{ErrorKind::invalid, "Họ tên không được để trống.", "ten"};
  if (account.name.size() > longest_name) return Error{ErrorKind::invalid, "Họ tên quá dài.", "ten"};
  if (!looks_like_email(vietnamese::trim(account.email)))
    return Error{ErrorKind::invalid, "Địa chỉ thư điện tử không hợp lệ.", "thu"};
  if (account.unit.empty()) return Error{ErrorKind::invalid, "Hãy chọn đơn vị của người này.", "don-vi"};
  if (account.grants.empty()) return Error{ErrorKind::invalid, "Hãy chọn ít nhất một vai trò.", "vai-tro"};
  return std::nullopt;
}

bool is_common(const std::string& lower) {
  constexpr std::array<std::string_view, 12> words{"password", "matkhau",       "123456789", "12345678",
                                                   "qwertyui", "administrator", "abcdefgh",  "iloveyou",
                                                   "vietnam1", "11111111",      "88888888",  "00000000"};
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return lower.starts_with(word); });
}

std::string new_recovery_code() {
  const std::string secret = base::random_secret();
  return secret.substr(0, 5) + "-" + secret.substr(5, 5);
}

std::string hash_of_recovery(std::string_view code) {
  std::string plain;
  for (const char c : code)
    if (c != '-' && c != ' ') plain += c;
  return base::sha256_hex("recovery\n" + vietnamese::lower(plain));
}

std::string hash_of_token(std::string_view token) { return base::sha256_hex("session\n" + std::string(token)); }
std::string hash_of_invitation(std::string_view token) { return base::sha256_hex("invitation\n" + std::string(token)); }
std::string purpose_of(std::string_view account) { return "second-factor/" + std::string(account); }

std::string key_of_stranger(std::string_view email) { return "name:" + base::sha256_hex(key_of(email)); }

base::Actor actor_for(const Account& account, std::string_view address) {
  base::Actor actor;
  actor.tenant = account.tenant;
  actor.account = account.id;
  actor.name = account.name;
  actor.unit = account.unit;
  actor.agency = account.agency;
  actor.address = address;
  return actor;
}

}  // namespace

// ---------------------------------------------------------------------------------------------------------- signing in

std::int64_t Service::lock_after(std::int64_t failures, std::int64_t free) const {
  if (failures < free) return 0;
  const std::int64_t doublings = std::min<std::int64_t>(failures - free, 20);
  return clock_() + std::min(rules.first_lock_ms << doublings, rules.longest_lock_ms);
}

void Service::note_failure(const db::Row* account, std::string_view address, std::string_view stranger) {
  const std::int64_t now = clock_();
  database_.write([&](db::Connection& c) {
    if (account != nullptr) {
      // Read anew: others may have failed meanwhile.
      const db::Rows latest = c.run(sql::find, account->text("tenant"), account->text("id"));
      const std::int64_t until = lock_after(latest.front().number("failures") + 1, rules.failures_before_lock);
      c.run(sql::note_failure, account->text("tenant"), account->text("id"), until);
      audit_.record(c, actor_for(account_from(*account), address), "account.sign_in_failed", account->text("id"),
                    "Đăng nhập không thành công.");
    }
    const auto note = [&](std::string_view key, std::int64_t free) {
      const db::Rows known = c.run(sql::address, key);
      const std::int64_t before = known.empty() ? 0 : known.front().number("failures");
      c.run(sql::note_address, key, lock_after(before + 1, free), now, now - base::ms_per_hour);
    };
    note(address, rules.address_failures_before_lock);
    if (!stranger.empty()) note(stranger, rules.failures_before_lock);
  });
}

base::Result<SignedIn> Service::sign_in(std::string_view email, std::string_view password, std::string_view address,
                                        std::string_view browser) {
  const std::int64_t now = clock_();
  const db::Rows from_here = database_.read([&](db::Connection& c) { return c.run(sql::address, address); });
  if (!from_here.empty() && from_here.front().number("locked_until") > now)
    return locked(from_here.front().number("locked_until") - now);
  const db::Rows rows = database_.read([&](db::Connection& c) { return c.run(sql::find_by_email, key_of(email)); });
  const db::Row* row = rows.empty() ? nullptr : &rows.front();
  const std::string stranger = row == nullptr ? key_of_stranger(email) : std::string();
  if (row == nullptr) {
    // A name without an account is locked like one that has: nobody learns which is which.
    const db::Rows known = database_.read([&](db::Connection& c) { return c.run(sql::address, stranger); });
    if (!known.empty() && known.front().number("locked_until") > now)
      return locked(known.front().number("locked_until") - now);
  }
  if (row != nullptr && row->number("locked_until") > now) return locked(row->number("locked_until") - now);
  const bool is_active = row != nullptr && row->text("state") == "active";
  // Hashed even where there is no such account, so that the time tells nothing.
  if (!secrets::password_fits(vietnamese::to_nfc(password), is_active ? row->text("password_hash") : "")) {
    note_failure(row, address, stranger);
    return not_signed_in();
  }
  const Account account = account_from(*row);
  return database_.write([&](db::Connection& c) -> base::Result<SignedIn> {
    SignedIn in;
    in.needs_code = account.has_second_factor;
    in.token = begin_session(c, account, in.needs_code, address, browser);
    if (!in.needs_code) {
      c.run(sql::note_success, account.tenant, account.id, now);
      audit_.record(c, actor_for(account, address), "account.sign_in", account.id, "Đăng nhập.");
    }
    return in;
  });
}

base::Result<SignedIn> Service::sign_in_as(std::string_view email, std::string_view voucher, std::string_view address,
                                           std::string_view browser) {
  const std::int64_t now = clock_();
  const db::Rows rows = database_.read([&](db::Connection& c) { return c.run(sql::find_by_email, key_of(email)); });
  if (rows.empty())
    return Error{ErrorKind::forbidden,
                 "Chưa có tài khoản nào mang địa chỉ thư điện tử này; hãy nhờ quản trị viên của cơ quan mời bạn.",
                 {}};
  const db::Row& row = rows.front();
  const Account account = account_from(row);
  const std::string by(voucher);
  if (account.state != State::active) {
    database_.write([&](db::Connection& c) {
      audit_.record(c, actor_for(account, address), "account.sign_in_failed", account.id,
                    "Đăng nhập qua " + by + " không thành công: tài khoản không hoạt động.");
    });
    return Error{ErrorKind::forbidden,
                 account.state == State::invited
                     ? "Tài khoản này chưa nhận lời mời; hãy mở liên kết trong lời mời trước."
                     : "Tài khoản này đã bị khóa; hãy liên hệ quản trị viên của cơ quan.",
                 {}};
  }
  if (row.number("locked_until") > now) return locked(row.number("locked_until") - now);
  return database_.write([&](db::Connection& c) -> base::Result<SignedIn> {
    SignedIn in;
    in.needs_code = account.has_second_factor;
    in.token = begin_session(c, account, in.needs_code, address, browser);
    if (!in.needs_code) c.run(sql::note_success, account.tenant, account.id, now);
    audit_.record(c, actor_for(account, address), in.needs_code ? "account.sign_in_begun" : "account.sign_in",
                  account.id, "Đăng nhập qua " + by + (in.needs_code ? ", còn chờ mã của lớp thứ hai." : "."));
    return in;
  });
}

base::Result<SignedIn> Service::give_code(std::string_view token, std::string_view code, std::string_view address,
                                          std::string_view browser) {
  const std::int64_t now = clock_();
  const db::Rows sessions =
      database_.read([&](db::Connection& c) { return c.run(sql::session, hash_of_token(token)); });
  if (sessions.empty() || sessions.front().number("expires_at") < now || !sessions.front().flag("needs_code"))
    return Error{ErrorKind::forbidden, "Lượt đăng nhập này đã hết hạn; xin đăng nhập lại.", {}};
  const std::string tenant = sessions.front().text("tenant"), id = sessions.front().text("account_id");
  const db::Rows rows = database_.read([&](db::Connection& c) { return c.run(sql::find, tenant, id); });
  const db::Row& row = rows.front();
  if (row.number("locked_until") > now) return locked(row.number("locked_until") - now);
  const Account account = account_from(row);
  const std::optional<std::string> secret = vault_.open(row.text("code_secret"), purpose_of(id));
  const std::optional<std::int64_t> step =
      secret ? secrets::fitting_step(*secret, vietnamese::trim(code), now, row.number("code_step")) : std::nullopt;
  const base::Result<SignedIn> in = database_.write([&](db::Connection& c) -> base::Result<SignedIn> {
    const bool fits = step ? !c.run(sql::use_code_step, tenant, id, *step).empty()
                           : !c.run(sql::use_recovery_code, tenant, id, hash_of_recovery(code)).empty();
    if (!fits) return Error{ErrorKind::invalid, "Mã không đúng hoặc đã dùng.", "ma"};
    c.run(sql::end_session, hash_of_token(token));
    c.run(sql::note_success, tenant, id, now);
    audit_.record(c, actor_for(account, address), "account.sign_in", id,
                  step ? "Đăng nhập bằng hai lớp." : "Đăng nhập bằng mã dự phòng.");
    return SignedIn{begin_session(c, account, false, address, browser), false};
  });
  if (!in) note_failure(&row, address, {});
  return in;
}

std::string Service::begin_session(db::Connection& connection, const Account& account, bool needs_code,
                                   std::string_view address, std::string_view browser) {
  const std::int64_t now = clock_();
  const std::string token = base::random_secret(2);
  const std::int64_t lasts = needs_code ? 10 * base::ms_per_minute : rules.session_ms;
  connection.run(sql::add_session, account.tenant, hash_of_token(token), base::new_id(now), account.id, now,
                 now + lasts, needs_code, address, vietnamese::to_nfc(base::first_bytes(browser, longest_browser)));
  return token;
}

base::Actor Service::actor_of(std::string_view token, std::string_view address) {
  base::Actor visitor;
  visitor.address = address;
  if (token.empty()) return visitor;
  const std::int64_t now = clock_();
  const std::string hash = hash_of_token(token);
  std::optional<db::Row> session;
  base::Actor actor = database_.read([&](db::Connection& c) {
    const db::Rows rows = c.run(sql::session, hash);
    if (rows.empty()) return visitor;
    session = rows.front();
    Account account;
    account.tenant = session->text("tenant");
    account.id = session->text("account_id");
    account.name = session->text("name");
    account.unit = session->text("unit_id");
    account.agency = session->text("agency_id");
    base::Actor known = actor_for(account, address);
    known.grants = grants_of(c, account.tenant, account.id);
    return known;
  });
  if (!session) return visitor;
  const std::int64_t seen = session->number("seen_at");
  const bool is_over = session->number("expires_at") < now || seen + rules.idle_ms < now;
  if (is_over || session->flag("needs_code") || session->text("state") != "active") return visitor;
  if (seen + between_touches_ms < now) {
    database_.write([&](db::Connection& c) {
      c.run(sql::touch_session, hash, now);
      if (session->number("last_seen_at") + base::ms_per_hour < now)
        c.run(sql::note_seen, actor.tenant, actor.account, now);
    });
  }
  return actor;
}

void Service::sign_out(std::string_view token) {
  database_.write([&](db::Connection& c) { c.run(sql::end_session, hash_of_token(token)); });
}

// ------------------------------------------------------------------------------------------------------- one's own
// account

std::vector<Session> Service::sessions(const base::Actor& actor, std::string_view this_token) const {
  const std::string this_hash = hash_of_token(this_token);
  std::vector<Session> sessions;
  const db::Rows rows =
      database_.read([&](db::Connection& c) { return c.run(sql::sessions_of, actor.tenant, actor.account, clock_()); });
  for (const db::Row& row : rows) {
    if (row.number("seen_at") + rules.idle_ms < clock_()) continue;
    sessions.push_back({row.text("id"), row.number("created_at"), row.number("seen_at"), row.number("expires_at"),
                        row.text("address"), row.text("browser"), row.text("token_hash") == this_hash});
  }
  return sessions;
}

void Service::end_session(const base::Actor& actor, std::string_view session) {
  database_.write([&](db::Connection& c) {
    c.run(sql::end_session_of, actor.tenant, actor.account, session);
    audit_.record(c, actor, "account.end_session", session, "Kết thúc một phiên đăng nhập của mình.");
  });
}

base::Result<bool> Service::fitting(std::string_view password, const Account& account) const {
  const std::size_t shortest =
      account.has_second_factor ? rules.shortest_password_with_factor : rules.shortest_password;
  const auto wrong = [](std::string sentence) {
    return Error{ErrorKind::invalid, std::move(sentence), "mat-khau-moi"};
  };
  if (base::count_code_points(password) < shortest)
    return wrong("Mật khẩu phải có ít nhất " + std::to_string(shortest) + " ký tự.");
  if (password.size() > secrets::most_password_bytes) return wrong("Mật khẩu quá dài.");
  const std::string lower = vietnamese::fold(password);
  const std::string local = vietnamese::fold(account.email.substr(0, account.email.find('@')));
  if (lower.find(local) != std::string::npos && local.size() > 3)
    return wrong("Mật khẩu không được chứa tên trong địa chỉ thư điện tử.");
  const std::string name = vietnamese::fold(account.name);
  if (name.size() > 3 && lower.find(name) != std::string::npos)
    return wrong("Mật khẩu không được chứa họ tên của bạn.");
  const bool is_one_letter = password.find_first_not_of(password.front()) == std::string_view::npos;
  if (is_common(lower) || is_one_letter) return wrong("Mật khẩu này quá dễ đoán; hãy chọn mật khẩu khác.");
  return true;
}

base::Result<bool> Service::change_password(const base::Actor& actor, std::string_view old_password,
                                            std::string_view new_password) {
  const db::Rows rows =
      database_.read([&](db::Connection& c) { return c.run(sql::find, actor.tenant, actor.account); });
  if (rows.empty()) return no_account();
  if (!secrets::password_fits(vietnamese::to_nfc(old_password), rows.front().text("password_hash")))
    return Error{ErrorKind::invalid, "Mật khẩu hiện tại không đúng.", "mat-khau"};
  const std::string password = vietnamese::to_nfc(new_password);
  const base::Result<bool> fits = fitting(password, account_from(rows.front()));
  if (!fits) return fits.error();
  const std::string hash = secrets::hashed_password(password);
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    c.run(sql::set_password, actor.tenant, actor.account, hash);
    c.run(sql::end_sessions_of, actor.tenant, actor.account);
    audit_.record(c, actor, "account.password", actor.account, "Đổi mật khẩu; mọi phiên đăng nhập đã kết thúc.");
    return true;
  });
}

SecondFactor Service::propose_second_factor(const base::Actor& actor, std::string& sealed) const {
  sealed = vault_.seal(secrets::new_code_secret(), purpose_of(actor.account));
  return *proposed(actor, sealed);
}

std::optional<SecondFactor> Service::proposed(const base::Actor& actor, std::string_view sealed) const {
  const std::optional<std::string> secret = vault_.open(sealed, purpose_of(actor.account));
  const std::optional<Account> account = find(actor.tenant, actor.account);
  if (!secret || !account) return std::nullopt;
  return SecondFactor{secrets::base32(*secret), secrets::code_address("Lan Tỏa", account->email, *secret)};
}

base::Result<std::vector<std::string>> Service::confirm_second_factor(const base::Actor& actor, std::string_view sealed,
                                                                      std::string_view code,
                                                                      std::string_view password) {
  const db::Rows rows =
      database_.read([&](db::Connection& c) { return c.run(sql::find, actor.tenant, actor.account); });
  if (rows.empty() || !secrets::password_fits(vietnamese::to_nfc(password), rows.front().text("password_hash")))
    return Error{ErrorKind::invalid, "Mật khẩu hiện tại không đúng.", "mat-khau"};
  const std::optional<std::string> secret = vault_.open(sealed, purpose_of(actor.account));
  if (!secret) return Error{ErrorKind::invalid, "Lượt thiết lập này không còn hiệu lực; xin làm lại từ đầu.", {}};
  const auto step = secrets::fitting_step(*secret, vietnamese::trim(code), clock_(), 0);
  if (!step) return Error{ErrorKind::invalid, "Mã không đúng; hãy nhập mã mới nhất trên điện thoại.", "ma"};
  return database_.write([&](db::Connection& c) -> base::Result<std::vector<std::string>> {
    c.run(sql::set_code_secret, actor.tenant, actor.account, sealed, *step);
    c.run(sql::drop_recovery_codes, actor.tenant, actor.account);
    std::vector<std::string> codes;
    for (int i = 0; i < rules.recovery_codes; ++i) {
      codes.push_back(new_recovery_code());
      c.run(sql::add_recovery_code, actor.tenant, actor.account, hash_of_recovery(codes.back()));
    }
    audit_.record(c, actor, "account.second_factor", actor.account, "Bật xác thực hai lớp.");
    return codes;
  });
}

base::Result<bool> Service::drop_second_factor(const base::Actor& actor, std::string_view password) {
  const db::Rows rows =
      database_.read([&](db::Connection& c) { return c.run(sql::find, actor.tenant, actor.account); });
  if (rows.empty()) return no_account();
  if (!secrets::password_fits(vietnamese::to_nfc(password), rows.front().text("password_hash")))
    return Error{ErrorKind::invalid, "Mật khẩu hiện tại không đúng.", "mat-khau"};
  if (base::count_code_points(password) < rules.shortest_password)
    return Error{ErrorKind::conflict,
                 "Mật khẩu của bạn quá ngắn để dùng một mình; hãy đổi sang mật khẩu dài hơn trước.", "mat-khau"};
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    c.run(sql::set_code_secret, actor.tenant, actor.account, "", 0);
    c.run(sql::drop_recovery_codes, actor.tenant, actor.account);
    audit_.record(c, actor, "account.second_factor", actor.account, "Tắt xác thực hai lớp.");
    return true;
  });
}

// ------------------------------------------------------------------------------------------------------------
// administrators

std::string Service::new_invitation(db::Connection& connection, std::string_view tenant, std::string_view account) {
  const std::string token = base::random_secret(2);
  connection.run(sql::drop_invitations, tenant, account);
  connection.run(sql::invite, tenant, hash_of_invitation(token), account, clock_() + rules.invitation_ms);
  // Only its hash is kept; until the mail is gone the token itself waits sealed.
  if (!public_address.empty())
    jobs::enqueue(connection, tenant, invitation_job, std::string(account) + "/" + vault_.seal(token, invitation_job),
                  clock_());
  return token;
}

base::Result<std::string> Service::invite(const base::Actor& actor, const NewAccount& account) {
  if (const auto fault = fault_of(account)) return *fault;
  return database_.write([&](db::Connection& c) -> base::Result<std::string> {
    if (!c.run(sql::find_by_email, key_of(account.email)).empty())
      return Error{ErrorKind::conflict, "Địa chỉ thư điện tử này đã có tài khoản.", "thu"};
    const std::string id = add_account(c, actor.tenant, account, "", State::invited, clock_());
    audit_.record(c, actor, "account.invite", id, "Mời " + account.name + " (" + account.email + ").");
    return new_invitation(c, actor.tenant, id);
  });
}

base::Result<std::string> Service::invite_again(const base::Actor& actor, std::string_view account) {
  const std::optional<Account> known = find(actor.tenant, account);
  if (!known || known->agency != actor.agency) return no_account();
  if (known->state == State::disabled)
    return Error{ErrorKind::conflict, "Tài khoản này đang bị khóa; hãy mở lại trước.", {}};
  return database_.write([&](db::Connection& c) -> base::Result<std::string> {
    audit_.record(c, actor, "account.invite", account, "Gửi lại lời mời cho " + known->name + ".");
    return new_invitation(c, actor.tenant, account);
  });
}

std::optional<Account> Service::invited(std::string_view token) const {
  return database_.read([&](db::Connection& c) -> std::optional<Account> {
    const db::Rows rows = c.run(sql::invitation, hash_of_invitation(token));
    if (rows.empty() || rows.front().number("expires_at") < clock_()) return std::nullopt;
    const db::Rows found = c.run(sql::find, rows.front().text("tenant"), rows.front().text("account_id"));
    if (found.empty() || found.front().text("state") == "disabled") return std::nullopt;
    return account_from(found.front());
  });
}

base::Result<bool> Service::accept(std::string_view token, std::string_view given, std::string_view address) {
  const std::optional<Account> account = invited(token);
  if (!account)
    return Error{ErrorKind::not_found, "Lời mời này không còn hiệu lực; hãy xin quản trị viên lời mời mới.", {}};
  const std::string password = vietnamese::to_nfc(given);
  const base::Result<bool> fits = fitting(password, *account);
  if (!fits) return fits.error();
  const std::string hash = secrets::hashed_password(password);
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    if (c.run(sql::invitation, hash_of_invitation(token)).empty())
      return Error{ErrorKind::conflict, "Lời mời này đã được dùng.", {}};
    c.run(sql::drop_invitations, account->tenant, account->id);
    c.run(sql::set_password, account->tenant, account->id, hash);
    c.run(sql::end_sessions_of, account->tenant, account->id);
    audit_.record(c, actor_for(*account, address), "account.accept", account->id, "Nhận lời mời và đặt mật khẩu.");
    return true;
  });
}

base::Result<bool> Service::change(const base::Actor& actor, std::string_view account, const NewAccount& to,
                                   std::int64_t version) {
  if (const auto fault = fault_of(to)) return *fault;
  const std::optional<Account> known = find(actor.tenant, account);
  if (!known || known->agency != actor.agency) return no_account();
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    const std::string search_key = vietnamese::fold(to.name + " " + to.email);
    if (c.change(sql::change, actor.tenant, account, vietnamese::tidy(to.name), to.unit, search_key, version) == 0)
      return Error{ErrorKind::conflict, "Tài khoản này vừa được người khác sửa; hãy xem lại rồi sửa tiếp.", {}};
    c.run(sql::drop_roles, actor.tenant, account);
    for (const base::Grant& grant : to.grants)
      c.run(sql::add_role, actor.tenant, account, grant.unit, base::code_of(grant.role));
    if (c.run(sql::count_administrators, actor.tenant).front().number("n") == 0)
      return Error{ErrorKind::conflict, "Phải còn ít nhất một quản trị viên.", "vai-tro"};
    audit_.record(c, actor, "account.change", account, "Sửa tài khoản và vai trò của " + to.name + ".");
    return true;
  });
}

base::Result<bool> Service::set_state(const base::Actor& actor, std::string_view account, State state) {
  const std::optional<Account> known = find(actor.tenant, account);
  if (!known || known->agency != actor.agency) return no_account();
  if (known->id == actor.account) return Error{ErrorKind::conflict, "Không thể tự khóa tài khoản của mình.", {}};
  return database_.write([&](db::Connection& c) -> base::Result<bool> {
    const State to = state == State::active && !known->has_password ? State::invited : state;
    c.run(sql::set_state, actor.tenant, account, code_of(to));
    c.run(sql::end_sessions_of, actor.tenant, account);
    if (c.run(sql::count_administrators, actor.tenant).front().number("n") == 0)
      return Error{ErrorKind::conflict, "Phải còn ít nhất một quản trị viên.", {}};
    audit_.record(c, actor, "account.state", account,
                  (state == State::disabled ? "Khóa tài khoản của " : "Mở lại tài khoản của ") + known->name + ".");
    return true;
  });
}

std::vector<Account> Service::all(const base::Actor& actor, std::string_view after) const {
  return database_.read([&](db::Connection& c) {
    std::vector<Account> accounts;
    for (const db::Row& row : c.run(sql::of_agency, actor.tenant, actor.agency, after))
      accounts.push_back(account_from(row));
    return accounts;
  });
}

std::optional<Account> Service::find(std::string_view tenant, std::string_view id) const {
  return database_.read([&](db::Connection& c) -> std::optional<Account> {
    const db::Rows rows = c.run(sql::find, tenant, id);
    if (rows.empty()) return std::nullopt;
    Account account = account_from(rows.front());
    account.grants = grants_of(c, tenant, id);
    return account;
  });
}

std::vector<Account> Service::people_of(std::string_view tenant, std::string_view unit, base::Role role) const {
  return database_.read([&](db::Connection& c) { return people_of(c, tenant, unit, role); });
}

std::vector<Account> Service::people_of(db::Connection& connection, std::string_view tenant, std::string_view unit,
                                        base::Role role) {
  std::vector<Account> people;
  for (const db::Row& row : connection.run(sql::people_of_unit, tenant, unit, base::code_of(role)))
    people.push_back(account_from(row));
  return people;
}

// ------------------------------------------------------------------------------------------------------------- first
// of all

bool Service::is_empty() const {
  return database_.read([](db::Connection& c) { return c.run(sql::any).empty(); });
}

bool Service::nobody_can_administer() const {
  return database_.read([](db::Connection& c) { return c.run(sql::any_active).empty(); });
}

base::Result<bool> Service::may_be_founded(const NewAccount& account, std::string_view password) const {
  if (const auto fault = fault_of(account)) return *fault;
  Account person;
  person.name = account.name;
  person.email = account.email;
  return fitting(vietnamese::to_nfc(password), person);
}

std::string Service::found(std::string_view tenant, const NewAccount& account, std::string_view password) {
  const std::string hash = secrets::hashed_password(vietnamese::to_nfc(password));
  return database_.write(
      [&](db::Connection& c) { return add_account(c, tenant, account, hash, State::active, clock_()); });
}

void Service::tidy(std::string_view tenant) {
  const std::int64_t now = clock_();
  base::Actor nobody;
  nobody.tenant = tenant;
  database_.write([&](db::Connection& c) {
    c.run(sql::end_old_sessions, now);
    c.run(sql::forget_addresses, now - base::ms_per_day);
    for (const db::Row& row : c.run(sql::disable_idle, tenant, now - rules.idle_account_days * base::ms_per_day)) {
      audit_.record(c, nobody, "account.state", row.text("id"),
                    "Tự khóa tài khoản của " + row.text("name") + " vì lâu không đăng nhập.");
      jobs::enqueue(c, tenant, disabled_job, row.text("id"), now);  // the Office hears of it
    }
  });
}

}  // namespace accounts
