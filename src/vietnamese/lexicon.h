// SPDX-License-Identifier: AGPL-3.0-or-later
// The words that may stand in a Vietnamese text, as a tree of letters, and the search for those that an observed word
// may have been.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "vietnamese/channel.h"
#include "vietnamese/ngrams.h"

namespace vietnamese {

// A word that an observed one may have been: how likely the channel makes it so, by capitalisation.
struct Candidate {
  Word word = Ngrams::unknown;
  float small = -1e9F, title = -1e9F, capitals = -1e9F;
};

class Lexicon {
 public:
  explicit Lexicon(const Ngrams& ngrams);

  // The number of the word, new where it has not been there. Words added are searched for after the next settle().
  Word add(std::string_view small);
  void settle();
  Word find(std::string_view small) const;  // Ngrams::unknown where it is not there
  const std::u32string& letters(Word word) const { return words_[word]; }
  std::string text(Word word) const;
  bool is_abbreviation(Word word) const { return abbreviation_[word] != 0; }
  bool is_listed(Word word) const { return listed_[word] != 0; }  // an abbreviation of data/abbreviations.txt
  // Rarely written with a capital but at the head of a sentence.
  bool is_function_word(Word word) const { return function_word_[word] != 0; }
  // Often written with a capital amid a sentence: what names of agencies begin with.
  bool is_often_capital(Word word) const { return often_capital_[word] != 0; }
  bool takes_number(Word word) const { return takes_number_[word] != 0; }  // a number may follow: "số", "ngày"
  bool is_counted(Word word) const { return counted_[word] != 0; }  // a number may stand before: "người", "bài"
  std::size_t size() const { return words_.size(); }

  struct Search {
    ReadAs letters = ReadAs::small;  // a first capital is tried for words in small letters
    std::size_t most = 24;           // candidates
    float bound = 12;                // the last is no less worth than the first by more
    float hopeless = -20;            // no word is looked for where even the likeliest letters are less likely
    std::size_t most_steps = 3000;   // letters tried; junk that is far from any word ends the search there
  };
  // The candidates of most worth, that first: what the channel says, and how frequent the word is.
  std::vector<Candidate> search(const Reading& reading, const Search& how) const;

 private:
  // A tree of bare letters, lying flat: the children of a node are neighbours. At a node hang the words that have its
  // letters without their marks.
  struct Node {
    Letter letter = no_letter;
    std::uint32_t first_child = 0, end_child = 0;
    std::uint32_t first_word = 0, end_word = 0;
    float most_frequent = 0;  // here and below, as a share of its worth
  };
  struct Branch;
  struct Found;
  bool can_be_searched(const std::u32string& small) const;
  float frequency(Word word) const;
  Candidate weigh(Word word, const Reading& reading) const;
  std::vector<char> searched_{};  // is the word in the tree?

  const Ngrams& ngrams_;
  std::vector<std::u32string> words_{};
  std::unordered_map<std::u32string, Word> numbers_{};
  std::vector<char> abbreviation_{}, listed_{}, function_word_{}, often_capital_{}, takes_number_{}, counted_{};
  std::vector<Node> nodes_{};
  std::vector<Word> hanging_{};
};

}  // namespace vietnamese
