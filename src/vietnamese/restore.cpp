// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vietnamese/restore.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <unordered_map>

#include "base/utf8.h"
#include "vietnamese/channel.h"
#include "vietnamese/decoder.h"
#include "vietnamese/lexicon.h"
#include "vietnamese/resources.h"
#include "vietnamese/syllables.h"
#include "vietnamese/symbols.h"
#include "vietnamese/text.h"
#include "vietnamese/tokens.h"
#include "vietnamese/tuning.h"

namespace vietnamese {
namespace {

constexpr float impossible = -1e9F;

const Channel& channel_without_vietnamese() {
  static const Channel channel = Channel::parse(resources::channel_eng());
  return channel;
}
const Channel& channel_with_vietnamese() {
  static const Channel channel = Channel::parse(resources::channel_vie());
  return channel;
}

// Marks taken off by rule: no errors, no other characters; a few marks may have stayed.
const Channel& channel_of_stripping() {
  static const Channel channel = [] {
    Channel c;
    for (Letter letter = 0; letter < letter_count; ++letter) {
      const char32_t whole = character_of(letter), stripped = bare(whole);
      c.learn(std::u32string(1, whole), std::u32string(1, stripped), 20000);
      if (stripped != whole) c.learn(std::u32string(1, whole), std::u32string(1, whole), 500);
    }
    c.settle();
    return c;
  }();
  return channel;
}

std::u32string small(std::u32string_view text) {
  std::u32string out(text);
  for (char32_t& c : out) c = lower(c);
  return out;
}

struct Letters {
  std::size_t upper = 0, lower = 0;
};
Letters count_letters(std::u32string_view text) {
  Letters out;
  for (const char32_t c : text) {
    if (is_upper(c)) ++out.upper;
    if (is_lower(c)) ++out.lower;
  }
  return out;
}

// A word token of the document with its place and what was last thought of it.
struct Place {
  std::size_t line = 0, token = 0;
  bool sentence_start = false;
  Word word = Ngrams::unknown;
  Shape shape = Shape::as_seen;
  float confidence = 1;
};

struct Emission {
  Candidate letters{};
  double together = 0, all = 0;  // counts of the whole word
};

// One document on its way through the passes.
class Run {
 public:
  Run(const Ngrams& ngrams, const Lexicon& lexicon, const Phrases& accepted, const std::vector<std::string>& lines)
      : ngrams_(ngrams), lexicon_(lexicon), accepted_(accepted), lines_(lines) {}

  std::vector<Restored> restore(Damage damage, const RestoreOptions& options) {
    (void)options;
    find_places();
    damage_ = damage;
    const Channel& learnt = damage == Damage::stripped          ? channel_of_stripping()
                            : damage == Damage::with_vietnamese ? channel_with_vietnamese()
                                                                : channel_without_vietnamese();
    channel_ = &learnt;
    pass(false);
    Channel adapted = learnt;
    for (int round = 0; round < tuning().rounds; ++round) {
      adapted = learnt;
      adapt(adapted);
      channel_ = &adapted;
      pass(true);
    }
    return output();
  }

 private:
  void find_places() {
    bool begin = true;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      tokens_.push_back(tokenise(lines_[i]));
      if (tokens_.back().empty()) begin = true;
      for (std::size_t k = 0; k < tokens_.back().size(); ++k) {
        const Token& token = tokens_.back()[k];
        if (token.sentence_before) begin = true;
        if (token.kind == TokenKind::word || token.kind == TokenKind::number) {
          Place place;
          place.line = i;
          place.token = k;
          place.sentence_start = begin;
          places_.push_back(place);
          begin = false;
        }
        if (token.kind == TokenKind::symbol) {
          Place place;
          place.line = i;
          place.token = k;
          place.sentence_start = begin;
          places_.push_back(place);
          begin = false;
        }
        if (token.sentence_after) begin = true;
      }
    }
  }

  const Token& token(const Place& place) const { return tokens_[place.line][place.token]; }

  void pass(bool again) {
    emissions_.clear();
    Phrases document;
    if (again) for_sentences([&](std::size_t from, std::size_t to) { collect(from, to, document); });
    Decoder decoder(ngrams_, tuning().decoder);
    if (again) decoder.use_document(&document);
    if (!accepted_.empty()) decoder.use_accepted(&accepted_);
    for_sentences([&](std::size_t from, std::size_t to) { decode(decoder, from, to, again); });
  }

  template <class Do>
  void for_sentences(Do act) {
    constexpr std::size_t longest = 400;
    for (std::size_t from = 0; from < places_.size();) {
      std::size_t to = from + 1;
      while (to < places_.size() && !places_[to].sentence_start && to - from < longest) ++to;
      act(from, to);
      from = to;
    }
  }

