// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/upkeep/mail_setup.h"

#include <algorithm>

#include "base/ids.h"
#include "features/upkeep/store_sql.h"

namespace upkeep {
namespace {

using base::Error;
using base::ErrorKind;

constexpr std::size_t longest_setting = 300;

bool is_server(std::string_view url) {
  const bool has_scheme = url.starts_with("smtp://") || url.starts_with("smtps://");
  return has_scheme && url.size() <= longest_setting && std::all_of(url.begin(), url.end(), [](char c) {
           return c > ' ' && c < 127 && c != '"' && c != '<' && c != '>' && c != '@';
         });
}

}  // namespace

MailServer MailSetup::shown(std::string_view tenant) const {
  const mail::Server server = server_of_(tenant);
  return {server.url, server.from, server.user, {}, server.needs_tls, !server.password.empty()};
}

base::Result<bool> MailSetup::save(const base::Actor& actor, const MailServer& given) {
  if (!given.url.empty() && !is_server(given.url))
    return Error{ErrorKind::invalid, "Địa chỉ máy chủ phải có dạng smtp://máy-chủ:587 hoặc smtps://máy-chủ:465.",
                 "may-chu"};
  if (!given.url.empty() && !mail::is_address(given.from))
    return Error{ErrorKind::invalid, "Địa chỉ gửi phải là một địa chỉ thư.", "dia-chi-gui"};
  if (given.user.size() > longest_setting || given.password.size() > longest_setting)
    return Error{ErrorKind::invalid, "Tên và mật khẩu dài tối đa 300 ký tự.", "ten-dang-nhap"};
  database_.write([&](db::Connection& c) {
    const auto put = [&](const char* name, const std::string& value) {
      c.run(sql::put_setting, actor.tenant, name, value);
    };
    put("mail.url", given.url);
    put("mail.from", given.from);
    put("mail.user", given.user);
    put("mail.tls", given.needs_tls ? "yes" : "no");
    if (!given.password.empty()) put("mail.password", vault_.seal(given.password, "mail"));
    audit_.record(c, actor, "mail.setup", "mail",
                  given.url.empty() ? "Tắt máy chủ thư." : "Đặt máy chủ thư " + given.url + ".");
  });
  return true;
}

base::Result<bool> MailSetup::try_it(const base::Actor& actor, std::string_view to) const {
  const mail::Server server = server_of_(actor.tenant);
  if (server.url.empty()) return Error{ErrorKind::invalid, "Hãy lưu máy chủ thư trước khi gửi thử.", "may-chu"};
  if (!mail::is_address(to)) return Error{ErrorKind::invalid, "Hãy ghi một địa chỉ thư để gửi thử.", "gui-thu"};
  mail::Message message;
  message.to = to;
  message.subject = "Thư gửi thử từ Lan Tỏa";
  message.text = "Máy chủ thư đã được đặt đúng: thư này đến được tức là thư nhắc việc và thư tin sẽ đến được.\n";
  message.id = base::random_secret();
  message.date_ms = clock_();
  try {
    return post_(server, message);
  } catch (const mail::NotNow& reason) {
    return Error{ErrorKind::conflict, "Máy chủ thư chưa nhận: " + std::string(reason.what()) + ".", "gui-thu"};
  }
}

}  // namespace upkeep
