// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/workbook_styles.h"

#include <array>
#include <charconv>
#include <cmath>
#include <map>

#include "base/time.h"

namespace documents {
namespace {

constexpr double last_serial = 2'958'465;                                 // 31/12/9999
constexpr std::int64_t first_day = 25'569, first_day_from_1904 = 24'107;  // 01/01/1970, as spreadsheets count

bool is_day_by_number(int format) {
  return (format >= 14 && format <= 17) || format == 22 || (format >= 27 && format <= 36) ||
         (format >= 50 && format <= 58);
}

std::string two_digits(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string as_day(double serial, bool counts_from_1904) {
  const auto whole = static_cast<std::int64_t>(std::floor(serial));
  std::int64_t day = whole - (counts_from_1904 ? first_day_from_1904 : first_day);
  if (!counts_from_1904 && whole < 60) ++day;  // spreadsheets have a 29/02/1900
  std::string text = base::for_people(base::date_of_day(day));
  const auto minutes = static_cast<std::int64_t>(std::llround((serial - std::floor(serial)) * 24 * 60));
  if (minutes > 0 && minutes < std::int64_t{24} * 60)
    text += " " + two_digits(minutes / 60) + ":" + two_digits(minutes % 60);
  return text;
}

std::string as_number(double number, std::size_t digits) {
  std::array<char, 400> text{};
  const bool is_whole = std::floor(number) == number && std::abs(number) < 1e15;
  const auto end = is_whole ? std::to_chars(text.data(), text.data() + text.size(), static_cast<std::int64_t>(number))
                            : std::to_chars(text.data(), text.data() + text.size(), number);
  std::string out(text.data(), end.ptr);
  if (is_whole && number >= 0 && out.size() < digits) out.insert(0, digits - out.size(), '0');
  return out;
}

}  // namespace

std::string_view local_name(std::string_view name) { return name.substr(name.find(':') + 1); }

pugi::xml_node child_named(const pugi::xml_node& parent, std::string_view name) {
  for (const pugi::xml_node& child : parent.children())
    if (local_name(child.name()) == name) return child;
  return {};
}

NumberFormat number_format(std::string_view code) {
  constexpr std::size_t most_digits = 30;
  NumberFormat format;
  bool is_zeros = !code.empty();
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    is_zeros = is_zeros && c == '0';
    if (c == '"' || c == '[') {
      i = std::min(code.find(c == '"' ? '"' : ']', i + 1), code.size());
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == ';') {
      break;
    } else if (c == 'd' || c == 'D' || c == 'y' || c == 'Y') {
      format.is_day = true;
    }
  }
  if (is_zeros && code.size() <= most_digits) format.digits = code.size();
  return format;
}

std::vector<NumberFormat> number_formats(const pugi::xml_node& styles) {
  std::map<int, NumberFormat> own;
  for (const pugi::xml_node& format : child_named(styles, "numFmts").children())
    own[format.attribute("numFmtId").as_int()] = number_format(value(format, "formatCode"));
  std::vector<NumberFormat> formats;
  for (const pugi::xml_node& style : child_named(styles, "cellXfs").children()) {
    const int number = style.attribute("numFmtId").as_int();
    const auto found = own.find(number);
    formats.push_back(found != own.end() ? found->second : NumberFormat{is_day_by_number(number), 0});
  }
  return formats;
}

std::string shown(std::string_view text, const NumberFormat& format, bool counts_from_1904) {
  double number = 0;
  const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (trouble != std::errc{} || end != text.data() + text.size() || !std::isfinite(number)) return std::string(text);
  if (format.is_day && number >= 1 && number <= last_serial) return as_day(number, counts_from_1904);
  return as_number(number, format.digits);
}

}  // namespace documents
