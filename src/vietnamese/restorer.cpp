// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vietnamese/restorer.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/utf8.h"
#include "vietnamese/channel.h"
#include "vietnamese/resources.h"
#include "vietnamese/syllables.h"
#include "vietnamese/symbols.h"
#include "vietnamese/text.h"
#include "vietnamese/tokens.h"
#include "vietnamese/tuning.h"

namespace vietnamese {
namespace {

constexpr float impossible = -1e9F;
constexpr std::size_t longest_word = 20;

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

bool is_upper_letter(char32_t c) { return is_upper(c); }

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
  float recognised = -1;  // how sure the recogniser was, 0 to 1, where it has said so
};

struct Emission {
  Candidate letters{};
  double together = 0, all = 0;  // counts of the whole word
};

// One document on its way through the passes.
class Run {
 public:
  Run(const Language& language, const std::vector<std::string>& lines, const RestoreOptions& options)
      : ngrams_(language.ngrams),
        lexicon_(language.lexicon),
        accepted_(language.accepted),
        lines_(lines),
        options_(options) {}

  std::vector<Restored> restore() {
    const Damage damage = options_.damage;
    find_places();
    const Channel& learnt = damage == Damage::stripped          ? channel_of_stripping()
                            : damage == Damage::with_vietnamese ? channel_with_vietnamese()
                                                                : channel_without_vietnamese();
    channel_ = &learnt;
    pass(false);
    for (int round = 0; round < tuning().rounds; ++round) {
      Channel adapted = learnt;
      adapt(adapted);
      channel_ = &adapted;
      pass(true);
      channel_ = &learnt;
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
        if (token.kind != TokenKind::fixed) {
          Place place;
          place.line = i;
          place.token = k;
          place.sentence_start = begin;
          place.recognised = recognised(i, token.chunk);
          places_.push_back(place);
          begin = false;
        }
        if (token.sentence_after) begin = true;
      }
    }
  }

  float recognised(std::size_t line, std::size_t chunk) const {
    if (line >= options_.confidences.size() || chunk >= options_.confidences[line].size()) return -1;
    return static_cast<float>(std::clamp(options_.confidences[line][chunk], 0.0, 1.0));
  }

  static bool is_longer_number(const Token& token) {
    return token.kind == TokenKind::symbol || (token.kind == TokenKind::number && token.text.size() > 1);
  }

  const Token& token(const Place& place) const { return tokens_[place.line][place.token]; }

  void pass(bool again) {
    ++passes_;
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
      const auto& emissions = emissions_of(t.text, ReadAs::small);
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
    const bool numbered = index + 1 < places_.size() && is_longer_number(token(places_[index + 1]));
    const bool capitals = (letters.upper >= 2 && letters.upper * 2 > letters.upper + letters.lower) ||
                          (t.in_capitals && letters.upper > letters.lower);
    for (const Emission& emission : emissions_of(t.text, capitals ? ReadAs::capitals : ReadAs::small)) {
      const bool own = again && place.word == emission.letters.word && place.shape != Shape::as_seen;
      Hypothesis h;
      h.word = emission.letters.word;
      if (capitals) {
        h.shape = Shape::capitals;
        h.score = emission.letters.capitals;
        if (!t.in_capitals) h.score += lexicon_.is_abbreviation(h.word) ? -0.5F : tuning().odd_capitals;
      } else {
        float title = place.sentence_start                ? -0.1F
                      : lexicon_.is_function_word(h.word) ? tuning().title_function
                      : lexicon_.is_often_capital(h.word) ? tuning().title_often
                                                          : tuning().title_else;
        const bool barred = lexicon_.letters(h.word).front() == U'đ' && bare(t.text[0]) != U'd';  // read as b or p
        if (is_lower(t.text[0]) && !place.sentence_start && !barred) title += tuning().lower_as_title;
        const float small_prior = place.sentence_start ? -2.5F : -0.2F;
        // a whole syllable was counted in small letters: that speaks for the capitalisation that is seen
        const float s = smoothed(emission.letters.small, emission, own, !is_upper(t.text[0])) + small_prior;
        const float u = smoothed(emission.letters.title, emission, own, !is_lower(t.text[0])) + title;
        h.shape = s >= u ? Shape::small : Shape::title;
        h.score = std::max(s, u);
        if (lexicon_.is_abbreviation(h.word)) h.score -= 4;
      }
      if (t.kind == TokenKind::number) h.score += tuning().number_as_word;
      if (numbered && lexicon_.takes_number(h.word)) h.score += tuning().numbered;
      out.push_back(h);
    }
    keep_best(out);
    if (const Word word = abbreviation_in(t.text); word != Ngrams::unknown)
      out.push_back({word, tuning().abbreviation, Shape::capitals, false});
    if (t.kind == TokenKind::word) out.push_back(kept(t, capitals));
    if (options_.damage == Damage::with_vietnamese && place.recognised >= 0)
      for (Hypothesis& h : out)
        if (h.shape == Shape::as_seen || shaped(h.word, h.shape) == t.text) h.score += trust(place.recognised);
    return out;
  }

