// SPDX-License-Identifier: AGPL-3.0-or-later
// Recordings from anywhere, looked at before they are sent.
#include <cstdint>
#include <string_view>

#include "speech/ogg.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto file = speech::look_at_ogg_opus({reinterpret_cast<const char*>(data), size});
  if (!file) {
    if (file.error().message.empty()) __builtin_trap();
    return 0;
  }
  double before = 0;
  std::size_t at = 0;
  for (const speech::OggPage& page : file->pages) {
    if (page.from != at || page.ends_at < before) __builtin_trap();
    at += page.size;
    before = page.ends_at;
  }
  if (at != size || file->seconds != before) __builtin_trap();
  return 0;
}
