// SPDX-License-Identifier: AGPL-3.0-or-later
// Content hashes: how bytes are named where names lie.
#pragma once
#include <string>
#include <string_view>

namespace base {

// SHA-256 as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace base
