// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vietnamese/decoder.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace vietnamese {
namespace {

std::uint64_t key_of(Word a, Word b, Word c) { return std::uint64_t{a} << 32 | std::uint64_t{b} << 16 | c; }
std::uint64_t key_of(Word a, Word b) { return std::uint64_t{a} << 16 | b; }

template <class Map, class Key>
double count_in(const Map& map, Key key) {
  const auto found = map.find(key);
  return found == map.end() ? 0 : double{found->second};
}

float log_sum(float a, float b) {
  if (a < b) std::swap(a, b);
  return b < a - 16 ? a : a + std::log1p(std::exp(b - a));
}

constexpr float nothing = -1e30F;
constexpr std::uint32_t nowhere = UINT32_MAX;

float mixed(float general, const Phrases::Advice& advice, float most, float trust) {
  if (advice.seen <= 0) return general;
  const auto share = most * static_cast<float>(advice.seen / (advice.seen + trust));
  return std::log((1 - share) * std::exp(general) + share * static_cast<float>(advice.probability));
}

}  // namespace

void Phrases::add(Word before_that, Word before, Word word, float weight) {
  triples_[key_of(before_that, before, word)] += weight;
  pair_starts_[key_of(before_that, before)] += weight;
  pairs_[key_of(before, word)] += weight;
  starts_[before] += weight;
}

Phrases::Context Phrases::context(Word before_that, Word before) const {
  Context out{before_that, before, 0, count_in(starts_, before)};
  if (out.last > 0) out.both = count_in(pair_starts_, key_of(before_that, before));
  return out;
}

Phrases::Advice Phrases::advise(const Context& context, Word word, double without) const {
  const auto less = [without](double count) { return std::max(0.0, count - without); };
  if (const double seen = less(context.both); seen > 0)
    return {less(count_in(triples_, key_of(context.before_that, context.before, word))) / seen, seen};
  constexpr double worth_of_one_word = 0.25;  // it says less than two
  if (const double seen = less(context.last); seen > 0)
    return {less(count_in(pairs_, key_of(context.before, word))) / seen, seen * worth_of_one_word};
  return {};
}

// All ways through a sentence. A state is the two last words on a way, and the sum over all ways to it.
struct Decoder::Lattice {
  struct State {
    Word before_that, before;
    float forward, backward;
  };
  struct Step {
    std::uint32_t from, to, hypothesis;
    float weight;
  };
  std::vector<std::vector<State>> states{};
  std::vector<std::vector<Step>> steps{};

  // used while a slot is added
  std::vector<Word> befores{};          // the last words of all states, each once
  std::vector<std::uint32_t> group{};   // which of them a state has
  std::vector<float> bigrams{};         // [before][hypothesis]
  std::vector<std::uint32_t> places{};  // [before][hypothesis] -> state, or nowhere
  std::vector<float> order{};

  void prune(float beam, std::size_t most);
};

// Only the likeliest ways go on.
void Decoder::Lattice::prune(float beam, std::size_t most) {
  std::vector<State>& last = states.back();
  float best = nothing;
  for (const State& state : last) best = std::max(best, state.forward);
  float least = best - beam;
  if (last.size() > most) {
    order.clear();
    for (const State& state : last) order.push_back(state.forward);
    std::nth_element(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(most) - 1, order.end(),
                     std::greater<>());
    least = std::max(least, order[most - 1]);
  }
  places.assign(last.size(), nowhere);
  std::uint32_t kept = 0;
  for (std::size_t s = 0; s < last.size(); ++s)
    if (last[s].forward >= least) {
      places[s] = kept;
      last[kept++] = last[s];
    }
  last.resize(kept);
  std::erase_if(steps.back(), [&](Step& step) { return (step.to = places[step.to]) == nowhere; });
}

