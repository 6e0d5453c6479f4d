// SPDX-License-Identifier: AGPL-3.0-or-later
// How figures are written in Vietnamese texts: amounts with points, decimals with a comma, dates, times of day, numbers
// of telephones. Each function reads at one place of the text and says where what it read ends; nothing is spoken here.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace speech {

using View = std::u32string_view;

bool is_digit_at(View text, std::size_t at);
bool is_letter_at(View text, std::size_t at);
bool is_dash(char32_t c);
// The digits from there on, at most that many.
std::string digits_at(View text, std::size_t at, std::size_t most = std::string::npos);
std::size_t skip_spaces(View text, std::size_t at);

struct Figure {
  std::string whole{};                // digits without points
  std::string decimals{};             // behind the comma
  std::vector<std::string> dotted{};  // further parts of 2.1.3
  bool is_grouped = false;            // 1.250.000
  std::size_t end = 0;
};
std::optional<Figure> figure_at(View text, std::size_t at);

struct DateFigure {
  int day = 0, month = 0, year = 0;  // 0: not said
  std::size_t end = 0;
};
std::optional<DateFigure> full_date_at(View text, std::size_t at);   // 15/11/2025, 15-11-2025, 15.11.2025, 2025-11-15
std::optional<DateFigure> day_month_at(View text, std::size_t at);   // 15/11
std::optional<DateFigure> month_year_at(View text, std::size_t at);  // 11/2025

struct TimeFigure {
  int hour = 0, minute = 0, second = 0;
  std::size_t end = 0;
};
std::optional<TimeFigure> time_at(View text, std::size_t at);  // 8h30, 8h, 08:30, 08:30:15

struct PhoneFigure {
  std::vector<std::string> groups{};
  bool has_plus = false;
  std::size_t end = 0;
};
std::optional<PhoneFigure> phone_at(View text, std::size_t at);

}  // namespace speech
