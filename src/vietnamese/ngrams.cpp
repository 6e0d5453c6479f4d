// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vietnamese/ngrams.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <stdexcept>

#include "vietnamese/packed.h"
#include "vietnamese/resources.h"

namespace vietnamese {
namespace {

static_assert(std::endian::native == std::endian::little, "the packed resource is read in place");

// Takes the next part of the resource; parts lie at multiples of four.
class Cutter {
 public:
  explicit Cutter(std::string_view bytes) : bytes_(bytes) {}
  template <class Row>
  std::span<const Row> rows(std::size_t count) {
    const std::string_view part = take(count * sizeof(Row));
    const void* start = part.data();
    return {static_cast<const Row*>(start), count};
  }
  std::string_view take(std::size_t length) {
    if (length > bytes_.size() - at_) throw std::runtime_error("the packed n-grams are cut short");
    const std::string_view part = bytes_.substr(at_, length);
    at_ = std::min(bytes_.size(), (at_ + length + 3) / 4 * 4);
    return part;
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

float value_of(std::uint8_t steps) { return -packed::step * static_cast<float>(steps); }

}  // namespace

Ngrams::Ngrams(std::string_view bytes) {
  static_assert(sizeof(Bigram) == 4 && sizeof(Trigram) == 3 && sizeof(Unigram) == 8);
  Cutter cutter(bytes);
  packed::Header header{};
  std::memcpy(&header, cutter.take(sizeof header).data(), sizeof header);
  if (std::memcmp(header.magic, packed::magic, sizeof header.magic) != 0)
    throw std::runtime_error("these bytes are no packed n-grams");
  const std::span<const Unigram> unigrams = cutter.rows<Unigram>(header.words);
  unigrams_.assign(unigrams.begin(), unigrams.end());
  bigram_from_ = cutter.rows<std::uint32_t>(std::size_t{header.words} + 1);
  bigrams_ = cutter.rows<Bigram>(header.bigrams);
  trigram_from_ = cutter.rows<std::uint32_t>(std::size_t{header.bigrams} + 1);
  trigrams_ = cutter.rows<Trigram>(header.trigrams);
  std::string_view words = cutter.take(header.word_bytes);
  while (!words.empty()) {
    const std::size_t end = words.find('\n');
    if (end == std::string_view::npos) throw std::runtime_error("the packed n-grams are cut short");
    numbers_.emplace(words.substr(0, end), static_cast<Word>(texts_.size()));
    texts_.push_back(words.substr(0, end));
    words.remove_prefix(end + 1);
  }
  if (texts_.size() != header.words || texts_.size() <= first_word)
    throw std::runtime_error("the packed n-grams do not hold together");
}

const Ngrams& Ngrams::builtin() {
  static const Ngrams instance(resources::ngrams());
  return instance;
}

Word Ngrams::find(std::string_view small) const {
  const auto found = numbers_.find(small);
  return found == numbers_.end() || found->second < first_word ? unknown : found->second;
}

const Ngrams::Bigram* Ngrams::find_bigram(Word before, Word word) const {
  const Bigram* from = bigrams_.data() + bigram_from_[before];
  const Bigram* to = bigrams_.data() + bigram_from_[before + 1u];
  const Bigram* at = std::lower_bound(from, to, word, [](const Bigram& row, Word w) { return row.word < w; });
  return at != to && at->word == word ? at : nullptr;
}

float Ngrams::log_prob(Word before, Word word) const {
  if (const Bigram* row = find_bigram(before, word)) return value_of(row->log_prob);
  return unigrams_[before].back_off + unigrams_[word].log_prob;
}

Ngrams::Context Ngrams::context(Word before_that, Word before) const {
  Context out;
  out.before = before;
  if (const Bigram* row = find_bigram(before_that, before)) {
    const auto at = static_cast<std::size_t>(row - bigrams_.data());
    out.from = trigram_from_[at];
    out.to = trigram_from_[at + 1];
    out.back_off = value_of(row->back_off);
  }
  return out;
}

float Ngrams::log_prob(const Context& context, Word word, float bigram) const {
  const Trigram* from = trigrams_.data() + context.from;
  const Trigram* to = trigrams_.data() + context.to;
  const Trigram* at = std::lower_bound(from, to, word, [](const Trigram& row, Word w) { return row.word() < w; });
  if (at != to && at->word() == word) return value_of(at->log_prob);
  return context.back_off + bigram;
}

float Ngrams::log_prob(Word before_that, Word before, Word word) const {
  return log_prob(context(before_that, before), word, log_prob(before, word));
}

}  // namespace vietnamese
