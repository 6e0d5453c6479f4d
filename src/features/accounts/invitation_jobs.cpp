// SPDX-License-Identifier: AGPL-3.0-or-later
// The mail that invites somebody.
#include "features/accounts/service.h"
#include "features/accounts/urls.h"

namespace accounts {

std::optional<mail::Message> Service::invitation_mail(const jobs::Job& job) const {
  const std::string_view subject = job.subject;
  const std::size_t slash = std::min(subject.find('/'), subject.size());
  const std::optional<std::string> token =
      vault_.open(subject.substr(std::min(slash + 1, subject.size())), invitation_job);
  const std::optional<Account> account = token ? invited(*token) : std::nullopt;
  if (!account || account->id != subject.substr(0, slash) || public_address.empty()) return std::nullopt;
  mail::Message message;
  message.to = account->email;
  message.to_name = account->name;
  message.subject = "Lời mời dùng hệ thống Lan Tỏa";
  message.text = "Kính gửi " + account->name +
                 ",\n\nBạn được mời dùng hệ thống Lan Tỏa của cơ quan. Hãy mở địa chỉ sau để đặt mật khẩu:\n\n" +
                 public_address + urls::invitation_path(*token) + "\n\nĐịa chỉ này dùng được một lần, trong " +
                 std::to_string(rules.invitation_ms / base::ms_per_hour) +
                 " giờ. Nếu bạn không chờ lời mời này, xin bỏ qua thư.\n";
  message.id = job.id;
  message.date_ms = job.run_at;
  return message;
}

}  // namespace accounts
