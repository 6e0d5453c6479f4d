// SPDX-License-Identifier: AGPL-3.0-or-later
// Packs counts of syllables in a row into the resource that vietnamese::Ngrams reads in place. Run by the build.
//
//   pack_ngrams COUNTS.tsv.gz TERMS.tsv... OUTPUT
//
// COUNTS: n <tab> syllables <tab> count, for n = 1, 2, 3, from texts without their numbers; rare rows are left out,
// so what is missing in the sum over a context is the weight of everything unseen. TERMS: phrase <tab> weight, added
// as if the phrase had been met so often.
#include <zlib.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "vietnamese/packed.h"

namespace {

namespace packed = vietnamese::packed;
using Word = std::uint16_t;

struct Counts {
  std::map<std::string, double> words{};
  std::map<std::pair<std::string, std::string>, double> pairs{};
  std::map<std::pair<std::pair<std::string, std::string>, std::string>, double> triples{};
};

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> out;
  while (true) {
    const std::size_t end = text.find(at);
    out.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + 1);
  }
}

void read_counts(const std::string& path, Counts& counts) {
  gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) throw std::runtime_error("cannot open " + path);
  char buffer[4096];
  while (gzgets(file, buffer, sizeof buffer) != nullptr) {
    std::string_view line = buffer;
    while (line.ends_with('\n')) line.remove_suffix(1);
    const std::vector<std::string> fields = split(line, '\t');
    if (fields.size() != 3) throw std::runtime_error("not a row of counts: " + std::string(line));
    const std::vector<std::string> w = split(fields[1], ' ');
    const double count = std::atof(fields[2].c_str());
    if (w.size() == 1) counts.words[w[0]] += count;
    if (w.size() == 2) counts.pairs[{w[0], w[1]}] += count;
    if (w.size() == 3) counts.triples[{{w[0], w[1]}, w[2]}] += count;
  }
  gzclose(file);
}

// A term is met inside sentences: its first word after anything, so only what follows inside it is counted.
void read_terms(const std::string& path, Counts& counts) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot open " + path);
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    const std::vector<std::string> fields = split(line, '\t');
    const double weight = fields.size() > 1 ? std::atof(fields[1].c_str()) : 20;
    const std::vector<std::string> w = split(fields[0], ' ');
    for (std::size_t i = 0; i < w.size(); ++i) {
      counts.words[w[i]] += weight;
      if (i >= 1) counts.pairs[{w[i - 1], w[i]}] += weight;
      if (i >= 2) counts.triples[{{w[i - 2], w[i - 1]}, w[i]}] += weight;
    }
  }
}

struct Row {
  Word word;
  double log_prob, back_off;
};

std::uint8_t steps(double log_value) {
  return static_cast<std::uint8_t>(std::clamp(std::lround(-log_value / double{packed::step}), 0L, 255L));
}

class Packer {
 public:
  explicit Packer(const Counts& counts) : counts_(counts) {
    words_ = {"<unk>", "<s>", "</s>"};
    for (const auto& [word, count] : counts.words)
      if (!word.starts_with('<')) words_.push_back(word);
    if (words_.size() > 0xFFFF) throw std::runtime_error("too many words");
    for (std::size_t i = 0; i < words_.size(); ++i) ids_[words_[i]] = static_cast<Word>(i);
  }

