// SPDX-License-Identifier: AGPL-3.0-or-later
#include "html/html.h"

#include <algorithm>
#include <stdexcept>

namespace html {
namespace {

bool is_control_or_space(char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7F'; }

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

}  // namespace

Url::Url(std::string path) : text_(std::move(path)) {
  const bool inside =
      !text_.empty() && (text_[0] == '?' || text_[0] == '#' ||
                         (text_[0] == '/' && text_.substr(0, 2) != "//" && text_.substr(0, 2) != "/\\"));
  if (!inside) throw std::logic_error("not an address inside this site: " + text_);
}

std::optional<Url> Url::external(std::string_view address) {
  if (std::any_of(address.begin(), address.end(), is_control_or_space)) return std::nullopt;
  const std::size_t colon = std::min(address.find(':'), address.size());
  std::string scheme(address.substr(0, colon));
  for (char& c : scheme)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  const std::string_view rest = address.substr(std::min(colon + 1, address.size()));
  const bool web = (scheme == "http" || scheme == "https") && rest.starts_with("//") && rest.size() > 2;
  if (!web && !((scheme == "mailto" || scheme == "tel") && !rest.empty())) return std::nullopt;
  Url url;
  url.text_ = address;
  return url;
}

std::string encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (is_plain(c)) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  return out;
}

void escape_into(std::string& out, std::string_view text) {
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string_view entity;
    switch (text[i]) {
      case '&':
        entity = "&amp;";
        break;
      case '<':
        entity = "&lt;";
        break;
      case '>':
        entity = "&gt;";
        break;
      case '"':
        entity = "&quot;";
        break;
      case '\'':
        entity = "&#39;";
        break;
      default:
        continue;
    }
    out.append(text, start, i - start);
    out.append(entity);
    start = i + 1;
  }
  out.append(text, start);
}

}  // namespace html