void Decoder::extend(Lattice& lattice, const Slot& slot, Word earlier) const {
  const std::vector<Lattice::State> from = lattice.states.back();
  std::vector<Lattice::State>& next = lattice.states.emplace_back();
  std::vector<Lattice::Step>& steps = lattice.steps.emplace_back();
  lattice.befores.clear();
  lattice.group.clear();
  for (const Lattice::State& state : from) {
    const auto at = std::find(lattice.befores.begin(), lattice.befores.end(), state.before);
    lattice.group.push_back(static_cast<std::uint32_t>(at - lattice.befores.begin()));
    if (at == lattice.befores.end()) lattice.befores.push_back(state.before);
  }
  lattice.bigrams.resize(lattice.befores.size() * slot.size());
  lattice.places.assign(lattice.befores.size() * slot.size(), nowhere);
  for (std::size_t b = 0; b < lattice.befores.size(); ++b)
    for (std::size_t h = 0; h < slot.size(); ++h)
      if (!slot[h].skipped)
        lattice.bigrams[b * slot.size() + h] = ngrams_.log_prob(known(lattice.befores[b]), known(slot[h].word));
  // a third word can make the second far likelier, but not by more than this in what is worth following
  constexpr float hope = 7;
  float best = nothing;
  for (std::size_t s = 0; s < from.size(); ++s) {
    const Lattice::State& state = from[s];
    const Ngrams::Context context = ngrams_.context(known(state.before_that), known(state.before));
    Phrases::Context own{}, accepted{};
    if (document_ != nullptr) own = document_->context(state.before_that, state.before);
    if (accepted_ != nullptr) accepted = accepted_->context(state.before_that, state.before);
    for (std::size_t h = 0; h < slot.size(); ++h) {
      const Hypothesis& hypothesis = slot[h];
      float weight = hypothesis.score;
      std::uint32_t to = nowhere;
      if (hypothesis.skipped) {
        to = static_cast<std::uint32_t>(next.size());
        next.push_back({state.before_that, state.before, nothing, nothing});
      } else {
        const std::size_t cell = lattice.group[s] * slot.size() + h;
        const float bigram = lattice.bigrams[cell];
        if (own.last <= 0 && accepted.last <= 0 && state.forward + weight + bigram + hope < best - weights_.beam)
          continue;
        float language = known(hypothesis.word) == Ngrams::unknown ? weights_.unknown_word
                                                                   : ngrams_.log_prob(context, hypothesis.word, bigram);
        if (own.last > 0)
          language = mixed(language, document_->advise(own, hypothesis.word, earlier == hypothesis.word ? 1 : 0),
                           weights_.phrases, weights_.phrases_trust);
        if (accepted.last > 0)
          language = mixed(language, accepted_->advise(accepted, hypothesis.word, 0), weights_.accepted,
                           weights_.accepted_trust);
        weight += language * weights_.language;
        if (state.forward + weight < best - weights_.beam) continue;
        if (lattice.places[cell] == nowhere) {
          lattice.places[cell] = static_cast<std::uint32_t>(next.size());
          next.push_back({state.before, hypothesis.word, nothing, nothing});
        }
        to = lattice.places[cell];
      }
      next[to].forward = log_sum(next[to].forward, state.forward + weight);
      best = std::max(best, next[to].forward);
      steps.push_back({static_cast<std::uint32_t>(s), to, static_cast<std::uint32_t>(h), weight});
    }
  }
  lattice.prune(weights_.beam, weights_.states);
}

std::vector<Choice> Decoder::decode(std::span<const Slot> sentence, std::span<const Word> before) const {
  Lattice lattice;
  lattice.states.push_back({{Ngrams::sentence_begin, Ngrams::sentence_begin, 0, nothing}});
  for (std::size_t i = 0; i < sentence.size(); ++i)
    extend(lattice, sentence[i], i < before.size() ? before[i] : Ngrams::unknown);
  extend(lattice, Slot{{Ngrams::sentence_end, 0, Shape::small, false}}, Ngrams::unknown);
  float whole = nothing;
  for (Lattice::State& state : lattice.states.back()) {
    state.backward = 0;
    whole = log_sum(whole, state.forward);
  }
  std::vector<Choice> out(sentence.size());
  std::vector<float> posteriors;
  for (std::size_t i = sentence.size() + 1; i-- > 0;) {
    posteriors.assign(i < sentence.size() ? sentence[i].size() : 1, 0);
    for (const Lattice::Step& step : lattice.steps[i]) {
      Lattice::State& from = lattice.states[i][step.from];
      const float behind = step.weight + lattice.states[i + 1][step.to].backward;
      from.backward = log_sum(from.backward, behind);
      posteriors[step.hypothesis] += std::exp(from.forward + behind - whole);
    }
    if (i == sentence.size()) continue;
    const auto best = std::max_element(posteriors.begin(), posteriors.end());
    out[i] = {static_cast<std::uint32_t>(best - posteriors.begin()), std::min(1.0F, *best)};
  }
  return out;
}

}  // namespace vietnamese
