// SPDX-License-Identifier: AGPL-3.0-or-later
#include "fetch/send.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <memory>
#include <mutex>

namespace fetch {
namespace {

constexpr std::size_t most_header_bytes = 64u << 10;

struct Cleanup {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  void operator()(curl_mime* mime) const { curl_mime_free(mime); }
};
using List = std::unique_ptr<curl_slist, Cleanup>;
using Mime = std::unique_ptr<curl_mime, Cleanup>;

struct Talk {
  const Limits& limits;
  Answer answer{};
  std::size_t header_bytes = 0;
  bool went_inside = false, is_too_large = false, is_sending = false;
};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

bool leads_inside(const curl_sockaddr& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const void* from = nullptr;
  if (address.family == AF_INET)
    from = &static_cast<const sockaddr_in*>(static_cast<const void*>(&address.addr))->sin_addr;
  else if (address.family == AF_INET6)
    from = &static_cast<const sockaddr_in6*>(static_cast<const void*>(&address.addr))->sin6_addr;
  return from == nullptr || ::inet_ntop(address.family, from, text.data(), text.size()) == nullptr ||
         is_inside(std::string_view(text.data()));
}

// Called with the address that is about to be connected to: no name can change its meaning in between.
curl_socket_t open_socket(void* to, curlsocktype, curl_sockaddr* address) {
  Talk& talk = *static_cast<Talk*>(to);
  if (!talk.limits.may_go_inside && leads_inside(*address)) {
    talk.went_inside = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

// The connection stands, TLS included, and not a byte of the request has been written yet.
int about_to_send(void* to, char*, char*, int, int) {
  static_cast<Talk*>(to)->is_sending = true;
  return CURL_PREREQFUNC_OK;
}

std::size_t take(char* bytes, std::size_t size, std::size_t count, void* to) {
  Talk& talk = *static_cast<Talk*>(to);
  if (talk.answer.body.size() + size * count > talk.limits.bytes) {
    talk.is_too_large = true;
    return 0;
  }
  talk.answer.body.append(bytes, size * count);
  return size * count;
}

std::size_t take_header(char* bytes, std::size_t size, std::size_t count, void* to) {
  Talk& talk = *static_cast<Talk*>(to);
  talk.header_bytes += size * count;
  if (talk.header_bytes > most_header_bytes) {
    talk.is_too_large = true;
    return 0;
  }
  std::string_view line(bytes, size * count);
  if (line.starts_with("HTTP/")) talk.answer.headers.clear();  // what came before was "100 Continue"
  while (!line.empty() && (line.back() == '\r' || line.back() == '\n' || line.back() == ' ')) line.remove_suffix(1);
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return size * count;
  std::string_view value = line.substr(colon + 1);
  while (!value.empty() && value.front() == ' ') value.remove_prefix(1);
  talk.answer.headers.push_back({std::string(line.substr(0, colon)), std::string(value)});
  return size * count;
}

bool is_clean(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
  });
}

bool is_token(std::string_view name) {  // RFC 9110, 5.6.2
  constexpr std::string_view others = "!#$%&'*+-.^_`|~";
  return !name.empty() && std::all_of(name.begin(), name.end(), [&](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           others.find(c) != std::string_view::npos;
  });
}

bool may_be_sent(const Request& request, const Limits& limits) {
  constexpr std::array<std::string_view, 4> methods{"GET", "POST", "PUT", "DELETE"};
  if (std::find(methods.begin(), methods.end(), request.method) == methods.end()) return false;
  if (request.method == "GET" && (!request.body.empty() || !request.parts.empty())) return false;
  const std::string scheme = lower(std::string_view(request.url).substr(0, 8));
  if (!scheme.starts_with("https://") && !(limits.may_go_inside && scheme.starts_with("http://"))) return false;
  if (!is_clean(request.url) || request.url.find(' ') != std::string::npos || !is_clean(request.type)) return false;
  for (const Field& header : request.headers)
    if (!is_token(header.name) || !is_clean(header.value)) return false;
  return std::all_of(request.parts.begin(), request.parts.end(), [](const Part& part) {
    return !part.name.empty() && is_clean(part.name) && is_clean(part.file_name) && is_clean(part.type);
  });
}

void add(List& list, const std::string& line) {
  curl_slist* longer = curl_slist_append(list.get(), line.c_str());
  if (longer == nullptr) throw std::bad_alloc();
  static_cast<void>(list.release());  // it is the beginning of the longer one
  list.reset(longer);
}

List headers_of(const Request& request) {
  List list;
  add(list, "Expect:");  // no waiting for "100 Continue"
  if (!request.type.empty() && request.parts.empty()) add(list, "Content-Type: " + request.type);
  for (const Field& header : request.headers)
    add(list, header.value.empty() ? header.name + ";" : header.name + ": " + header.value);
  return list;
}

void put_body(CURL* h, const Request& request, Mime& mime) {
  if (request.method == "GET") {
    curl_easy_setopt(h, CURLOPT_HTTPGET, 1L);
    return;
  }
  if (request.parts.empty()) {
    curl_easy_setopt(h, CURLOPT_POST, 1L);
    curl_easy_setopt(h, CURLOPT_POSTFIELDS, request.body.data());
    curl_easy_setopt(h, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
  } else {
    mime.reset(curl_mime_init(h));
    for (const Part& part : request.parts) {
      curl_mimepart* made = curl_mime_addpart(mime.get());
      curl_mime_name(made, part.name.c_str());
      curl_mime_data(made, part.bytes.data(), part.bytes.size());
      if (!part.file_name.empty()) curl_mime_filename(made, part.file_name.c_str());
      if (!part.type.empty()) curl_mime_type(made, part.type.c_str());
    }
    curl_easy_setopt(h, CURLOPT_MIMEPOST, mime.get());
  }
  if (request.method != "POST") curl_easy_setopt(h, CURLOPT_CUSTOMREQUEST, request.method.c_str());
}

void put_rules(CURL* h, const Limits& limits, Talk& talk) {
  curl_easy_setopt(h, CURLOPT_PROTOCOLS_STR, limits.may_go_inside ? "http,https" : "https");
  curl_easy_setopt(h, CURLOPT_FOLLOWLOCATION, 0L);
  // One request on one connection of its own: nothing is sent a second time behind our back.
  curl_easy_setopt(h, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  curl_easy_setopt(h, CURLOPT_FRESH_CONNECT, 1L);
  curl_easy_setopt(h, CURLOPT_FORBID_REUSE, 1L);
  curl_easy_setopt(h, CURLOPT_TIMEOUT, limits.seconds);
  curl_easy_setopt(h, CURLOPT_CONNECTTIMEOUT, limits.seconds);
  curl_easy_setopt(h, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(h, CURLOPT_PROXY, "");
  curl_easy_setopt(h, CURLOPT_USERAGENT, "LanToa/1");
  curl_easy_setopt(h, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(h, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  curl_easy_setopt(h, CURLOPT_OPENSOCKETDATA, &talk);
  curl_easy_setopt(h, CURLOPT_PREREQFUNCTION, about_to_send);
  curl_easy_setopt(h, CURLOPT_PREREQDATA, &talk);
  curl_easy_setopt(h, CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(h, CURLOPT_WRITEDATA, &talk);
  curl_easy_setopt(h, CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(h, CURLOPT_HEADERDATA, &talk);
}

Failure failure_of(CURLcode status, const Talk& talk) {
  using Kind = Failure::Kind;
  if (talk.is_too_large) return {Kind::too_large, true, "Câu trả lời của máy chủ bên kia quá lớn."};
  if (talk.is_sending)
    return {Kind::lost, true,
            status == CURLE_OPERATION_TIMEDOUT
                ? "Máy chủ bên kia không trả lời kịp nên chưa rõ yêu cầu đã được nhận hay chưa."
                : "Kết nối bị ngắt giữa chừng nên chưa rõ yêu cầu đã được nhận hay chưa."};
  if (talk.went_inside)
    return {Kind::inside, false, "Địa chỉ này nằm trong mạng nội bộ nên máy chủ không được phép mở."};
  switch (status) {
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT:
      return {Kind::malformed, false, "Địa chỉ của máy chủ bên kia không hợp lệ nên yêu cầu chưa được gửi."};
    case CURLE_PEER_FAILED_VERIFICATION:
      return {Kind::unreachable, false,
              "Chứng thư bảo mật của máy chủ bên kia không hợp lệ nên yêu cầu chưa được gửi."};
    default:
      return {Kind::unreachable, false, "Không kết nối được tới máy chủ bên kia nên yêu cầu chưa được gửi."};
  }
}

}  // namespace

std::string Answer::header(std::string_view name) const {
  const std::string wanted = lower(name);
  for (const Field& field : headers)
    if (lower(field.name) == wanted) return field.value;
  return {};
}

std::optional<std::int64_t> Answer::moment_ms() const {
  const std::string date = header("Date");
  const std::time_t seconds = date.empty() ? -1 : curl_getdate(date.c_str(), nullptr);
  if (seconds < 0) return std::nullopt;
  return std::int64_t{seconds} * 1000;
}

Exchange send(const Request& request, const Limits& limits) {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  if (!may_be_sent(request, limits))
    return {std::nullopt, {Failure::Kind::malformed, false, "Yêu cầu không hợp lệ nên chưa được gửi."}};
  const std::unique_ptr<CURL, Cleanup> handle(curl_easy_init());
  if (handle == nullptr) throw std::bad_alloc();
  Talk talk{limits};
  Mime mime;
  const List headers = headers_of(request);
  CURL* h = handle.get();
  put_rules(h, limits, talk);
  put_body(h, request, mime);
  curl_easy_setopt(h, CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(h, CURLOPT_HTTPHEADER, headers.get());
  const CURLcode status = curl_easy_perform(h);
  if (status != CURLE_OK) return {std::nullopt, failure_of(status, talk)};
  long code = 0;
  curl_easy_getinfo(h, CURLINFO_RESPONSE_CODE, &code);
  talk.answer.status = static_cast<int>(code);
  return {std::move(talk.answer), {}};
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF", plain = "-._~";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
        plain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += '%';
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    }
  }
  return out;
}

std::string form_body(const std::vector<Field>& fields) {
  std::string out;
  for (const Field& field : fields)
    out += (out.empty() ? "" : "&") + percent_encoded(field.name) + "=" + percent_encoded(field.value);
  return out;
}

std::string with_query(std::string url, const std::vector<Field>& fields) {
  if (!fields.empty()) url += (url.find('?') == std::string::npos ? "?" : "&") + form_body(fields);
  return url;
}

}  // namespace fetch
