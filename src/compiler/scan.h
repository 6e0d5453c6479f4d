// SPDX-License-Identifier: AGPL-3.0-or-later
// Finding words in Vietnamese text whatever their case and marks, with the bytes where they stand.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace compiler {

// A text folded by vietnamese::fold, and for each folded byte the byte of the original it came from.
class Folded {
 public:
  explicit Folded(std::string_view original);
  std::string_view text() const { return folded_; }
  // Byte in the original for a byte offset in text(); text().size() maps to the original's size.
  std::size_t origin(std::size_t folded_offset) const { return map_[folded_offset]; }
  // First whole-word occurrence of `words` (already folded) at or behind `from` (folded offsets); npos if none.
  std::size_t find_word(std::string_view words, std::size_t from = 0) const;
  bool contains_word(std::string_view words) const { return find_word(words) != std::string_view::npos; }
  bool starts_with_word(std::string_view words) const;

 private:
  std::string folded_;
  std::vector<std::uint32_t> map_;
};

// True where `words` stands at `at` in `folded` with no letter or digit touching it.
bool is_whole_word(std::string_view folded, std::size_t at, std::size_t length);
bool folded_contains(std::string_view text, std::string_view words);
bool folded_starts_with(std::string_view text, std::string_view words);
bool ends_sentence(std::string_view text);              // . ; : ! ? … or a closing "./."
int to_number(std::string_view digits);                 // ASCII digits; 0 where there are none or too many
std::string_view strip_closing(std::string_view text);  // without trailing blanks and . ; ,

}  // namespace compiler
