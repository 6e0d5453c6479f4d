// SPDX-License-Identifier: AGPL-3.0-or-later
// One-time codes of an app on a phone (TOTP, RFC 6238: SHA-1, six digits, a new one each 30 seconds).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace secrets {

std::string new_code_secret();                // 20 bytes by chance
std::string base32(std::string_view bytes);   // RFC 4648, without "="
std::int64_t code_step(std::int64_t now_ms);  // which half minute it is
std::string code_at(std::string_view secret, std::int64_t step);
// The step that the code belongs to: this one, the one before or the one after; none at or before `used`.
std::optional<std::int64_t> fitting_step(std::string_view secret, std::string_view code, std::int64_t now_ms,
                                         std::int64_t used);
// What the QR code of the app holds.
std::string code_address(std::string_view issuer, std::string_view account, std::string_view secret);

}  // namespace secrets
