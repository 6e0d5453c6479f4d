// SPDX-License-Identifier: AGPL-3.0-or-later
// What becomes of letters on the way through a recogniser: how likely each letter is read as none, one, two or three
// characters, and how whole syllables have been seen to come out. Learnt from pairs, adapted to the document at hand.
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "vietnamese/likeness.h"

namespace vietnamese {

enum class ReadAs { small, capitals };  // the letters of a word; among small ones the first may be a capital

// Log probabilities of each letter being read as each stretch of one observed word.
class Reading {
 public:
  static constexpr std::size_t longest = 3;  // characters that one letter may become

  Reading(std::size_t length, ReadAs letters);
  std::size_t length() const { return length_; }
  ReadAs letters() const { return letters_; }
  // The values of one letter: at place * longest + (characters - 1). A capital that may stand first has place 0 alone.
  const float* stretches(Letter letter) const { return stretches_.data() + from_[letter]; }
  float* stretches(Letter letter) { return stretches_.data() + from_[letter]; }
  std::size_t places(Letter letter) const;
  float silent(Letter letter) const { return silent_[letter]; }
  void set_silent(Letter letter, float log_prob) { silent_[letter] = log_prob; }

 private:
  std::size_t length_;
  ReadAs letters_;
  std::vector<float> stretches_;
  std::array<std::uint32_t, letter_count> from_{};
  std::array<float, letter_count> silent_{};
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
  void forget();  // the counts of letters
  void settle();  // turns counts into probabilities

  Reading read(std::u32string_view observed, ReadAs letters) const;

  // How often the syllable was seen as `observed`, and at all; both in small letters.
  double word_count(const std::u32string& truth, const std::u32string& observed) const;
  double word_count(const std::u32string& truth) const;

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
  struct Words {
    std::unordered_map<std::u32string, std::unordered_map<std::u32string, double>> readings{};  // observed -> syllables
    std::unordered_map<std::u32string, double> totals{};
    void add(std::u32string_view truth, std::u32string_view observed, double weight);
    double count(const std::u32string& truth, const std::u32string& observed) const;
    double count(const std::u32string& truth) const;
  };
  std::shared_ptr<const Words> parsed_{};  // of the table; shared by the copies that are adapted to documents
  Words words_{};                          // learnt since

  std::vector<float> single_{};                                 // [letter][seen]
  std::array<float, letter_count> silent_{};                    // the letter left no trace
  std::array<float, letter_count> rest_{};                      // log of what one unit of prior is worth
  std::unordered_map<Key, std::vector<Entry>, Hash> longer_{};  // stretches of two and three -> letters
};

// The log probability of the likeliest alignment; the letters must be those that the reading is for.
float log_prob(std::u32string_view truth, const Reading& reading);

}  // namespace vietnamese
