// SPDX-License-Identifier: AGPL-3.0-or-later
// What things are called in Vietnamese.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "features/plans/model.h"
#include "html/pieces.h"

namespace plans {

std::string_view word(State state);
html::Tone tone(State state);
std::string_view word_of_kind(std::string_view kind);
std::string_view word_of_severity(std::string_view severity);
std::string_view word_of_proposal(std::string_view state);
std::string_view word_of_binding(std::string_view how);
std::string word_of_period(std::string_view per);  // "month" is "tháng"
std::string sentence_of(const compiler::Quota& quota);
std::string day_for_people(std::int64_t day);       // 0: "chưa có"
std::string moment_for_people(std::int64_t at_ms);  // "14:05 ngày 22/11/2026", in Vietnam

std::vector<html::Option> kinds();
std::vector<html::Option> time_kinds();
std::vector<html::Option> periods();

}  // namespace plans