  void collect(std::size_t from, std::size_t to, Phrases& phrases) const {
    Word before_that = Ngrams::sentence_begin, before = Ngrams::sentence_begin;
    for (std::size_t i = from; i < to; ++i) {
      const Place& place = places_[i];
      if (token(place).kind != TokenKind::word && place.shape == Shape::as_seen) continue;
      phrases.add(before_that, before, place.word, place.confidence);
      before_that = before;
      before = place.word;
    }
    phrases.add(before_that, before, Ngrams::sentence_end, 1);
  }

  void decode(const Decoder& decoder, std::size_t from, std::size_t to, bool again) {
    std::vector<Slot> slots;
    std::vector<Word> earlier;
    for (std::size_t i = from; i < to; ++i) {
      slots.push_back(slot_of(i, again));
      if (again) earlier.push_back(places_[i].word);
    }
    const std::vector<Choice> choices = decoder.decode(slots, earlier);
    for (std::size_t i = from; i < to; ++i) {
      const Hypothesis& chosen = slots[i - from][choices[i - from].hypothesis];
      places_[i].word = chosen.word;
      places_[i].shape = chosen.shape;
      places_[i].confidence = choices[i - from].posterior;
    }
  }

  // A number stands behind "số", "ngày" and the like, or before what can be counted.
  float number_score(std::size_t index) {
    const auto any = [&](std::size_t at, bool (Lexicon::*is)(Word) const) {
      const Token& t = token(places_[at]);
      if (t.kind != TokenKind::word) return false;
      const auto& emissions = emissions_of(t.text, false);
      return std::any_of(emissions.begin(), emissions.begin() + std::min<std::ptrdiff_t>(4, std::ssize(emissions)),
                         [&](const Emission& e) { return (lexicon_.*is)(e.letters.word); });
    };
    const bool start = places_[index].sentence_start;
    const bool end = index + 1 == places_.size() || places_[index + 1].sentence_start;
    if (start || (index > 0 && any(index - 1, &Lexicon::takes_number))) return tuning().number;
    if (end || any(index + 1, &Lexicon::is_counted)) return tuning().number;
    return tuning().odd_number;
  }

  Slot slot_of(std::size_t index, bool again) {
    const Place& place = places_[index];
    const Token& t = token(place);
    Slot out;
    if (t.kind == TokenKind::symbol) {
      out.push_back({Ngrams::unknown, 0, Shape::as_seen, true});
      return out;
    }
    if (t.kind == TokenKind::number) {
      out.push_back({Ngrams::unknown, t.may_be_word ? number_score(index) : 0.0F, Shape::as_seen, true});
      if (!t.may_be_word) return out;
    }
    const Letters letters = count_letters(t.text);
    const bool capitals = (letters.upper >= 2 && letters.upper * 2 > letters.upper + letters.lower) ||
                          (t.in_capitals && letters.upper > letters.lower);
    for (const Emission& emission : emissions_of(t.text, capitals)) {
      const bool own = again && place.word == emission.letters.word && place.shape != Shape::as_seen;
      Hypothesis h;
      h.word = emission.letters.word;
      if (capitals) {
        h.shape = Shape::capitals;
        h.score = emission.letters.capitals;
        if (!t.in_capitals) h.score += lexicon_.is_abbreviation(h.word) ? -0.5F : tuning().odd_capitals;
      } else {
        float title = place.sentence_start ? -0.1F : lexicon_.is_function_word(h.word) ? -5.0F : -1.6F;
        if (is_lower(t.text[0]) && !place.sentence_start) title += tuning().lower_as_title;
        const float small_prior = place.sentence_start ? -2.5F : -0.2F;
        // a whole syllable was counted in small letters: that speaks for the capitalisation that is seen
        const float s = smoothed(emission.letters.small, emission, own, !is_upper(t.text[0])) + small_prior;
        const float u = smoothed(emission.letters.title, emission, own, !is_lower(t.text[0])) + title;
        h.shape = s >= u ? Shape::small : Shape::title;
        h.score = std::max(s, u);
        if (lexicon_.is_abbreviation(h.word)) h.score -= 4;
      }
      if (t.kind == TokenKind::number) h.score += tuning().number_as_word;
      out.push_back(h);
    }
    keep_best(out);
    if (t.kind == TokenKind::word) out.push_back(kept(t, capitals));
    return out;
  }

  // The word as it stands, of no known vocabulary: a name, an abbreviation, a foreign word.
  Hypothesis kept(const Token& t, bool capitals) const {
    Hypothesis h;
    h.shape = Shape::as_seen;
    float per_letter = tuning().unknown_letter;
    if (capitals && !t.in_capitals) per_letter = tuning().abbreviation_letter;
    h.score = per_letter * static_cast<float>(t.text.size());
    bool junk = false;
    for (const char32_t c : t.text) junk = junk || (!is_letter(c) && !is_digit(c));
    if (junk) h.score += tuning().unknown_junk;
    return h;
  }

