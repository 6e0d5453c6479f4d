// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vietnamese/restore.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>

#include "base/utf8.h"
#include "vietnamese/restorer.h"
#include "vietnamese/syllables.h"
#include "vietnamese/text.h"
#include "vietnamese/tokens.h"

namespace vietnamese {
namespace {

std::u32string lower_case(std::u32string_view text) {
  std::u32string out(text);
  for (char32_t& c : out) c = lower(c);
  return out;
}

Damage find_damage(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  const SyllableCount count = count_syllables(all);
  if (count.words == 0) return Damage::with_vietnamese;
  if (valid_share(all) > 0.8) return Damage::with_vietnamese;
  std::size_t marked = 0, letters = 0;
  for (const char32_t c : base::to_code_points(all)) {
    letters += is_letter(c) ? 1 : 0;
    marked += bare(c) != c || (c > 0x7F && !is_letter(c)) ? 1 : 0;
  }
  return marked * 200 < letters ? Damage::stripped : Damage::without_vietnamese;
}

}  // namespace

struct Model::Parts {
  const Ngrams& ngrams = Ngrams::builtin();
  Lexicon lexicon{ngrams};
  Phrases accepted{};

  Word word_of(std::u32string_view small) {
    const std::string text = base::from_code_points(small);
    if (text == ngrams.text(Ngrams::sentence_begin)) return Ngrams::sentence_begin;
    if (text == ngrams.text(Ngrams::sentence_end)) return Ngrams::sentence_end;
    const bool letters = std::all_of(small.begin(), small.end(), [](char32_t c) { return letter_of(c) != no_letter; });
    if (!letters || small.size() > 12) return Ngrams::unknown;
    const Word known = lexicon.find(text);
    return known != Ngrams::unknown ? known : lexicon.add(text);
  }
};

Model::Model() : parts_(std::make_unique<Parts>()) {}
Model::~Model() = default;
Model::Model(Model&&) noexcept = default;
Model& Model::operator=(Model&&) noexcept = default;

void Model::learn(std::string_view text) {
  const std::string composed = to_nfc(text);
  Word before_that = Ngrams::sentence_begin, before = Ngrams::sentence_begin;
  const auto next = [&](Word word) {
    parts_->accepted.add(before_that, before, word, 1);
    before_that = before;
    before = word;
  };
  const auto end = [&] {
    if (before != Ngrams::sentence_begin) next(Ngrams::sentence_end);
    before_that = before = Ngrams::sentence_begin;
  };
  for (std::size_t from = 0; from < composed.size();) {
    const std::size_t to = std::min(composed.find('\n', from), composed.size());
    const std::vector<Token> tokens = tokenise(std::string_view(composed).substr(from, to - from));
    if (tokens.empty()) end();
    for (const Token& token : tokens) {
      if (token.sentence_before) end();
      if (token.kind == TokenKind::word) next(parts_->word_of(lower_case(token.text)));
      if (token.sentence_after) end();
    }
    from = to + 1;
  }
  end();
  parts_->lexicon.settle();
}

std::string Model::save() const {
  std::map<std::string, float> rows;
  for (const auto& [key, count] : parts_->accepted.triples()) {
    std::string row;
    for (const int shift : {32, 16, 0}) row += parts_->lexicon.text(static_cast<Word>(key >> shift & 0xFFFF)) + '\t';
    rows[row] = count;
  }
  std::string out;
  for (const auto& [row, count] : rows) out += row + std::to_string(std::lround(count)) + '\n';
  return out;
}

void Model::load(std::string_view saved) {
  for (std::size_t from = 0; from < saved.size();) {
    const std::size_t to = std::min(saved.find('\n', from), saved.size());
    std::string_view line = saved.substr(from, to - from);
    from = to + 1;
    std::array<Word, 3> words{};
    bool good = true;
    for (Word& word : words) {
      const std::size_t tab = line.find('\t');
      if (tab == std::string_view::npos || tab == 0) good = false;
      if (!good) break;
      word = parts_->word_of(base::to_code_points(to_nfc(line.substr(0, tab))));
      line.remove_prefix(tab + 1);
    }
    int count = 0;
    std::from_chars(line.data(), line.data() + line.size(), count);
    if (good && count > 0)
      parts_->accepted.add(words[0], words[1], words[2], static_cast<float>(std::min(count, 1000000)));
  }
  parts_->lexicon.settle();
}

std::vector<Restored> Model::restore(const std::vector<std::string>& lines, const RestoreOptions& options) const {
  RestoreOptions decided = options;
  if (decided.damage == Damage::automatic) decided.damage = find_damage(lines);
  return restore_document({parts_->ngrams, parts_->lexicon, parts_->accepted}, lines, decided);
}

const Model& builtin_model() {
  static const Model model;
  return model;
}

}  // namespace vietnamese
