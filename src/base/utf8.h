// SPDX-License-Identifier: AGPL-3.0-or-later
// UTF-8, one code point at a time. Broken bytes come out as U+FFFD, one a byte, so that every input can be walked.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace base {

inline constexpr char32_t replacement = 0xFFFD;

// The code point at `at`; moves `at` behind it. `at` must be < text.size().
char32_t next_code_point(std::string_view text, std::size_t& at);
// The code point that ends at `at`, or 0 at the beginning.
char32_t code_point_before(std::string_view text, std::size_t at);
void append_utf8(std::string& out, char32_t code_point);
bool is_valid_utf8(std::string_view text);
// The beginning, at most that many bytes long, cut between letters.
std::string first_bytes(std::string_view text, std::size_t most);
std::u32string to_code_points(std::string_view text);
std::string from_code_points(std::u32string_view text);
std::size_t count_code_points(std::string_view text);

}  // namespace base
