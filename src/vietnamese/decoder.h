// SPDX-License-Identifier: AGPL-3.0-or-later
// Chooses among what each word of a sentence may have been, by what the language says of three words in a row.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "vietnamese/ngrams.h"

namespace vietnamese {

enum class Shape : std::uint8_t { small, title, capitals, as_seen };

struct Hypothesis {
  Word word = Ngrams::unknown;
  float score = 0;  // log probability of what was observed, given this
  Shape shape = Shape::small;
  bool skipped = false;  // a number: the words on its sides follow each other
};
using Slot = std::vector<Hypothesis>;

// What was chosen for a slot, and how sure.
struct Choice {
  std::uint32_t hypothesis = 0;
  float posterior = 1;
};

// The words that the document at hand puts in a row, or that an agency has accepted: lends its weight to the n-grams.
class Phrases {
 public:
  void add(Word before_that, Word before, Word word, float weight);
  bool empty() const { return starts_.empty(); }
  // Two words, and how often something was met after both and after the last of them.
  struct Context {
    Word before_that = 0, before = 0;
    double both = 0, last = 0;
  };
  Context context(Word before_that, Word before) const;
  // The probability of a word there, and how far the counts can be trusted. `without` is left out of them: this very
  // place of the document.
  struct Advice {
    double probability = 0, seen = 0;
  };
  Advice advise(const Context& context, Word word, double without) const;

  const std::unordered_map<std::uint64_t, float>& triples() const { return triples_; }

 private:
  std::unordered_map<std::uint64_t, float> triples_{}, pairs_{}, pair_starts_{};
  std::unordered_map<Word, float> starts_{};
};

struct DecoderWeights {
  float language = 1.0F;    // what the language says against what the channel says
  float phrases = 0.3F;     // share of the document's own phrases, where they are many
  float phrases_trust = 4;  // how many make half of that share
  float accepted = 0.5F;    // the same of the phrases that an agency has accepted
  float accepted_trust = 2;
  float unknown_word = -12.0F;  // a word outside the vocabulary
  float beam = 10.0F;
  std::size_t states = 12;
};

class Decoder {
 public:
  Decoder(const Ngrams& ngrams, const DecoderWeights& weights) : ngrams_(ngrams), weights_(weights) {}
  void use_document(const Phrases* phrases) { document_ = phrases; }
  void use_accepted(const Phrases* phrases) { accepted_ = phrases; }

  // `before` are the choices of an earlier pass over the same slots, or empty: they are left out of the phrases.
  std::vector<Choice> decode(std::span<const Slot> sentence, std::span<const Word> before) const;

 private:
  struct Lattice;
  void extend(Lattice& lattice, const Slot& slot, Word earlier) const;
  Word known(Word word) const { return word < ngrams_.size() ? word : Ngrams::unknown; }

  const Ngrams& ngrams_;
  DecoderWeights weights_;
  const Phrases* document_ = nullptr;
  const Phrases* accepted_ = nullptr;
};

}  // namespace vietnamese
