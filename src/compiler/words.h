// SPDX-License-Identifier: AGPL-3.0-or-later
// A text as words, numbers and marks with their bytes, and tables of phrases that are looked up in it.
// Words are compared without regard to case and to the place of the tone mark (Hoà = hòa, UỶ = ủy).
#pragma once
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace compiler {

// A run of letters, a run of digits, or one mark.
struct Word {
  std::size_t from = 0, to = 0;  // bytes
  std::uint64_t key = 0;         // equal where the spellings are equal but for case and the place of the tone mark
  std::uint64_t bare = 0;        // equal where the letters are equal without any marks ("chủ trỉ", "chủ trì")
  char32_t mark = 0;             // dashes are '-', double quotation marks '"'; 0 for words and numbers
  int number = -1;               // value of a number of at most nine digits
  int digits = 0;                // count of digits, 0 for words and marks
  bool letters = false;
  bool upper = false;      // begins with a capital
  bool all_upper = false;  // has no small letter
  bool spaced = false;     // white space stands before it, or it begins the text
};

using Words = std::vector<Word>;
Words split_words(std::string_view text);

// The key of a single word.
std::uint64_t word_key(std::string_view word);

inline bool is_mark(const Words& words, std::size_t at, char32_t mark) {
  return at < words.size() && words[at].mark == mark;
}
inline bool is_word(const Words& words, std::size_t at, std::uint64_t key) {
  return at < words.size() && words[at].key == key;
}
inline bool is_digits(const Words& words, std::size_t at) { return at < words.size() && words[at].digits != 0; }
// A sentence ends at this word: a full stop that no letter follows, "!", "?".
bool ends_sentence(const Words& words, std::size_t at);

// Phrases and a number for each. Built once, as a function-local constant.
class Lexicon {
 public:
  // `texts` holds phrases separated by "|".
  struct Entry {
    std::string_view texts;
    int value;
  };
  Lexicon(std::initializer_list<Entry> entries);

  struct Match {
    std::size_t count = 0;  // of words, 0 where nothing matches
    int value = 0;
    explicit operator bool() const { return count != 0; }
  };
  // The longest phrase that begins at `at`.
  Match longest(const Words& words, std::size_t at) const;
  bool has(const Words& words, std::size_t at) const { return longest(words, at).count != 0; }

 private:
  struct Slot {
    std::uint64_t key = 0;  // of the state and the word; 0 is free
    std::uint32_t next = 0;
  };
  std::uint32_t step(std::uint32_t state, std::uint64_t key) const;
  std::uint32_t add_step(std::uint32_t state, std::uint64_t key);
  void grow();

  std::vector<Slot> slots_;
  std::vector<int> values_;   // a state: its value
  std::vector<bool> finals_;  // a state: whether a phrase ends there
  std::size_t used_ = 0;
};

}  // namespace compiler
