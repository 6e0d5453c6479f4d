// SPDX-License-Identifier: AGPL-3.0-or-later
// What differs between two texts, word by word.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vietnamese {

enum class Fate : std::uint8_t { same, dropped, added };

struct Stretch {
  Fate fate = Fate::same;
  std::string text{};
};

// Texts of more than 3,000 words that differ are given whole: dropped, then added.
std::vector<Stretch> word_differences(std::string_view before, std::string_view after);

// Lines joined by "•", so that a difference shows where they ended.
std::string in_one_line(std::string_view lines);

}  // namespace vietnamese
