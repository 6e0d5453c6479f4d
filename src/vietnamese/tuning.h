// SPDX-License-Identifier: AGPL-3.0-or-later
// The figures that weigh the parts of the repair against each other, found by trying on documents of other agencies
// than those that the tests measure.
#pragma once
#include <cstddef>

#include "vietnamese/decoder.h"

namespace vietnamese {

// Logarithms of probabilities, where nothing else is said.
struct Tuning {
  DecoderWeights decoder{};
  int rounds = 1;             // passes after the first, with what the document has taught
  float number = -5;          // a short number is a number
  float number_as_word = 0;   // it was a word
  float numbered = 3;         // a word before a number is one that takes numbers
  float title_function = -5;  // amid a sentence, such words have a capital
  float title_often = -0.4F;
  float title_else = -2.4F;
  float odd_capitals = -5;            // a word, no abbreviation, in capitals amid small letters
  float unknown_letter = -3.5F;       // each letter of a word outside the vocabulary
  float abbreviation_letter = -1.3F;  // the same of an abbreviation
  float abbreviation = -3;            // a listed abbreviation of which I was read as l
  float unknown_junk = -6;            // such a word has signs that are no letters
  float odd_number = -10;             // the same where no number is looked for
  float lower_as_title = -2;          // a small letter was a capital
  double word_share = 0.8;      // at most, of what whole syllables were seen to become; the rest is their letters'
  double word_trust = 20;       // sightings of a syllable that make half of that
  double own = 1;               // sightings that a place takes out of its own evidence
  double adapt_letters = 5;     // weight of what this document has taught on letters
  double adapt_words = 1;       // and on whole syllables
  std::size_t candidates = 24;  // for each word
  float bound = 11;             // the last candidate is no less likely than the first by more
  double sure = 0.97;           // of text recognised with Vietnamese, only what is surer than this is changed
  double sure_seen = 0.9;       // the same where the recogniser has said how sure it was
};
Tuning& tuning();

}  // namespace vietnamese
