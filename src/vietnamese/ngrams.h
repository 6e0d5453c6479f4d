// SPDX-License-Identifier: AGPL-3.0-or-later
// How likely a syllable is after the two before it. Reads the packed resource that tools/pack_ngrams makes from counts
// over public official documents and from the terms in data/; numbers are not part of the language it knows.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vietnamese {

// The number of a syllable or an abbreviation in small letters.
using Word = std::uint16_t;

class Ngrams {
 public:
  static constexpr Word unknown = 0, sentence_begin = 1, sentence_end = 2, first_word = 3;

  // `packed` must outlive the object; throws std::runtime_error where it is no packed resource.
  explicit Ngrams(std::string_view packed);
  // The resource carried by the program.
  static const Ngrams& builtin();

  std::size_t size() const { return texts_.size(); }
  std::string_view text(Word word) const { return texts_[word]; }
  Word find(std::string_view small) const;  // unknown where it is not there

  float log_prob(Word word) const { return unigrams_[word].log_prob; }
  float log_prob(Word before, Word word) const;
  float log_prob(Word before_that, Word before, Word word) const;

  // Faster where many words are tried after the same two.
  struct Context {
    std::uint32_t from = 0, to = 0;  // trigrams
    float back_off = 0;
    Word before = 0;
  };
  Context context(Word before_that, Word before) const;
  // `bigram` is log_prob(before, word).
  float log_prob(const Context& context, Word word, float bigram) const;

 private:
  struct Unigram {
    float log_prob, back_off;
  };
  // The packed rows, as they lie in the resource.
  struct Bigram {
    Word word;
    std::uint8_t log_prob, back_off;
  };
  struct Trigram {
    std::uint8_t word_low, word_high, log_prob;
    Word word() const { return static_cast<Word>(word_low | word_high << 8); }
  };
  const Bigram* find_bigram(Word before, Word word) const;

  std::vector<std::string_view> texts_{};
  std::unordered_map<std::string_view, Word> numbers_{};
  std::vector<Unigram> unigrams_{};
  std::span<const std::uint32_t> bigram_from_{}, trigram_from_{};
  std::span<const Bigram> bigrams_{};
  std::span<const Trigram> trigrams_{};
};

}  // namespace vietnamese
