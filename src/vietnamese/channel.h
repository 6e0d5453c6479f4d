// SPDX-License-Identifier: AGPL-3.0-or-later
// What becomes of letters on the way through a recogniser: how likely each letter is read as none, one, two or three
// characters, and how whole syllables have been seen to come out. Learnt from pairs, adapted to the document at hand.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "vietnamese/alphabet.h"

namespace vietnamese {

// Observed characters, numbered; 0 is any character that office text does not have.
using Seen = std::uint16_t;
inline constexpr std::size_t seen_count = 304;
Seen seen_of(char32_t c);

// Log probabilities of each letter being read as each stretch of one observed word.
class Reading {
 public:
  static constexpr std::size_t longest = 3;  // characters that one letter may become

  explicit Reading(std::size_t length)
      : length_(length), stretches_(std::size_t{letter_count} * length * longest, -1e9F), silent_(letter_count) {}
  std::size_t length() const { return length_; }
  // The values of one letter: at place * longest + (characters - 1).
  const float* stretches(Letter letter) const { return stretches_.data() + letter * length_ * longest; }
  float* stretches(Letter letter) { return stretches_.data() + letter * length_ * longest; }
  float silent(Letter letter) const { return silent_[letter]; }
  void set_silent(Letter letter, float log_prob) { silent_[letter] = log_prob; }

 private:
  std::size_t length_;
  std::vector<float> stretches_, silent_;
};

class Channel {
 public:
  Channel();  // knows only that letters mostly look like themselves or like their bare form
  // A table that print() wrote.
  static Channel parse(std::string_view table);
  std::string print(double least_letters, double least_words) const;

  // Counts the letters of a pair along its likeliest alignment; false where the two are too far apart to be one word.
  bool learn(std::u32string_view truth, std::u32string_view observed, double weight);
  // Counts a whole syllable; both in small letters.
  void learn_word(std::u32string_view truth, std::u32string_view observed, double weight);
  void add(const Channel& other, double weight);
  void forget();  // the counts of letters
  void settle();  // turns counts into probabilities

  Reading read(std::u32string_view observed) const;
  // The likeliest alignment's log probability.
  float log_prob(std::u32string_view truth, std::u32string_view observed) const;

  // How often the syllable was seen as `observed`, and at all; both in small letters.
  double word_count(std::u32string_view truth, std::u32string_view observed) const;
  double word_count(std::u32string_view truth) const;

 private:
  using Key = std::uint64_t;
  struct Hash {
    std::size_t operator()(Key key) const;
  };
  struct Entry {
    Letter letter;
    float log_prob;
  };

  std::unordered_map<Key, double, Hash> counts_{};
  std::array<double, letter_count> totals_{};
  std::unordered_map<std::u32string, std::unordered_map<std::u32string, double>> words_{};  // observed -> syllables
  std::unordered_map<std::u32string, double> word_totals_{};

  std::vector<float> single_{};                                 // [letter][seen]
  std::array<float, letter_count> silent_{};                    // the letter left no trace
  std::array<float, letter_count> rest_{};                      // log of what one unit of prior is worth
  std::unordered_map<Key, std::vector<Entry>, Hash> longer_{};  // stretches of two and three -> letters
};

}  // namespace vietnamese
