// SPDX-License-Identifier: AGPL-3.0-or-later
// Passwords at rest: Argon2id with a salt of its own for each (RFC 9106, the second recommended choice: 64 MiB, 3
// passes). What is stored tells its parameters, so that they can be raised later.
#pragma once
#include <string>
#include <string_view>

namespace secrets {

inline constexpr std::size_t most_password_bytes = 512;

std::string hashed_password(std::string_view password);
// Takes as long for a hash that fits nobody. `stored` empty: never fits, same time.
bool password_fits(std::string_view password, std::string_view stored);

// For tests, which hash often: cheap parameters. Stored hashes keep their own.
void use_cheap_passwords();

}  // namespace secrets
