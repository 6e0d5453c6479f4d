// SPDX-License-Identifier: AGPL-3.0-or-later
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "base/utf8.h"
#include "http/forms.h"

// Whatever is accepted is UTF-8 without NUL, within the limits.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const std::optional<http::Fields> form = http::parse_form(text)) {
    if (form->size() > http::most_form_fields) std::abort();
    for (const auto& [name, value] : *form)
      for (const std::string* part : {&name, &value})
        if (!base::is_valid_utf8(*part) || part->find('\0') != std::string::npos) std::abort();
  }
  return 0;
}
