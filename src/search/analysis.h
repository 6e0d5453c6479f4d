// SPDX-License-Identifier: AGPL-3.0-or-later
// Words of a Vietnamese text as the index knows them. Each has two keys: `exact` (lower case, the tone behind the
// letters, so that hoà is hòa) and `folded` (no marks, đ as d). Texts are NFC.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace search {

struct Token {
  std::size_t from = 0, to = 0;  // bytes of the text
  std::string exact{}, folded{};
  bool is_marked = false;  // has a tone, a hat, a hook or a bar
  bool is_word = false;    // letters only
};

// Letters and digits; a full stop between digits is part of the word: 1.004221.
std::vector<Token> tokens(std::string_view text);

// What is left of a folded word typed with Telex or VNI marks that no keyboard took up: kys → ky, keets → ket,
// ddawng → dang, ky1 → ky. Nothing where there are none.
std::optional<std::string> without_typed_marks(std::string_view folded);

// ky for ki and the other way round; nothing where the spelling knows one only.
std::optional<std::string> other_vowel_i(std::string_view folded);

// How many letters must be put in, left out, changed or swapped; counting stops above `most`.
int typing_distance(std::string_view a, std::string_view b, int most);

}  // namespace search
