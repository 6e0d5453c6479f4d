// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/genre.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "vietnamese/text.h"

namespace documents {
namespace {

bool is_roman(std::string_view text) {
  return !text.empty() && text.size() <= 6 && text.find_first_not_of("IVXLC") == std::string_view::npos;
}

bool is_outline_number(std::string_view text) {
  int digits = 0, dots = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      if (++digits > 3) return false;
    } else if (c == '.' && digits > 0) {
      digits = 0;
      if (++dots > 4) return false;
    } else {
      return false;
    }
  }
  return digits > 0;
}

}  // namespace

bool is_row_label(std::string_view text) {
  text = vietnamese::trim(text);
  if (text == "-" || text == "+") return true;
  if (text.ends_with('.') || text.ends_with(')')) text.remove_suffix(1);
  if (is_roman(text) || is_outline_number(text)) return true;
  return base::count_code_points(text) == 1 && vietnamese::is_letter(base::to_code_points(text).front());
}

bool is_number_column_head(std::string_view text) {
  const std::string folded = vietnamese::fold(vietnamese::tidy(text));
  return folded == "tt" || folded == "stt" || folded == "so tt" || folded == "so thu tu" || folded == "s tt" ||
         folded == "so";
}

bool is_recipients_head(std::string_view text) {
  return vietnamese::fold(vietnamese::tidy(text)).starts_with("noi nhan");
}

bool is_state_name(std::string_view text) {
  return vietnamese::fold(vietnamese::tidy(text)).starts_with("cong hoa xa hoi");
}

bool is_document_head(std::string_view text) {
  constexpr std::array kinds{"ke hoach",  "quyet dinh",   "chi thi",   "nghi quyet", "thong bao",
                             "huong dan", "chuong trinh", "phuong an", "de an",      "bao cao",
                             "to trinh",  "cong van",     "quy che",   "quy dinh",   "phu luc",
                             "danh muc",  "cong dien",    "ket luan",  "thong tri",  "bieu mau"};
  const std::string neat = vietnamese::tidy(text);
  const std::string folded = vietnamese::fold(neat);
  const std::size_t words = vietnamese::words(neat).size();
  // In lower case these are words of any table cell, but for the annex with its number.
  if (!vietnamese::is_all_upper(neat) && (!folded.starts_with("phu luc") || words > 3)) return false;
  if (!vietnamese::starts_upper(neat) || words > 6) return false;
  return std::any_of(kinds.begin(), kinds.end(), [&](std::string_view kind) {
    return folded == kind || (folded.starts_with(kind) && folded[kind.size()] == ' ');
  });
}

bool is_dots(std::string_view text) {
  int dots = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::next_code_point(text, at);
    if (c == U'.')
      ++dots;
    else if (c == U'…')
      dots += 3;
    else if (!vietnamese::is_space(c))
      return false;
  }
  return dots >= 3;
}

}  // namespace documents
