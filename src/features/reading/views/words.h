// SPDX-License-Identifier: AGPL-3.0-or-later
// What things are called in Vietnamese.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "features/reading/model.h"

namespace reading {

std::string_view word(compiler::Kind kind);
std::string_view code(compiler::Kind kind);  // in addresses
std::string_view word(compiler::Severity severity);
std::string_view code(compiler::Severity severity);
std::string_view word(documents::Format format);
std::string_view word_of_channel(std::string_view code);
std::string_view word_of_contact(std::string_view kind);
std::string_view word_of_field(std::string_view header_field);  // of compiler::Header::inferred

// The last label of a path as people say it: "II/1/đ" is "đ", "III/r4" is "Hàng 4", "II/5/-2" is "Gạch đầu dòng 2".
std::string label_of(std::string_view path);

// The days a time comes to: "từ 01/04/2025 đến 30/06/2025"; empty where the text fixes none.
std::string days_of(const compiler::Time& time);
// "ít nhất 2 tin, bài mỗi tháng"
std::string sentence_of(const compiler::Quota& quota);
std::string size_of(std::uint64_t bytes);       // "1,2 MB"
std::string grouped(std::int64_t number);       // "12.345"
std::string time_of(std::int64_t seconds_utc);  // "14:05 ngày 22/11/2026", in Vietnam

}  // namespace reading
