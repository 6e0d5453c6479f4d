// SPDX-License-Identifier: AGPL-3.0-or-later
// What people typed into a form, as it is kept.
#pragma once
#include <string>
#include <string_view>

namespace vietnamese {

std::string one_line(std::string_view given);  // NFC, white space tidied
std::string many_lines(
    std::string_view given);  // NFC, without carriage returns, which browsers bring, and ends trimmed

}  // namespace vietnamese