  void write(const std::string& path) {
    estimate_unigrams();
    estimate_bigrams();
    estimate_trigrams();
    std::ofstream out(path, std::ios::binary);
    packed::Header header{};
    std::memcpy(header.magic, packed::magic, sizeof header.magic);
    header.words = static_cast<std::uint32_t>(words_.size());
    header.bigrams = static_cast<std::uint32_t>(bigrams_.size());
    header.trigrams = static_cast<std::uint32_t>(trigrams_.size());
    std::string text;
    for (const std::string& word : words_) text += word + "\n";
    header.word_bytes = static_cast<std::uint32_t>(text.size());
    std::string bytes;
    const auto put = [&](const void* data, std::size_t size) { bytes.append(static_cast<const char*>(data), size); };
    const auto pad = [&] { bytes.resize((bytes.size() + 3) / 4 * 4); };
    put(&header, sizeof header);
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const float values[2] = {static_cast<float>(unigram_[i]), static_cast<float>(unigram_back_off_[i])};
      put(values, sizeof values);
    }
    put(bigram_from_.data(), bigram_from_.size() * 4);
    for (const Row& row : bigrams_) {
      const std::uint8_t rest[2] = {steps(row.log_prob), steps(row.back_off)};
      put(&row.word, 2);
      put(rest, 2);
    }
    put(trigram_from_.data(), trigram_from_.size() * 4);
    for (const Row& row : trigrams_) {
      const std::uint8_t cells[3] = {static_cast<std::uint8_t>(row.word & 0xFF),
                                     static_cast<std::uint8_t>(row.word >> 8), steps(row.log_prob)};
      put(cells, 3);
    }
    pad();
    put(text.data(), text.size());
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!out) throw std::runtime_error("cannot write " + path);
  }

 private:
  static constexpr double pair_discount = 0.8, triple_discount = 0.9;

  // Half by how often, half by after how many different words: a word bound to one phrase is unlikely elsewhere.
  void estimate_unigrams() {
    std::vector<double> count(words_.size(), 0), partners(words_.size(), 0);
    double counted = 0, met = 0;
    for (const auto& [word, c] : counts_.words)
      if (const Word id = ids_.at(word); id != 1) counted += count[id] = c;
    for (const auto& [pair, c] : counts_.pairs) {
      partners[id_of(pair.second)] += 1;
      met += 1;
    }
    constexpr double share_of_unknown = 1e-4;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const double p = 0.5 * count[i] / counted + 0.5 * (partners[i] + 0.3) / (met + 0.3 * double(words_.size()));
      unigram_.push_back(std::log(i == 0 ? share_of_unknown : std::max(p, 1e-7)));
    }
  }

  void estimate_bigrams() {
    std::vector<std::vector<std::pair<Word, double>>> after(words_.size());
    for (const auto& [pair, count] : counts_.pairs) after[id_of(pair.first)].emplace_back(id_of(pair.second), count);
    for (std::size_t i = 0; i < words_.size(); ++i) {
      std::sort(after[i].begin(), after[i].end());
      double sum = 0, kept = 0;
      for (const auto& [word, count] : after[i]) sum += count;
      const double total = std::max(word_count(i), sum) + 2;
      for (const auto& [word, count] : after[i]) kept += (count - pair_discount) / total;
      const double rest = 1 - kept;
      bigram_from_.push_back(static_cast<std::uint32_t>(bigrams_.size()));
      for (const auto& [word, count] : after[i])
        bigrams_.push_back({word, std::log((count - pair_discount) / total + rest * std::exp(unigram_[word])), 0});
      unigram_back_off_.push_back(std::log(rest));
    }
    bigram_from_.push_back(static_cast<std::uint32_t>(bigrams_.size()));
  }

  void estimate_trigrams() {
    std::map<std::pair<Word, Word>, std::vector<std::pair<Word, double>>> after;
    for (const auto& [triple, count] : counts_.triples)
      after[{id_of(triple.first.first), id_of(triple.first.second)}].emplace_back(id_of(triple.second), count);
    for (std::size_t before_that = 0; before_that < words_.size(); ++before_that)
      for (std::uint32_t at = bigram_from_[before_that]; at < bigram_from_[before_that + 1]; ++at) {
        Row& row = bigrams_[at];
        trigram_from_.push_back(static_cast<std::uint32_t>(trigrams_.size()));
        const auto found = after.find({static_cast<Word>(before_that), row.word});
        if (found == after.end()) continue;
        std::sort(found->second.begin(), found->second.end());
        double sum = 0, kept = 0;
        for (const auto& [word, count] : found->second) sum += count;
        const double total = std::max(pair_count(before_that, row.word), sum) + 1;
        for (const auto& [word, count] : found->second) kept += (count - triple_discount) / total;
        const double rest = 1 - kept;
        row.back_off = std::log(rest);
        for (const auto& [word, count] : found->second)
          trigrams_.push_back(
              {word, std::log((count - triple_discount) / total + rest * std::exp(bigram(row.word, word))), 0});
      }
    trigram_from_.push_back(static_cast<std::uint32_t>(trigrams_.size()));
  }

  double bigram(Word before, Word word) const {
    const auto from = bigrams_.begin() + bigram_from_[before], to = bigrams_.begin() + bigram_from_[before + 1u];
    const auto at = std::lower_bound(from, to, word, [](const Row& row, Word w) { return row.word < w; });
    if (at != to && at->word == word) return at->log_prob;
    return unigram_back_off_[before] + unigram_[word];
  }

  Word id_of(const std::string& word) const {
    const auto found = ids_.find(word);
    return found == ids_.end() ? Word{0} : found->second;
  }
  double word_count(std::size_t id) const {
    const auto found = counts_.words.find(words_[id]);
    return found == counts_.words.end() ? 0 : found->second;
  }
  double pair_count(std::size_t before, Word word) const {
    const auto found = counts_.pairs.find({words_[before], words_[word]});
    return found == counts_.pairs.end() ? 0 : found->second;
  }

  const Counts& counts_;
  std::vector<std::string> words_{};
  std::map<std::string, Word> ids_{};
  std::vector<double> unigram_{}, unigram_back_off_{};
  std::vector<std::uint32_t> bigram_from_{}, trigram_from_{};
  std::vector<Row> bigrams_{}, trigrams_{};
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "pack_ngrams COUNTS.tsv.gz TERMS.tsv... OUTPUT\n";
    return 2;
  }
  Counts counts;
  read_counts(argv[1], counts);
  for (int i = 2; i + 1 < argc; ++i) read_terms(argv[i], counts);
  Packer(counts).write(argv[argc - 1]);
  return 0;
}
