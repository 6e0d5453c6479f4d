// SPDX-License-Identifier: AGPL-3.0-or-later
#include "speech/icecast.h"

#include <curl/curl.h>
#include <poll.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <memory>
#include <mutex>
#include <optional>

#include "speech/ogg.h"

namespace speech {
namespace {

using End = Broadcast::End;
using Clock = std::chrono::steady_clock;

struct Cleanup {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
  void operator()(char* text) const { curl_free(text); }
};

std::string base64(std::string_view bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned three = 0;
    for (std::size_t k = 0; k < 3; ++k)
      three = three << 8U | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k)
      out += i + k > bytes.size() ? '=' : letters[three >> (18U - 6U * static_cast<unsigned>(k)) & 63U];
  }
  return out;
}

// A value never ends its line.
std::string header(std::string_view name, std::string_view value) {
  if (value.empty()) return {};
  std::string line = std::string(name) + ": ";
  constexpr unsigned char first_printable = 0x20;
  for (const char c : value) line += static_cast<unsigned char>(c) < first_printable ? ' ' : c;
  return line + "\r\n";
}

struct Address {
  std::string host{}, port{}, path{};
};

std::string part_of(CURLU* url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, CURLU_DEFAULT_PORT) != CURLUE_OK) return {};
  return std::unique_ptr<char, Cleanup>(text).get();
}

std::optional<Address> address_of(const std::string& text) {
  const std::unique_ptr<CURLU, Cleanup> url(curl_url());
  if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), CURLU_URLENCODE) != CURLUE_OK) return std::nullopt;
  const std::string scheme = part_of(url.get(), CURLUPART_SCHEME);
  Address address{part_of(url.get(), CURLUPART_HOST), part_of(url.get(), CURLUPART_PORT),
                  part_of(url.get(), CURLUPART_PATH)};
  if ((scheme != "http" && scheme != "https") || address.host.empty() || address.path.size() < 2) return std::nullopt;
  return address;
}

// One connection: libcurl opens it, with TLS where the address says so; the protocol of sources is spoken here, since
// its answer comes before what is sent.
class Connection {
 public:
  explicit Connection(const Station& station) : station_(station), handle_(curl_easy_init()) {}

