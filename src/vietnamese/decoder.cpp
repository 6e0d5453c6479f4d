// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vietnamese/decoder.h"

#include <algorithm>
#include <cmath>

namespace vietnamese {
namespace {

std::uint64_t key_of(Word a, Word b, Word c) { return std::uint64_t{a} << 32 | std::uint64_t{b} << 16 | c; }
std::uint64_t key_of(Word a, Word b) { return std::uint64_t{a} << 16 | b; }

template <class Map, class Key>
double count_in(const Map& map, Key key) {
  const auto found = map.find(key);
  return found == map.end() ? 0 : double{found->second};
}

// The two last words on a way through the sentence, and the sum over all ways to them.
struct State {
  Word before_that, before;
  float forward, backward;
};

struct Step {
  std::uint32_t from, to, hypothesis;
  float weight;
};

float log_sum(float a, float b) {
  if (a < b) std::swap(a, b);
  return b < a - 16 ? a : a + std::log1p(std::exp(b - a));
}

constexpr float nothing = -1e30F;

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
  words_[word] += weight;
  total_ += weight;
}

Phrases::Advice Phrases::advise(Word before_that, Word before, Word word, double without) const {
  const auto less = [without](double count) { return std::max(0.0, count - without); };
  Advice out;
  out.seen = less(count_in(pair_starts_, key_of(before_that, before)));
  if (out.seen > 0) {
    out.probability = less(count_in(triples_, key_of(before_that, before, word))) / out.seen;
    return out;
  }
  out.seen = less(count_in(starts_, before)) / 4;
  if (out.seen > 0) out.probability = less(count_in(pairs_, key_of(before, word))) / (out.seen * 4);
  return out;
}

float Decoder::bigram(Word before, Word word) const {
  if (word >= ngrams_.size() || word == Ngrams::unknown) word = Ngrams::unknown;
  return ngrams_.log_prob(before >= ngrams_.size() ? Ngrams::unknown : before, word);
}

float Decoder::language(Word a, Word b, Word c, const Ngrams::Context& context, float bigram, Word earlier) const {
  const bool known = c < ngrams_.size() && c != Ngrams::unknown;
  float out = known ? ngrams_.log_prob(context, c, bigram) : weights_.unknown_word;
  if (document_ != nullptr && !document_->empty())
    out = mixed(out, document_->advise(a, b, c, earlier == c ? 1 : 0), weights_.phrases, weights_.phrases_trust);
  if (accepted_ != nullptr && !accepted_->empty())
    out = mixed(out, accepted_->advise(a, b, c, 0), weights_.accepted, weights_.accepted_trust);
  return out * weights_.language;
}

std::vector<Choice> Decoder::decode(std::span<const Slot> sentence, std::span<const Word> before) const {
  std::vector<std::vector<State>> states(sentence.size() + 2);
  std::vector<std::vector<Step>> steps(sentence.size() + 1);
  states[0].push_back({Ngrams::sentence_begin, Ngrams::sentence_begin, 0, nothing});
  const Slot end{{Ngrams::sentence_end, 0, Shape::small, false}};
  std::vector<float> bigrams;
  for (std::size_t i = 0; i <= sentence.size(); ++i) {
    const Slot& slot = i < sentence.size() ? sentence[i] : end;
    const Word earlier = i < before.size() ? before[i] : Ngrams::unknown;
    std::vector<State>& next = states[i + 1];
    for (std::size_t s = 0; s < states[i].size(); ++s) {
      const State from = states[i][s];
      const auto context_word = [&](Word w) { return w >= ngrams_.size() ? Ngrams::unknown : w; };
      const Ngrams::Context context = ngrams_.context(context_word(from.before_that), context_word(from.before));
      for (std::size_t h = 0; h < slot.size(); ++h) {
        const Hypothesis& hypothesis = slot[h];
        State to{from.before, hypothesis.word, nothing, nothing};
        float weight = hypothesis.score;
        if (hypothesis.skipped) {
          to.before_that = from.before_that;
          to.before = from.before;
        } else {
          weight += language(from.before_that, from.before, hypothesis.word, context,
                             bigram(from.before, hypothesis.word), earlier);
        }
        const auto same = std::find_if(next.begin(), next.end(), [&](const State& state) {
          return state.before == to.before && state.before_that == to.before_that;
        });
        const auto at = static_cast<std::uint32_t>(same - next.begin());
        if (same == next.end()) next.push_back(to);
        next[at].forward = log_sum(next[at].forward, from.forward + weight);
        steps[i].push_back({static_cast<std::uint32_t>(s), at, static_cast<std::uint32_t>(h), weight});
      }
    }
    // only the likeliest ways go on
    float best = nothing;
    for (const State& state : next) best = std::max(best, state.forward);
    float least = best - weights_.beam;
    if (next.size() > weights_.states) {
      std::vector<float> order;
      for (const State& state : next) order.push_back(state.forward);
      std::nth_element(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(weights_.states), order.end(),
                       std::greater<>());
      least = std::max(least, order[weights_.states]);
    }
    std::vector<std::uint32_t> moved(next.size(), UINT32_MAX);
    std::size_t kept = 0;
    for (std::size_t s = 0; s < next.size(); ++s)
      if (next[s].forward >= least) {
        moved[s] = static_cast<std::uint32_t>(kept);
        next[kept++] = next[s];
      }
    next.resize(kept);
    std::erase_if(steps[i], [&](Step& step) {
      step.to = moved[step.to];
      return step.to == UINT32_MAX;
    });
  }
  for (State& state : states.back()) state.backward = 0;
  float whole = nothing;
  for (const State& state : states.back()) whole = log_sum(whole, state.forward);
  std::vector<Choice> out(sentence.size());
  std::vector<float> posteriors;
  for (std::size_t i = sentence.size() + 1; i-- > 0;) {
    if (i < sentence.size()) posteriors.assign(sentence[i].size(), 0);
    for (const Step& step : steps[i]) {
      State& from = states[i][step.from];
      const float behind = step.weight + states[i + 1][step.to].backward;
      from.backward = log_sum(from.backward, behind);
      if (i < sentence.size()) posteriors[step.hypothesis] += std::exp(from.forward + behind - whole);
    }
    if (i >= sentence.size() || posteriors.empty()) continue;
    const auto best = std::max_element(posteriors.begin(), posteriors.end());
    out[i] = {static_cast<std::uint32_t>(best - posteriors.begin()), std::min(1.0F, *best)};
  }
  return out;
}

}  // namespace vietnamese
