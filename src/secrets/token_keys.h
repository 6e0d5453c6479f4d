// SPDX-License-Identifier: AGPL-3.0-or-later
// Signatures of JSON tokens, checked with OpenSSL.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace secrets {

// Numbers of a public key, big-endian bytes.
struct RsaKey {
  std::string modulus{}, exponent{};
};
struct EcKey {  // P-256
  std::string x{}, y{};
};

bool rs256_fits(const RsaKey& key, std::string_view signed_text, std::string_view signature);
bool es256_fits(const EcKey& key, std::string_view signed_text, std::string_view signature);  // r and s, 64 bytes

// Strict: no padding, no other letters, no bits left over.
std::optional<std::string> from_base64url(std::string_view text);

}  // namespace secrets
