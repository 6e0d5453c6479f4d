// SPDX-License-Identifier: AGPL-3.0-or-later
#include "fetch/fetch.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <mutex>

namespace fetch {
namespace {

struct Cleanup {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};

struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};

struct Asked {
  const Limits& limits;
  bool may_go_inside = false;
  Page page{};
  bool went_inside = false, is_too_large = false;
};

bool is_inside_v4(std::uint32_t a) {  // host order
  const auto in = [a](std::uint32_t net, unsigned bits) { return (a ^ net) >> (32U - bits) == 0; };
  return in(0x00000000, 8) || in(0x0A000000, 8) || in(0x64400000, 10) || in(0x7F000000, 8) || in(0xA9FE0000, 16) ||
         in(0xAC100000, 12) || in(0xC0000000, 24) || in(0xC0A80000, 16) || in(0xC6120000, 15) || in(0xE0000000, 3);
}

bool is_inside_v6(const std::array<unsigned char, 16>& a) {
  bool zeros = true;
  for (std::size_t i = 0; i < 10; ++i) zeros = zeros && a[i] == 0;
  const auto v4 = [&](std::size_t at) {
    return std::uint32_t{a[at]} << 24U | std::uint32_t{a[at + 1]} << 16U | std::uint32_t{a[at + 2]} << 8U | a[at + 3];
  };
  if (zeros && a[10] == 0xFF && a[11] == 0xFF) return is_inside_v4(v4(12));  // IPv4 written as IPv6
  if (zeros && a[10] == 0 && a[11] == 0) return true;                        // ::, ::1 and old IPv4 forms
  if (a[0] == 0x00 && a[1] == 0x64 && a[2] == 0xFF && a[3] == 0x9B) return is_inside_v4(v4(12));  // NAT64
  if (a[0] == 0x20 && a[1] == 0x02) return is_inside_v4(v4(2));                                   // 6to4
  return (a[0] & 0xFEU) == 0xFC || (a[0] == 0xFE && (a[1] & 0xC0U) >= 0x80) || a[0] == 0xFF;
}

bool is_inside(const sockaddr& address, std::size_t length) {
  if (address.sa_family == AF_INET && length >= sizeof(sockaddr_in)) {
    sockaddr_in v4{};
    std::memcpy(&v4, &address, sizeof v4);
    return is_inside_v4(ntohl(v4.sin_addr.s_addr));
  }
  if (address.sa_family == AF_INET6 && length >= sizeof(sockaddr_in6)) {
    sockaddr_in6 v6{};
    std::memcpy(&v6, &address, sizeof v6);
    std::array<unsigned char, 16> bytes{};
    std::memcpy(bytes.data(), &v6.sin6_addr, bytes.size());
    return is_inside_v6(bytes);
  }
  return true;
}

// Called with the address that is about to be connected to: no name can change its meaning in between.
curl_socket_t open_socket(void* to, curlsocktype, curl_sockaddr* address) {
  Asked& asked = *static_cast<Asked*>(to);
  if (!asked.may_go_inside && is_inside(address->addr, address->addrlen)) {
    asked.went_inside = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t take(char* bytes, std::size_t size, std::size_t count, void* to) {
  Asked& asked = *static_cast<Asked*>(to);
  if (asked.page.body.size() + size * count > asked.limits.bytes) {
    asked.is_too_large = true;
    return 0;
  }
  asked.page.body.append(bytes, size * count);
  return size * count;
}

base::Error refused(const char* sentence) { return {base::ErrorKind::invalid, sentence, "duong-dan"}; }

base::Error error_of(CURLcode status, const Asked& asked) {
  if (asked.went_inside)
    return {base::ErrorKind::forbidden, "Địa chỉ này nằm trong mạng nội bộ nên máy chủ không được phép mở.",
            "duong-dan"};
  if (asked.is_too_large) return refused("Trang này quá lớn để lưu.");
  switch (status) {
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT:
      return refused("Đường dẫn không hợp lệ; hãy dán đường dẫn bắt đầu bằng https:// hoặc http://.");
    case CURLE_COULDNT_RESOLVE_HOST:
      return refused("Không tìm thấy trang web này; hãy xem lại đường dẫn.");
    case CURLE_OPERATION_TIMEDOUT:
      return refused("Trang web này trả lời quá chậm.");
    case CURLE_TOO_MANY_REDIRECTS:
      return refused("Trang web này chuyển hướng quá nhiều lần.");
    case CURLE_PEER_FAILED_VERIFICATION:
      return refused("Chứng thư bảo mật của trang web này không hợp lệ.");
    default:
      return refused("Không mở được trang web này.");
  }
}

}  // namespace

bool is_inside(std::string_view text) {
  const std::string address(text);
  in_addr v4{};
  if (::inet_pton(AF_INET, address.c_str(), &v4) == 1) return is_inside_v4(ntohl(v4.s_addr));
  std::array<unsigned char, 16> v6{};
  return ::inet_pton(AF_INET6, address.c_str(), v6.data()) != 1 || is_inside_v6(v6);
}

std::string origin_of(const std::string& url) {
  const std::unique_ptr<CURLU, FreeUrl> parts(curl_url());
  if (!parts || curl_url_set(parts.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) return {};
  std::string origin;
  for (const auto& [part, before] :
       {std::pair{CURLUPART_SCHEME, ""}, std::pair{CURLUPART_HOST, "://"}, std::pair{CURLUPART_PORT, ":"}}) {
    char* text = nullptr;
    if (curl_url_get(parts.get(), part, &text, CURLU_DEFAULT_PORT) != CURLUE_OK) return {};
    origin += before + std::string(text);
    curl_free(text);
  }
  for (char& c : origin)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return origin;
}

std::string form_encoded(const Form& form) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  const auto put = [&](std::string_view text) {
    for (const char c : text) {
      const bool is_plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
                            c == '_' || c == '.' || c == '~';
      const auto byte = static_cast<unsigned char>(c);
      if (is_plain) {
        out += c;
      } else {
        out += '%';
        out += digits[byte / 16];
        out += digits[byte % 16];
      }
    }
  };
  for (const auto& [name, value] : form) {
    if (!out.empty()) out += '&';
    put(name);
    out += '=';
    put(value);
  }
  return out;
}

namespace {

void set_what_is_always_so(CURL* h, const Limits& limits, Asked& asked) {
  curl_easy_setopt(h, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(h, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(h, CURLOPT_MAXREDIRS, limits.redirects);
  curl_easy_setopt(h, CURLOPT_TIMEOUT, limits.seconds);
  curl_easy_setopt(h, CURLOPT_CONNECTTIMEOUT, limits.seconds);
  curl_easy_setopt(h, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(h, CURLOPT_PROXY, "");
  curl_easy_setopt(h, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(h, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  curl_easy_setopt(h, CURLOPT_OPENSOCKETDATA, &asked);
  curl_easy_setopt(h, CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(h, CURLOPT_WRITEDATA, &asked);
}

base::Result<Page> ask(const std::string& url, const std::string* body, const Limits& limits,
                       const Credentials& credentials) {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  const std::unique_ptr<CURL, Cleanup> handle(curl_easy_init());
  const bool is_named = !limits.inside_origin.empty() && origin_of(url) == limits.inside_origin;
  Asked asked{limits, limits.may_go_inside || is_named};
  CURL* h = handle.get();
  set_what_is_always_so(h, limits, asked);
  curl_easy_setopt(h, CURLOPT_URL, url.c_str());
  const bool is_known = !credentials.bearer.empty() || !credentials.name.empty();
  curl_easy_setopt(h, CURLOPT_FOLLOWLOCATION, is_named || is_known || body != nullptr ? 0L : 1L);
  curl_easy_setopt(h, CURLOPT_USERAGENT, is_known || body != nullptr ? "LanToa/1" : "LanToa/1 (luu minh chung)");
  std::unique_ptr<curl_slist, FreeList> headers;
  const auto add = [&](const std::string& header) {
    headers.reset(curl_slist_append(headers.release(), header.c_str()));
  };
  if (!credentials.bearer.empty()) add("Authorization: Bearer " + credentials.bearer);
  if (body != nullptr) {
    add("Accept: application/json");
    curl_easy_setopt(h, CURLOPT_POSTFIELDSIZE, static_cast<long>(body->size()));
    curl_easy_setopt(h, CURLOPT_POSTFIELDS, body->c_str());
  }
  if (!credentials.name.empty()) {
    curl_easy_setopt(h, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
    curl_easy_setopt(h, CURLOPT_USERNAME, credentials.name.c_str());
    curl_easy_setopt(h, CURLOPT_PASSWORD, credentials.password.c_str());
  }
  if (headers) curl_easy_setopt(h, CURLOPT_HTTPHEADER, headers.get());
  const CURLcode status = curl_easy_perform(h);
  if (status != CURLE_OK) return error_of(status, asked);
  long code = 0;
  const char* address = nullptr;
  const char* type = nullptr;
  curl_easy_getinfo(h, CURLINFO_RESPONSE_CODE, &code);
  curl_easy_getinfo(h, CURLINFO_EFFECTIVE_URL, &address);
  curl_easy_getinfo(h, CURLINFO_CONTENT_TYPE, &type);
  asked.page.status = static_cast<int>(code);
  asked.page.address = address != nullptr ? address : url;
  asked.page.type = type != nullptr ? type : "";
  return std::move(asked.page);
}

}  // namespace

base::Result<Page> get(const std::string& url, const Limits& limits, const Credentials& credentials) {
  return ask(url, nullptr, limits, credentials);
}

base::Result<Page> post(const std::string& url, const Form& form, const Limits& limits,
                        const Credentials& credentials) {
  const std::string body = form_encoded(form);
  return ask(url, &body, limits, credentials);
}

}  // namespace fetch
