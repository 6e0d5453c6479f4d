// SPDX-License-Identifier: AGPL-3.0-or-later
// Stretches of the calendar as plans print them: "ngày 15/11", "tháng 3, 4 năm 2025", "Quý I - II/2025".
#pragma once
#include <cstddef>
#include <optional>

#include "base/date.h"
#include "compiler/words.h"

namespace compiler {

enum class Grain { day, month, quarter, half, year };

// Days of one month, or months, quarters, halves or years in a row. `year` is 0 where none is printed; for years
// `first` and `last` are the years themselves.
struct Stretch {
  Grain grain = Grain::day;
  int year = 0;
  int month = 0;  // of days
  int first = 0, last = 0;
  std::size_t to = 0;  // the word behind it
};

// The stretch that begins at a word. `bare` allows what is one only where a date is expected: "2025", "15/11".
std::optional<Stretch> stretch_at(const Words& words, std::size_t at, bool bare);

struct Days {
  base::Date from{}, to{};
};
// Nothing where the calendar has no such days. `year` stands in for a missing one; without any there is nothing.
std::optional<Days> days_of(const Stretch& stretch, int year);
// Whether no year could make it possible: day 32, month 13, Quý V.
bool is_impossible(const Stretch& stretch);

}  // namespace compiler
