// SPDX-License-Identifier: AGPL-3.0-or-later
// Bytes of a text file into Unicode, whatever they were written with: UTF-8, UTF-16, windows-1258, and the encodings
// from before Unicode that live in fonts (TCVN3 with .Vn… fonts, VNI with VNI-… fonts) or in plain ASCII (VIQR).
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace vietnamese {

struct Decoded {
  std::string text{};      // valid UTF-8
  std::string encoding{};  // "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1258", "windows-1252", "TCVN3", "VNI", "VIQR"
};

// By the byte order mark, else by which reading gives most valid Vietnamese syllables. UTF-8 wins ties.
Decoded decode(std::string_view bytes);

// With what the file says of itself ("windows-1252", "utf-8", …). A byte order mark knows better, and so does the
// content where it cannot be what is claimed.
Decoded decode_as(std::string_view bytes, std::string_view charset);

// Unicode text whose letters are those that a program without the font shows ("Céng hoµ x· héi"): read again as TCVN3
// or VNI where that makes it Vietnamese, else nothing.
std::optional<Decoded> reread(std::string_view text);

// Characters as a program without the font shows them (Latin-1, or U+F0xx of symbol fonts), into Vietnamese, NFC.
// Letters outside of the encoding stay. TCVN3 has no capitals with tones: the font shows them.
std::string from_tcvn3(std::string_view text);
std::string from_vni(std::string_view text);
std::string from_viqr(std::string_view text);

// The encoding that a font of this name shows.
enum class FontEncoding { unicode, tcvn3, tcvn3_capitals, vni };
FontEncoding font_encoding(std::string_view font);
std::string from_font(std::string_view text, FontEncoding encoding);

}  // namespace vietnamese