  bool open() {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    CURL* h = handle_.get();
    curl_easy_setopt(h, CURLOPT_URL, station_.url.c_str());
    curl_easy_setopt(h, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(h, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(h, CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(h, CURLOPT_CONNECTTIMEOUT, station_.seconds);
    curl_easy_setopt(h, CURLOPT_NOSIGNAL, 1L);
    return curl_easy_perform(h) == CURLE_OK && curl_easy_getinfo(h, CURLINFO_ACTIVESOCKET, &socket_) == CURLE_OK &&
           socket_ != CURL_SOCKET_BAD;
  }

  bool wait(short events, Clock::time_point until) const {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    pollfd descriptor{socket_, events, 0};
    return ::poll(&descriptor, 1, static_cast<int>(std::max<std::int64_t>(left, 0))) > 0;
  }

  bool send(std::string_view bytes) {
    const Clock::time_point until = Clock::now() + std::chrono::seconds(station_.seconds);
    while (!bytes.empty()) {
      std::size_t sent = 0;
      const CURLcode status = curl_easy_send(handle_.get(), bytes.data(), bytes.size(), &sent);
      bytes.remove_prefix(sent);
      if (status == CURLE_OK) continue;
      if (status != CURLE_AGAIN || Clock::now() >= until) return false;
      wait(POLLOUT, until);
    }
    return true;
  }

  // What came; nothing where nothing is there yet, an empty text where the other side has closed.
  std::optional<std::string> receive() {
    std::string bytes(4096, '\0');
    std::size_t length = 0;
    const CURLcode status = curl_easy_recv(handle_.get(), bytes.data(), bytes.size(), &length);
    if (status == CURLE_AGAIN) return std::nullopt;
    bytes.resize(status == CURLE_OK ? length : 0);
    return bytes;
  }

  // The head of the answer and what came with it.
  std::string answer() {
    const Clock::time_point until = Clock::now() + std::chrono::seconds(station_.seconds);
    constexpr std::size_t most = 16'384;
    std::string text;
    while (text.size() < most && Clock::now() < until) {
      if (const auto more = receive()) {
        if (more->empty()) break;
        text += *more;
        if (text.find("\r\n\r\n") != std::string::npos && text.find(" 403 ") == std::string::npos) break;
      } else {
        wait(POLLIN, until);
      }
    }
    return text;
  }

 private:
  const Station& station_;
  std::unique_ptr<CURL, Cleanup> handle_;
  curl_socket_t socket_ = CURL_SOCKET_BAD;
};

std::string request(const Station& station, const Address& address) {
  return "PUT " + address.path + " HTTP/1.1\r\n" + header("Host", address.host + ":" + address.port) +
         header("Authorization", "Basic " + base64(station.user + ":" + station.password)) +
         header("User-Agent", "lantoa") + header("Content-Type", "audio/ogg") + header("Ice-Public", "0") +
         header("Ice-Name", station.name) + header("Ice-Description", station.description) +
         header("Ice-Genre", station.genre) + header("Expect", "100-continue") + "\r\n";
}

Broadcast failed(End end, std::string sentence, double seconds = 0) { return {end, std::move(sentence), seconds}; }

// Nothing: the server takes it.
std::optional<Broadcast> refusal(std::string_view answer) {
  constexpr std::string_view version = "HTTP/1.1 ";
  int status = 0;
  if (answer.starts_with("HTTP/1.") && answer.size() > version.size())
    std::from_chars(answer.data() + version.size(), answer.data() + answer.size(), status);
  constexpr int go_on = 100, taken = 200, no_password = 401, forbidden = 403, conflict = 409;
  if (status == go_on || status == taken) return std::nullopt;
  if (status == 0)
    return failed(End::away, "Máy chủ phát thanh không trả lời đúng cách; hãy kiểm tra địa chỉ và cổng.");
  if (status == no_password)
    return failed(End::wrong_password, "Máy chủ phát thanh không nhận tên và mật khẩu nguồn phát này.");
  if (status == conflict || (status == forbidden && answer.find("ountpoint in use") != std::string_view::npos))
    return failed(End::mount_taken, "Kênh này đang có nguồn khác phát; hãy đợi phát xong hoặc chọn kênh khác.");
  return failed(End::refused, "Máy chủ phát thanh từ chối nguồn phát này (mã " + std::to_string(status) + ").");
}

Broadcast play(Connection& connection, const OggOpus& recording, std::string_view bytes, const std::stop_token& stop) {
  const Clock::time_point begin = Clock::now();
  const auto moment = [begin](double seconds) {
    return begin + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
  };
  const auto cut_off = [](double seconds) {
    return failed(End::cut_off, "Máy chủ phát thanh đã ngắt kết nối khi bài chưa phát xong.", seconds);
  };
  constexpr std::chrono::milliseconds look{100};
  double heard = 0;
  for (const OggPage& page : recording.pages) {
    if (!connection.send(bytes.substr(page.from, page.size))) return cut_off(heard);
    heard = page.ends_at;
    while (Clock::now() < moment(heard)) {
      if (stop.stop_requested()) return failed(End::stopped, "Việc phát đã được dừng lại.", heard);
      if (!connection.wait(POLLIN, std::min(moment(heard), Clock::now() + look))) continue;
      if (const auto said = connection.receive(); said && said->empty()) return cut_off(heard);
    }
  }
  return {End::played, {}, heard};
}

}  // namespace

Broadcast stream(const Station& station, std::string_view ogg_opus, const std::stop_token& stop) {
  const base::Result<OggOpus> recording = look_at_ogg_opus(ogg_opus);
  if (!recording) return failed(End::not_audio, recording.error().message);
  const std::optional<Address> address = address_of(station.url);
  if (!address)
    return failed(End::bad_address,
                  "Địa chỉ phát phải có dạng http://máy-chủ:cổng/tên-kênh hoặc https://máy-chủ/tên-kênh.");
  Connection connection(station);
  if (!connection.open())
    return failed(End::away, "Không kết nối được với máy chủ phát thanh; máy chủ đang tắt hoặc mạng bị ngắt.");
  if (!connection.send(request(station, *address)))
    return failed(End::away, "Máy chủ phát thanh đã đóng kết nối trước khi trả lời.");
  if (auto no = refusal(connection.answer())) return *no;
  return play(connection, *recording, ogg_opus, stop);
}

}  // namespace speech
