// SPDX-License-Identifier: AGPL-3.0-or-later
#include "mail/message.h"

#include <algorithm>
#include <array>

#include "base/time.h"
#include "vietnamese/text.h"

namespace mail {
namespace {

std::string base64(std::string_view bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    const std::size_t have = std::min<std::size_t>(3, bytes.size() - i);
    for (std::size_t k = 0; k < 3; ++k)
      group = group << 8U | (k < have ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k) text += k <= have ? letters[group >> (18U - 6U * k) & 63U] : '=';
  }
  return text;
}

// Encoded words of whole letters, each short enough for a line.
std::string header_text(std::string_view given) {
  constexpr std::size_t most_bytes = 42;
  const std::string text = vietnamese::tidy(given);
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < 127; });
  if (plain && text.size() <= most_bytes) return text;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(at + most_bytes, text.size());
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    if (!out.empty()) out += "\r\n ";
    out += "=?UTF-8?B?" + base64(std::string_view(text).substr(at, end - at)) + "?=";
    at = end;
  }
  return out;
}

std::string person(std::string_view name, std::string_view address) {
  const std::string shown = header_text(name);
  if (shown.empty()) return "<" + std::string(address) + ">";
  const bool is_word = shown.starts_with("=?");
  return (is_word ? shown : "\"" + shown + "\"") + " <" + std::string(address) + ">";
}

std::string date_of(std::int64_t ms) {
  constexpr std::array<const char*, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const base::Date date = base::date_of(ms);
  const std::int64_t day = base::day_number(date);
  const std::string iso = base::iso_moment(ms);
  return std::string(days[static_cast<std::size_t>(((day + 4) % 7 + 7) % 7)]) + ", " +
         std::to_string(static_cast<unsigned>(date.day())) + " " + months[static_cast<unsigned>(date.month()) - 1] +
         " " + std::to_string(static_cast<int>(date.year())) + " " + iso.substr(11, 8) + " +0700";
}

}  // namespace

bool is_address(std::string_view text) {
  const std::size_t at = text.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() && text.size() < 255 &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return c > ' ' && c < 127 && c != '<' && c != '>' && c != ',' && c != ';' && c != '"';
         });
}

base::Result<std::string> as_bytes(const Message& message) {
  for (const std::string* address : {&message.from, &message.to})
    if (!is_address(*address))
      return base::Error{
          base::ErrorKind::invalid, "Địa chỉ thư “" + vietnamese::tidy(*address) + "” không hợp lệ.", {}};
  std::string name = message.from_name, to_name = message.to_name;
  for (std::string* text : {&name, &to_name}) std::erase(*text, '"');
  std::string out = "Date: " + date_of(message.date_ms) + "\r\nFrom: " + person(name, message.from) +
                    "\r\nTo: " + person(to_name, message.to) + "\r\nSubject: " + header_text(message.subject) + "\r\n";
  std::string id;
  for (const char c : message.id)
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-') id += c;
  out += "Message-ID: <" + id + "@" + message.from.substr(message.from.find('@') + 1) + ">\r\n";
  // Written only where it can hold no header of its own.
  if (message.unsubscribe.starts_with("http") &&
      std::all_of(message.unsubscribe.begin(), message.unsubscribe.end(),
                  [](char c) { return c > ' ' && c < 127 && c != '<' && c != '>'; }))
    out += "List-Unsubscribe: <" + message.unsubscribe + ">\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";
  out +=
      "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: "
      "base64\r\nAuto-Submitted: auto-generated\r\n\r\n";
  std::string text;
  for (const char c : message.text) text += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const std::string coded = base64(text);
  constexpr std::size_t width = 76;
  for (std::size_t at = 0; at < coded.size(); at += width) out += coded.substr(at, width) + "\r\n";
  return out;
}

}  // namespace mail