  // What whole syllables have been seen to become, as far as it goes; else what their letters do.
  float smoothed(float letters, const Emission& emission, bool own, bool counted) const {
    if (letters <= impossible) return letters;
    const double less = own ? tuning().own : 0;
    const double all = std::max(0.0, emission.all - less);
    const double together = counted ? std::max(0.0, emission.together - less) : 0;
    const double share = all <= 0 ? 0 : tuning().word_share * all / (all + tuning().word_trust);
    return static_cast<float>(
        std::log((1 - share) * std::exp(double{letters}) + (all <= 0 ? 0 : share * together / all)));
  }

  void keep_best(Slot& slot) const {
    const std::size_t most = tuning().candidates;
    const auto worth = [&](const Hypothesis& h) {
      const float language = h.word < ngrams_.size() ? ngrams_.log_prob(h.word) : -12;
      return h.skipped ? 1e9F : h.score + 0.7F * language;
    };
    if (slot.size() <= most) return;
    std::partial_sort(slot.begin(), slot.begin() + static_cast<std::ptrdiff_t>(most), slot.end(),
                      [&](const Hypothesis& a, const Hypothesis& b) { return worth(a) > worth(b); });
    slot.resize(most);
  }

  const std::vector<Emission>& emissions_of(const std::u32string& text, bool capitals) {
    std::u32string key = text;
    key.push_back(capitals ? U'\1' : U'\2');
    const auto [at, fresh] = emissions_.try_emplace(std::move(key));
    if (!fresh || text.size() > 20) return at->second;
    Lexicon::Search how;
    how.letters = capitals ? Lexicon::Letters::capitals : Lexicon::Letters::small;
    how.bound = tuning().bound;
    const std::u32string seen = small(text);
    for (const Candidate& candidate : lexicon_.search(channel_->read(text), how)) {
      Emission emission{candidate, 0, 0};
      if (!capitals) {
        emission.together = channel_->word_count(lexicon_.letters(candidate.word), seen);
        emission.all = channel_->word_count(lexicon_.letters(candidate.word));
      }
      at->second.push_back(emission);
    }
    return at->second;
  }

  void adapt(Channel& channel) const {
    for (const Place& place : places_) {
      if (place.shape == Shape::as_seen || place.confidence < 0.5F) continue;
      const std::u32string truth = shaped(place.word, place.shape);
      const Token& t = token(place);
      channel.learn(truth, t.text, place.confidence * tuning().adapt_letters);
      if (place.shape != Shape::capitals)
        channel.learn_word(lexicon_.letters(place.word), small(t.text), place.confidence * tuning().adapt_words);
    }
    channel.settle();
  }

  std::u32string shaped(Word word, Shape shape) const {
    std::u32string out = lexicon_.letters(word);
    if (shape == Shape::capitals)
      for (char32_t& c : out) c = upper(c);
    if (shape == Shape::title && !out.empty()) out[0] = upper(out[0]);
    return out;
  }

  std::vector<Restored> output() const {
    std::vector<Restored> out(lines_.size());
    std::size_t at = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const std::string& line = lines_[i];
      Restored& restored = out[i];
      std::size_t copied = 0;
      for (; at < places_.size() && places_[at].line == i; ++at) {
        const Place& place = places_[at];
        const Token& t = token(place);
        restored.text.append(line, copied, t.from - copied);
        copied = t.from;
        double confidence = place.confidence;
        std::u32string text = t.text;
        if (t.kind == TokenKind::symbol) {
          text = repair_symbol(t.text);
          confidence = 0.95;
        } else if (place.shape != Shape::as_seen) {
          text = shaped(place.word, place.shape);
        }
        if (text == t.text) continue;
        const std::size_t from = restored.text.size();
        base::append_utf8(restored.text, 0);
        restored.text.pop_back();
        restored.text += base::from_code_points(text);
        restored.repairs.push_back({from, restored.text.size(), line.substr(t.from, t.to - t.from), confidence});
        copied = t.to;
      }
      restored.text.append(line, copied, line.size() - copied);
    }
    return out;
  }

  const Ngrams& ngrams_;
  const Lexicon& lexicon_;
  const Phrases& accepted_;
  const std::vector<std::string>& lines_;
  Damage damage_ = Damage::automatic;
  const Channel* channel_ = nullptr;
  std::vector<std::vector<Token>> tokens_{};
  std::vector<Place> places_{};
  std::unordered_map<std::u32string, std::vector<Emission>> emissions_{};
};

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
      if (token.kind == TokenKind::word) next(parts_->word_of(small(token.text)));
      if (token.sentence_after) end();
    }
    from = to + 1;
  }
  end();
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
}

std::vector<Restored> Model::restore(const std::vector<std::string>& lines, const RestoreOptions& options) const {
  const Damage damage = options.damage == Damage::automatic ? find_damage(lines) : options.damage;
  return Run(parts_->ngrams, parts_->lexicon, parts_->accepted, lines).restore(damage, options);
}

const Model& builtin_model() {
  static const Model model;
  return model;
}

}  // namespace vietnamese
