// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/write/poster_colours.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

namespace documents {
namespace {

std::optional<Colour> colour_of(std::string_view text) {
  constexpr std::size_t length = 7;
  constexpr double most = 255;
  if (text.size() != length || text[0] != '#') return std::nullopt;
  double parts[3];
  for (std::size_t i = 0; i < 3; ++i) {
    int value = 0;
    const char* from = text.data() + 1 + 2 * i;
    if (std::from_chars(from, from + 2, value, 16).ptr != from + 2 || *from == '-') return std::nullopt;
    parts[i] = value / most;
  }
  return Colour{parts[0], parts[1], parts[2]};
}

// The relative luminance of WCAG 2.
double luminance(const Colour& colour) {
  const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

}  // namespace

double contrast(const Colour& one, const Colour& other) {
  const double a = luminance(one), b = luminance(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

base::Result<Palette> palette_of(const PosterColours& colours) {
  const auto paper = colour_of(colours.paper), ink = colour_of(colours.ink), accent = colour_of(colours.accent);
  if (!paper || !ink || !accent)
    return base::Error{base::ErrorKind::invalid, "Màu phải được viết dạng #RRGGBB, ví dụ #B3121D.", "colours"};
  constexpr double legible = 3;  // what WCAG asks of large text
  if (contrast(*paper, *ink) < legible || contrast(*paper, *accent) < legible)
    return base::Error{base::ErrorKind::invalid,
                       "Màu chữ quá gần màu nền, người xem sẽ khó đọc; hãy chọn màu khác nhau hơn.", "colours"};
  return Palette{*paper, *ink, *accent};
}

}  // namespace documents
