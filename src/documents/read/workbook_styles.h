// SPDX-License-Identifier: AGPL-3.0-or-later
// How the number of a cell is shown: as a day, as a code with leading zeros, or as itself.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "documents/read/xml.h"

namespace documents {

struct NumberFormat {
  bool is_day = false;
  std::size_t digits = 0;  // "00000": 5
};

// Whether a format code shows a day: one of d, m and y outside of quotes and brackets, and not only a time.
NumberFormat number_format(std::string_view code);
// By the number of the style, of the part xl/styles.xml.
std::vector<NumberFormat> number_formats(const pugi::xml_node& styles);
// What a person sees of a number that is written like that.
std::string shown(std::string_view number, const NumberFormat& format, bool counts_from_1904);

// Names of elements and attributes without what a file puts before them: "x:row" is "row".
std::string_view local_name(std::string_view name);
pugi::xml_node child_named(const pugi::xml_node& parent, std::string_view name);

}  // namespace documents
