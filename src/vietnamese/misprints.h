// SPDX-License-Identifier: AGPL-3.0-or-later
// Misprints in sound Vietnamese text: syllables that cannot be ("tuyên tryền"), and possible ones that stand where the
// language expects a close other one ("chủ trỉ" for "chủ trì"). Careful: it rather misses one than accuses a good word.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vietnamese {

struct Misprint {
  std::size_t from = 0, to = 0;  // bytes in the text
  std::string printed{};         // the syllable as it stands
  std::string meant{};           // the likeliest intended one, with the same capitals
};

// Text of any length, NFC.
std::vector<Misprint> find_misprints(std::string_view text);

}  // namespace vietnamese
