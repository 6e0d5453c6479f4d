// SPDX-License-Identifier: AGPL-3.0-or-later
#include "secrets/one_time_codes.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <array>
#include <stdexcept>

#include "secrets/vault.h"

namespace secrets {
namespace {

constexpr std::int64_t step_ms = 30'000;
constexpr std::size_t secret_bytes = 20, code_digits = 6;
constexpr std::uint32_t code_modulus = 1'000'000;

std::string percent(std::string_view text) {
  constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (plain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += {'%', digits[byte / 16], digits[byte % 16]};
    }
  }
  return out;
}

}  // namespace

std::string new_code_secret() {
  std::array<unsigned char, secret_bytes> bytes{};
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) throw std::runtime_error("no chance to be had");
  return {bytes.begin(), bytes.end()};
}

std::string base32(std::string_view bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  std::uint32_t buffer = 0;
  int bits = 0;
  for (const char c : bytes) {
    buffer = (buffer << 8U) | static_cast<unsigned char>(c);
    for (bits += 8; bits >= 5; bits -= 5) text += letters[(buffer >> static_cast<unsigned>(bits - 5)) & 31U];
  }
  if (bits > 0) text += letters[(buffer << static_cast<unsigned>(5 - bits)) & 31U];
  return text;
}

std::int64_t code_step(std::int64_t now_ms) { return now_ms / step_ms; }

std::string code_at(std::string_view secret, std::int64_t step) {
  std::array<unsigned char, 8> message{};
  auto rest = static_cast<std::uint64_t>(step);
  for (std::size_t i = message.size(); i-- > 0; rest >>= 8U) message[i] = static_cast<unsigned char>(rest & 0xFFU);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  if (HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), message.data(), message.size(), digest.data(),
           &size) == nullptr)
    throw std::runtime_error("one-time code: HMAC failed");
  const std::size_t at = digest[size - 1] & 15U;
  const std::uint32_t number = (digest[at] & 0x7FU) << 24U | static_cast<std::uint32_t>(digest[at + 1]) << 16U |
                               static_cast<std::uint32_t>(digest[at + 2]) << 8U | digest[at + 3];
  std::string code = std::to_string(number % code_modulus);
  return std::string(code_digits - code.size(), '0') + code;
}

std::optional<std::int64_t> fitting_step(std::string_view secret, std::string_view code, std::int64_t now_ms,
                                         std::int64_t used) {
  const std::int64_t now = code_step(now_ms);
  std::optional<std::int64_t> fits;
  for (const std::int64_t step : {now - 1, now, now + 1})
    if (step > used && same(code, code_at(secret, step))) fits = step;
  return fits;
}

std::string code_address(std::string_view issuer, std::string_view account, std::string_view secret) {
  return "otpauth://totp/" + percent(issuer) + ":" + percent(account) + "?secret=" + base32(secret) +
         "&issuer=" + percent(issuer);
}

}  // namespace secrets
