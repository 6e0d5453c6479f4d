// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sandbox/limits.h"

#include <sstream>

namespace sandbox {

std::string to_text(const Limits& limits) {
  std::ostringstream text;
  text.imbue(std::locale::classic());
  text << limits.memory_bytes << ' ' << limits.processes << ' ' << limits.silent_seconds << ' ' << limits.seconds << ' '
       << limits.processor_seconds << ' ' << limits.open_files << ' ' << limits.file_bytes << ' '
       << limits.answer_bytes;
  return text.str();
}

std::optional<Limits> limits_from(std::string_view text) {
  std::istringstream words{std::string(text)};
  words.imbue(std::locale::classic());
  Limits limits;
  words >> limits.memory_bytes >> limits.processes >> limits.silent_seconds >> limits.seconds >>
      limits.processor_seconds >> limits.open_files >> limits.file_bytes >> limits.answer_bytes;
  if (!words) return std::nullopt;
  return limits;
}

}  // namespace sandbox
