// SPDX-License-Identifier: AGPL-3.0-or-later
// Picture files up to the gray page that would be recognised.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "documents/read/image_open.h"
#include "documents/read/rulings_pixels.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  documents::Limits limits;
  limits.pages = 4;
  limits.image_pixels = 200'000;
  const auto count = documents::count_pictures(bytes, limits);
  if (!count) return 0;
  for (int i = 0; i < *count && i < limits.pages; ++i) {
    auto picture = documents::open_picture(bytes, i);
    if (!picture) continue;
    if (!picture->gray || !(picture->dpi > 0)) std::abort();
    const documents::Straightened level = documents::straightened(*std::move(picture));
    documents::grids_of(documents::rules_in(level.picture).rules, documents::pixel_tolerance);
  }
  return 0;
}
