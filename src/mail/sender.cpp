// SPDX-License-Identifier: AGPL-3.0-or-later
#include "mail/sender.h"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <mutex>

namespace mail {
namespace {

struct Cleanup {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

struct Pending {
  std::string_view bytes;
};

std::size_t give(char* buffer, std::size_t size, std::size_t count, void* from) {
  Pending& pending = *static_cast<Pending*>(from);
  const std::size_t length = std::min(size * count, pending.bytes.size());
  std::memcpy(buffer, pending.bytes.data(), length);
  pending.bytes.remove_prefix(length);
  return length;
}

}  // namespace

base::Result<bool> send(const Server& server, Message message) {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  message.from = server.from;
  message.from_name = server.from_name;
  const base::Result<std::string> bytes = as_bytes(message);
  if (!bytes) return bytes.error();
  const std::unique_ptr<CURL, Cleanup> handle(curl_easy_init());
  const std::string to = "<" + message.to + ">", from = "<" + server.from + ">";
  const std::unique_ptr<curl_slist, Cleanup> recipients(curl_slist_append(nullptr, to.c_str()));
  Pending pending{*bytes};
  CURL* h = handle.get();
  curl_easy_setopt(h, CURLOPT_URL, server.url.c_str());
  curl_easy_setopt(h, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(h, CURLOPT_USE_SSL, static_cast<long>(server.needs_tls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
  curl_easy_setopt(h, CURLOPT_MAIL_FROM, from.c_str());
  curl_easy_setopt(h, CURLOPT_MAIL_RCPT, recipients.get());
  curl_easy_setopt(h, CURLOPT_READFUNCTION, give);
  curl_easy_setopt(h, CURLOPT_READDATA, &pending);
  curl_easy_setopt(h, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(h, CURLOPT_TIMEOUT, server.seconds);
  curl_easy_setopt(h, CURLOPT_NOSIGNAL, 1L);
  if (!server.user.empty()) {
    curl_easy_setopt(h, CURLOPT_USERNAME, server.user.c_str());
    curl_easy_setopt(h, CURLOPT_PASSWORD, server.password.c_str());
  }
  const CURLcode status = curl_easy_perform(h);
  if (status == CURLE_OK) return true;
  long code = 0;
  curl_easy_getinfo(h, CURLINFO_RESPONSE_CODE, &code);
  constexpr long first_for_good = 500;
  if (code >= first_for_good)
    return base::Error{base::ErrorKind::invalid,
                       "Máy chủ thư từ chối thư gửi " + message.to + " (mã " + std::to_string(code) + ").",
                       {}};
  throw NotNow(std::string("smtp: ") + curl_easy_strerror(status) + " (" + std::to_string(code) + ")");
}

}  // namespace mail
