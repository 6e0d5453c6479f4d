// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vietnamese/form_text.h"

#include "vietnamese/text.h"

namespace vietnamese {

std::string one_line(std::string_view given) { return tidy(to_nfc(given)); }

std::string many_lines(std::string_view given) {
  std::string text = to_nfc(trim(given));
  std::erase(text, '\r');
  return text;
}

}  // namespace vietnamese
