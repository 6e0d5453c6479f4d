// SPDX-License-Identifier: AGPL-3.0-or-later
// Text read aloud: whatever is written, what is said is text in lines of a breath.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "speech/spoken.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string said = speech::spoken({reinterpret_cast<const char*>(data), size});
  if (!base::is_valid_utf8(said)) __builtin_trap();
  for (std::size_t at = 0; at < said.size();) {
    const std::size_t end = std::min(said.find('\n', at), said.size());
    const std::size_t letters = base::count_code_points(std::string_view(said).substr(at, end - at));
    if (letters == 0 || letters > speech::longest_breath) __builtin_trap();
    at = end + 1;
  }
  return 0;
}
