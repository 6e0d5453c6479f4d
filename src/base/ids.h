// SPDX-License-Identifier: AGPL-3.0-or-later
// Names of rows, made here and not by the database: 26 letters and digits, the first ten of them the time in
// milliseconds, so that rows sort as they were made. Unique without asking anybody; not a secret.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace base {

std::string new_id(std::int64_t now_ms);
bool is_id(std::string_view text);

// 32 hexadecimal digits nobody can guess, times `pieces`.
std::string random_secret(int pieces = 1);

}  // namespace base
