// SPDX-License-Identifier: AGPL-3.0-or-later
// Percent-encoding, query strings and urlencoded forms. Input is hostile: every reader here ends, and says no.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

using Fields = std::vector<std::pair<std::string, std::string>>;

// The first value of that name; empty where there is none.
std::string_view value_of(const Fields& fields, std::string_view name);
std::vector<std::string_view> values_of(const Fields& fields, std::string_view name);

enum class Plus { stays, is_space };

// %41 is A. Nothing where an escape is broken, or the result is not UTF-8 or holds a NUL.
std::optional<std::string> decoded(std::string_view text, Plus plus);

inline constexpr std::size_t most_form_fields = 1000;

// "a=1&b=2". Nothing where a name or value is broken, or there are too many.
std::optional<Fields> parse_form(std::string_view text);

std::string_view trimmed(std::string_view text);  // of spaces and tabs
std::string lowered(std::string_view text);       // ASCII
bool equal_ignoring_case(std::string_view a, std::string_view b);

}  // namespace http
