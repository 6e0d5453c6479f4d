// SPDX-License-Identifier: AGPL-3.0-or-later
// A line of text as the repair sees it: words that may be restored, and what has a grammar of its own.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vietnamese {

enum class TokenKind {
  word,    // letters, or junk that may have been letters
  number,  // digits and their punctuation
  symbol,  // number and symbol of a document: 19/2024/QĐ-UBND, 333-KH/TU, NQ-CP
  fixed,   // addresses, labels of lists, punctuation
};

struct Token {
  std::size_t from = 0, to = 0;  // bytes of the line, without punctuation around
  std::size_t chunk = 0;         // which of the stretches between spaces it is of
  TokenKind kind = TokenKind::word;
  std::u32string text{};
  bool may_be_word = false;      // a short number that may have been letters: 6, 40, 1a
  bool sentence_before = false;  // a sentence begins here
  bool sentence_after = false;   // punctuation ends the sentence behind it
  bool in_capitals = false;      // of a line in capitals
};

std::vector<Token> tokenise(std::string_view line);

// Is it a label at the head of a line: "1.", "II.", "a)", "-", and what recognisers make of them ("@)", "I1.")?
bool is_list_label(std::string_view first_token);

}  // namespace vietnamese
