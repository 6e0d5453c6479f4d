// SPDX-License-Identifier: AGPL-3.0-or-later
// What a typed query may mean, judged by the words that the index knows. No library's types.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/snippet.h"
#include "search/synonyms.h"

namespace search {

// What an index knows of words.
class Vocabulary {
 public:
  struct Known {
    std::string word{};
    std::int64_t frequency = 0;
  };
  virtual ~Vocabulary() = default;
  virtual std::int64_t frequency(std::string_view folded) const = 0;  // of items that hold the word
  virtual std::int64_t frequency(std::string_view first, std::string_view second) const = 0;  // side by side
  virtual bool has_beginning(std::string_view folded) const = 0;
  virtual const std::vector<Known>& words() const = 0;
};

struct Word {
  std::string folded{}, exact{};
  std::vector<std::string> others{};  // folded words that may be meant as well, the likeliest first
};

// One word, or several that stand for one thing.
struct Unit {
  std::vector<Word> words{};
  std::vector<Phrase> same{};  // other ways to say it
};

struct Wording {
  std::vector<Unit> units{};
  bool is_marked = false;   // typed with marks: exact hits come first
  std::string beginning{};  // folded; of a word still being typed, which stands in no unit
  std::string corrected{};  // the query as it was understood, where that differs
  Lit lit() const;
};

enum class Typing { done, under_way };
enum class Effort {
  usual,  // unknown words are corrected
  more    // words that never stand beside their neighbours as well
};

Wording understood(const Vocabulary& vocabulary, std::string_view query, Typing typing, Effort effort);

}  // namespace search
