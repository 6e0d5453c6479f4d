// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/csrf.h"

#include <sys/random.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

#include "base/hash.h"

namespace http {
namespace {

constexpr std::size_t session_letters = 32;

std::string random_letters() {
  std::array<char, 32> bytes{};
  for (std::size_t have = 0; have < bytes.size();) {
    const ssize_t got = ::getrandom(bytes.data() + have, bytes.size() - have, 0);
    if (got < 0 && errno != EINTR) throw std::system_error(errno, std::generic_category(), "getrandom");
    if (got > 0) have += static_cast<std::size_t>(got);
  }
  return base::sha256_hex({bytes.data(), bytes.size()});
}

}  // namespace

Csrf::Csrf() : secret_(random_letters()) {}

std::string Csrf::new_session() { return random_letters().substr(0, session_letters); }

bool Csrf::is_session(std::string_view text) {
  return text.size() == session_letters &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

// Hashed twice with the secret, so that no token can be continued into another one.
std::string Csrf::token(std::string_view session) const {
  return base::sha256_hex(secret_ + base::sha256_hex(secret_ + std::string(session)));
}

bool Csrf::fits(std::string_view session, std::string_view token) const {
  if (!is_session(session)) return false;
  const std::string right = this->token(session);
  if (right.size() != token.size()) return false;
  unsigned difference = 0;  // the same time for every wrong token
  for (std::size_t i = 0; i < right.size(); ++i)
    difference |= static_cast<unsigned>(static_cast<unsigned char>(right[i]) ^ static_cast<unsigned char>(token[i]));
  return difference == 0;
}

}  // namespace http