  // An abbreviation whose I and O were read as l and 0: (Al), lSO.
  Word abbreviation_in(std::u32string_view text) const {
    std::u32string fixed(text);
    for (char32_t& c : fixed) c = c == U'l' || c == U'1' || c == U'|' ? U'I' : c == U'0' ? U'O' : c;
    const bool capitals = std::all_of(fixed.begin(), fixed.end(), is_upper_letter);
    if (fixed == text || !capitals || count_letters(text).upper == 0) return Ngrams::unknown;
    const Word word = lexicon_.find(base::from_code_points(small(fixed)));
    return word != Ngrams::unknown && lexicon_.is_listed(word) ? word : Ngrams::unknown;
  }

  // What the recogniser's own confidence is worth, as a logarithm: Tesseract is wrong in one of 200 words that it is
  // surer of than 0.95, in one of ten at 0.9, in every third at 0.85, in every second below. The channel has counted
  // with one of twenty.
  static float trust(float recognised) {
    if (recognised >= 0.95F) return 2.3F;
    if (recognised >= 0.90F) return -0.7F;
    if (recognised >= 0.85F) return -2.1F;
    return -2.9F;
  }

  // Of text that is mostly right only what is surely wrong is changed; what is no Vietnamese word at all may be a name.
  bool is_worth_changing(const Place& place, std::u32string_view text) const {
    if (options_.damage != Damage::with_vietnamese) return true;
    const bool told = place.recognised >= 0;
    if (place.confidence < (told ? tuning().sure_seen : tuning().sure)) return false;
    if (told && place.recognised < 0.8F) return true;
    const bool plain = std::all_of(text.begin(), text.end(), [](char32_t c) { return c < 0x80; });
    return !plain || is_valid_syllable(base::from_code_points(text));
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

  const std::vector<Emission>& emissions_of(const std::u32string& text, ReadAs letters) {
    std::u32string key = text;
    key.push_back(letters == ReadAs::capitals ? U'\1' : U'\2');
    Emissions& emissions = emissions_[key];
    if (emissions.pass == passes_ || text.size() > longest_word) return emissions.list;
    const Reading reading = channel_->read(text, letters);
    if (emissions.pass == 0) {
      for (const Candidate& candidate : lexicon_.search(reading, {letters, tuning().candidates, tuning().bound}))
        emissions.list.push_back({candidate, 0, 0});
    } else {
      for (Emission& emission : emissions.list) weigh_again(emission.letters, reading);
    }
    emissions.pass = passes_;
    if (letters == ReadAs::capitals) return emissions.list;
    const std::u32string seen = small(text);
    for (Emission& emission : emissions.list) {
      emission.together = channel_->word_count(lexicon_.letters(emission.letters.word), seen);
      emission.all = channel_->word_count(lexicon_.letters(emission.letters.word));
    }
    return emissions.list;
  }

  // The candidates of the first pass stay; what the channel has learnt since changes their weights.
  void weigh_again(Candidate& candidate, const Reading& reading) const {
    std::u32string word = lexicon_.letters(candidate.word);
    if (candidate.small > impossible) candidate.small = log_prob(word, reading);
    if (candidate.title > impossible) {
      word[0] = upper(word[0]);
      candidate.title = log_prob(word, reading);
    }
    if (candidate.capitals > impossible) {
      for (char32_t& c : word) c = upper(c);
      candidate.capitals = log_prob(word, reading);
    }
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
        append_gap(restored, line, copied, t.from);
        copied = t.from;
        double confidence = place.confidence;
        std::u32string text = t.text;
        if (t.kind == TokenKind::symbol) {
          text = repair_symbol(t.text);
          confidence = 0.95;
        } else if (place.shape != Shape::as_seen && is_worth_changing(place, t.text)) {
          text = shaped(place.word, place.shape);
        }
        if (text == t.text) continue;
        const std::size_t from = restored.text.size();
        restored.text += base::from_code_points(text);
        restored.repairs.push_back({from, restored.text.size(), line.substr(t.from, t.to - t.from), confidence});
        copied = t.to;
      }
      restored.text.append(line, copied, line.size() - copied);
    }
    return out;
  }

  // What stands between two words: as it is, but for a quotation mark read for a space.
  void append_gap(Restored& restored, const std::string& line, std::size_t from, std::size_t to) const {
    const std::string_view gap = std::string_view(line).substr(from, to - from);
    const bool joined = from > 0 && !restored.repairs.empty() && restored.repairs.back().to == restored.text.size();
    if (!joined || (gap != "‘" && gap != "“")) {
      restored.text += gap;
      return;
    }
    restored.text += ' ';
    restored.repairs.push_back({restored.text.size() - 1, restored.text.size(), std::string(gap), 0.9});
  }

  const Ngrams& ngrams_;
  const Lexicon& lexicon_;
  const Phrases& accepted_;
  const std::vector<std::string>& lines_;
  const RestoreOptions& options_;
  const Channel* channel_ = nullptr;
  std::vector<std::vector<Token>> tokens_{};
  std::vector<Place> places_{};
  struct Emissions {
    int pass = 0;  // when they were weighed
    std::vector<Emission> list{};
  };
  std::unordered_map<std::u32string, Emissions> emissions_{};
  int passes_ = 0;
};

}  // namespace

std::vector<Restored> restore_document(const Language& language, const std::vector<std::string>& lines,
                                       const RestoreOptions& options) {
  return Run(language, lines, options).restore();
}

}  // namespace vietnamese
