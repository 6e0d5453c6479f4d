// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/numbers.h"

#include <charconv>

namespace base {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// Groups of three behind a point or a space: "1.250.000" is a number, "1.25" is none.
std::optional<std::string> ungrouped(std::string_view text) {
  std::string digits;
  std::size_t in_group = 0;
  bool has_groups = false;
  for (const char c : text) {
    if (c == '.' || c == ' ') {
      if (in_group == 0 || in_group > 3 || (has_groups && in_group != 3)) return std::nullopt;
      has_groups = true;
      in_group = 0;
    } else {
      digits += c;
      ++in_group;
    }
  }
  if (has_groups && in_group != 3) return std::nullopt;
  return digits;
}

}  // namespace

std::optional<std::int64_t> whole(std::string_view text, std::int64_t most) {
  const std::string_view digits = trimmed(text);
  std::int64_t number = 0;
  const auto [end, trouble] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (digits.empty() || trouble != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return number < 0 || number > most ? std::nullopt : std::optional(number);
}

std::optional<std::int64_t> money(std::string_view text, std::int64_t most) {
  std::string_view amount = trimmed(text);
  for (const std::string_view unit : {"đồng", "VNĐ", "vnđ", "VND", "đ"})
    if (amount.ends_with(unit)) {
      amount = trimmed(amount.substr(0, amount.size() - unit.size()));
      break;
    }
  const std::optional<std::string> digits = ungrouped(amount);
  return digits ? whole(*digits, most) : std::nullopt;
}

std::string with_points(std::int64_t number) {
  std::string digits = std::to_string(number < 0 ? -number : number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ".");
  return number < 0 ? "-" + digits : digits;
}

}  // namespace base
