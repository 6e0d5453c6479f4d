// SPDX-License-Identifier: AGPL-3.0-or-later
// Bytes of a text file into Unicode, whatever they were written with: UTF-8, UTF-16, windows-1258, and the encodings
// from before Unicode that live in fonts (TCVN3 with .Vn… fonts, VNI with VNI-… fonts) or in plain ASCII (VIQR).
#pragma once
#include <string>
#include <string_view>

namespace vietnamese {

struct Decoded {
  std::string text{};      // valid UTF-8, not normalised
  std::string encoding{};  // "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1258", "windows-1252", "TCVN3", "VNI", "VIQR"
};

// By the byte order mark, else by which reading gives most valid Vietnamese syllables. UTF-8 wins ties.
Decoded decode(std::string_view bytes);

}  // namespace vietnamese
