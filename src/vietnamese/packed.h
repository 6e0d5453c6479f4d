// SPDX-License-Identifier: AGPL-3.0-or-later
// The shape of the packed n-grams, shared by the tool that writes them and the class that reads them.
//
//   Header, then unigrams (float log probability, float back-off), bigram_from (u32 for each word and one more),
//   bigrams (u16 word, u8 log probability, u8 back-off), trigram_from (u32 for each bigram and one more),
//   trigrams (u16 word in two bytes, u8 log probability), words (each ended by a line feed).
// Rows of one context are sorted by word. Everything is little-endian; a log probability is -steps * step.
#pragma once
#include <cstdint>

namespace vietnamese::packed {

inline constexpr char magic[8] = {'L', 'T', 'V', 'N', 'G', 'R', '0', '1'};
inline constexpr float step = 0.07F;  // 255 steps reach e^-17.9

struct Header {
  char magic[8];
  std::uint32_t words, bigrams, trigrams, word_bytes;
};

}  // namespace vietnamese::packed
