// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vietnamese/channel.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <map>

#include "base/utf8.h"

namespace vietnamese {
namespace {

constexpr auto capital_d_with_bar = static_cast<Letter>(small_letters.find(U'đ') + small_letter_count);
// How many pairs the prior is worth. The bar of Đ runs into the letter on real scans far more often than on drawn
// pages.
constexpr double prior_weight_of(Letter letter) { return letter == capital_d_with_bar ? 200 : 12; }
constexpr double family_share = 0.6;  // of the prior, from the letters that differ by marks alone
constexpr float impossible = -1e9F;

// A stretch as a number: up to three characters of 10 bits, their number above them; the letter above all.
using Key = std::uint64_t;
Key stretch_key(const Seen* seen, std::size_t length) {
  Key key = 0;
  for (std::size_t i = 0; i < length; ++i) key = key << 10 | seen[i];
  return key | Key{length} << 30;
}
Key letter_key(Letter letter, const Seen* seen, std::size_t length) {
  return stretch_key(seen, length) | Key{letter} << 32;
}
std::size_t length_of(Key key) { return key >> 30 & 3u; }
Letter letter_of_key(Key key) { return static_cast<Letter>(key >> 32); }
Key stretch_of(Key key) { return key & 0xFFFFFFFFu; }
Seen seen_at(Key key, std::size_t from_end) { return static_cast<Seen>(key >> (10 * from_end) & 0x3FFu); }

std::vector<Seen> seen_word(std::u32string_view text) {
  std::vector<Seen> out;
  out.reserve(text.size());
  for (const char32_t c : text) out.push_back(seen_of(c));
  return out;
}

std::vector<Letter> letters_of(std::u32string_view text) {
  std::vector<Letter> out;
  for (const char32_t c : text) {
    const Letter letter = letter_of(c);
    if (letter == no_letter) return {};
    out.push_back(letter);
  }
  return out;
}

// The likeliest way to cut the observed word into stretches, one a letter.
struct Alignment {
  float log_prob = impossible;
  std::vector<std::size_t> lengths{};
};

Alignment align(const std::vector<Letter>& truth, const Reading& reading) {
  const std::size_t n = truth.size(), m = reading.length();
  std::vector<float> best((n + 1) * (m + 1), impossible);
  std::vector<unsigned char> taken((n + 1) * (m + 1), 0);
  best[0] = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const float* stretches = reading.stretches(truth[i]);
    const std::size_t places = reading.places(truth[i]);
    for (std::size_t j = 0; j <= m; ++j) {
      const float here = best[i * (m + 1) + j];
      if (here <= impossible) continue;
      for (std::size_t k = 0; k <= (j < places ? Reading::longest : 0) && j + k <= m; ++k) {
        const float step = k == 0 ? reading.silent(truth[i]) : stretches[j * Reading::longest + k - 1];
        float& there = best[(i + 1) * (m + 1) + j + k];
        if (here + step <= there) continue;
        there = here + step;
        taken[(i + 1) * (m + 1) + j + k] = static_cast<unsigned char>(k);
      }
    }
  }
  Alignment out;
  out.log_prob = best[n * (m + 1) + m];
  if (out.log_prob <= impossible) return out;
  out.lengths.resize(n);
  for (std::size_t i = n, j = m; i-- > 0;) {
    out.lengths[i] = taken[(i + 1) * (m + 1) + j];
    j -= out.lengths[i];
  }
  return out;
}

}  // namespace

std::size_t Channel::Hash::operator()(Key key) const {
  key ^= key >> 33;
  key *= 0xff51afd7ed558ccdULL;
  key ^= key >> 29;
  return key;
}

Channel::Channel() { settle(); }

Channel Channel::parse(std::string_view table) {
  Channel out;
  const auto words = std::make_shared<Words>();
  for (std::size_t from = 0; from < table.size();) {
    const std::size_t to = std::min(table.find('\n', from), table.size());
    const std::string_view line = table.substr(from, to - from);
    from = to + 1;
    const std::size_t a = line.find('\t'), b = line.find('\t', a + 1), c = line.find('\t', b + 1);
    if (line.starts_with('#') || c == std::string_view::npos) continue;
    const std::u32string truth = base::to_code_points(line.substr(a + 1, b - a - 1));
    const std::u32string observed = base::to_code_points(line.substr(b + 1, c - b - 1));
    double count = 0;
    std::from_chars(line.data() + c + 1, line.data() + line.size(), count);
    if (line.starts_with('w')) {
      words->add(truth, observed, count);
    } else if (truth.size() == 1 && letter_of(truth[0]) != no_letter && observed.size() <= Reading::longest) {
      const std::vector<Seen> seen = seen_word(observed);
      out.counts_[letter_key(letter_of(truth[0]), seen.data(), seen.size())] += count;
      out.totals_[letter_of(truth[0])] += count;
    }
  }
  out.parsed_ = words;
  out.settle();
  return out;
}

std::string Channel::print(double least_letters, double least_words) const {
  std::map<std::pair<std::string, std::string>, double> letters, syllables;
  for (const auto& [key, count] : counts_) {
    std::string observed;
    for (std::size_t i = length_of(key); i-- > 0;) base::append_utf8(observed, character_of_seen(seen_at(key, i)));
    std::string truth;
    base::append_utf8(truth, character_of(letter_of_key(key)));
    if (count >= least_letters) letters[{truth, observed}] = count;
  }
  for (const auto& [observed, truths] : words_.readings)
    for (const auto& [truth, count] : truths)
      if (count >= least_words) syllables[{base::from_code_points(truth), base::from_code_points(observed)}] = count;
  std::string out;
  char number[32];
  const auto write = [&](char kind, const auto& rows) {
    for (const auto& [pair, count] : rows) {
      std::snprintf(number, sizeof number, "%.0f", count);
      out += kind;
      out += '\t' + pair.first + '\t' + pair.second + '\t' + number + '\n';
    }
  };
  write('l', letters);
  write('w', syllables);
  return out;
}

bool Channel::learn(std::u32string_view truth, std::u32string_view observed, double weight) {
  const std::vector<Letter> letters = letters_of(truth);
  if (letters.empty() || observed.empty()) return false;
  const bool capitals = letters.size() > 1 && is_capital(letters[1]);
  const Alignment alignment = align(letters, read(observed, capitals ? ReadAs::capitals : ReadAs::small));
  const float worst = -6.0F * static_cast<float>(letters.size()) - 6.0F;
  if (alignment.log_prob < worst) return false;
  const std::vector<Seen> seen = seen_word(observed);
  std::size_t at = 0;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    counts_[letter_key(letters[i], seen.data() + at, alignment.lengths[i])] += weight;
    totals_[letters[i]] += weight;
    at += alignment.lengths[i];
  }
  return true;
}

void Channel::learn_word(std::u32string_view truth, std::u32string_view observed, double weight) {
  words_.add(truth, observed, weight);
}

void Channel::Words::add(std::u32string_view truth, std::u32string_view observed, double weight) {
  readings[std::u32string(observed)][std::u32string(truth)] += weight;
  totals[std::u32string(truth)] += weight;
}

double Channel::Words::count(const std::u32string& truth, const std::u32string& observed) const {
  const auto found = readings.find(observed);
  if (found == readings.end()) return 0;
  const auto count = found->second.find(truth);
  return count == found->second.end() ? 0 : count->second;
}

double Channel::Words::count(const std::u32string& truth) const {
  const auto found = totals.find(truth);
  return found == totals.end() ? 0 : found->second;
}

double Channel::word_count(const std::u32string& truth, const std::u32string& observed) const {
  return words_.count(truth, observed) + (parsed_ ? parsed_->count(truth, observed) : 0);
}

double Channel::word_count(const std::u32string& truth) const {
  return words_.count(truth) + (parsed_ ? parsed_->count(truth) : 0);
}

void Channel::forget() {
  counts_.clear();
  totals_.fill(0);
}

void Channel::settle() {
  // Letters that differ by marks alone are misread alike: each lends what it has seen to the others.
  std::unordered_map<Key, double, Hash> families;
  std::array<double, letter_count> family_totals{};
  for (const auto& [key, count] : counts_) {
    const Letter family = family_of(letter_of_key(key));
    families[stretch_of(key) | Key{family} << 32] += count;
    family_totals[family] += count;
  }
  const auto& general = general_priors();
  single_.resize(general.size());
  for (Letter letter = 0; letter < letter_count; ++letter) {
    const double share = family_totals[family_of(letter)] > 0 ? 1 - family_share : 1;
    rest_[letter] =
        static_cast<float>(std::log(prior_weight_of(letter) * share / (totals_[letter] + prior_weight_of(letter))));
    silent_[letter] = rest_[letter] + static_cast<float>(std::log(prior_of_silence));
    for (std::size_t seen = 0; seen < seen_count; ++seen)
      single_[letter * seen_count + seen] = rest_[letter] + general[letter * seen_count + seen];
  }
  longer_.clear();
  for (const auto& [key, count] : families) {
    const std::size_t length = length_of(key);
    const Key stretch = stretch_of(key);
    const double alike = count / family_totals[letter_of_key(key)];
    for (const Letter letter : family_members(letter_of_key(key))) {
      const auto own = counts_.find(stretch | Key{letter} << 32);
      const std::size_t cell = letter * seen_count + (length == 1 ? seen_at(key, 0) : 0);
      const double plain = length == 0   ? prior_of_silence
                           : length == 1 ? std::exp(double{general[cell]})
                           : length == 2 ? prior_of_two
                                         : prior_of_three;
      const double prior = prior_weight_of(letter) * (family_share * alike + (1 - family_share) * plain);
      const auto log_prob = static_cast<float>(
          std::log(((own == counts_.end() ? 0 : own->second) + prior) / (totals_[letter] + prior_weight_of(letter))));
      if (length == 0)
        silent_[letter] = log_prob;
      else if (length == 1)
        single_[cell] = log_prob;
      else
        longer_[stretch].push_back({letter, log_prob});
    }
  }
}

Reading::Reading(std::size_t length, ReadAs letters) : length_(length), letters_(letters) {
  silent_.fill(impossible);
  std::size_t cells = 0;
  for (Letter letter = 0; letter < letter_count; ++letter) {
    from_[letter] = static_cast<std::uint32_t>(cells);
    cells += places(letter) * longest;
  }
  stretches_.assign(cells, impossible);
}

std::size_t Reading::places(Letter letter) const {
  if (letters_ == ReadAs::capitals) return is_capital(letter) ? length_ : 0;
  return is_capital(letter) ? std::min<std::size_t>(1, length_) : length_;
}

Reading Channel::read(std::u32string_view observed, ReadAs letters) const {
  const std::vector<Seen> seen = seen_word(observed);
  const std::size_t m = seen.size();
  Reading out(m, letters);
  static const auto two_alike = static_cast<float>(std::log(prior_of_two_alike)),
                    two = static_cast<float>(std::log(prior_of_two)),
                    three = static_cast<float>(std::log(prior_of_three));
  std::vector<char32_t> looks;
  for (const Seen s : seen) looks.push_back(bare_seen()[s]);
  looks.push_back(0);
  const auto& truths = bare_letters();
  for (Letter letter = 0; letter < letter_count; ++letter) {
    const std::size_t places = out.places(letter);
    if (places == 0) continue;
    out.set_silent(letter, silent_[letter]);
    float* here = out.stretches(letter);
    const float* single = single_.data() + letter * seen_count;
    const float rest = rest_[letter];
    const char32_t truth = truths[letter];
    for (std::size_t j = 0; j < places; ++j, here += Reading::longest) {
      here[0] = single[seen[j]];
      if (j + 2 <= m) here[1] = rest + (looks[j] == truth || looks[j + 1] == truth ? two_alike : two);
      if (j + 3 <= m) here[2] = rest + three;
    }
  }
  for (std::size_t j = 0; j < m; ++j)
    for (std::size_t k = 2; k <= Reading::longest && j + k <= m; ++k) {
      const auto found = longer_.find(stretch_key(seen.data() + j, k));
      if (found == longer_.end()) continue;
      for (const Entry& entry : found->second)
        if (j < out.places(entry.letter)) out.stretches(entry.letter)[j * Reading::longest + k - 1] = entry.log_prob;
    }
  return out;
}

float log_prob(std::u32string_view truth, const Reading& reading) {
  constexpr std::size_t widest = 32;
  const std::size_t m = reading.length();
  if (m >= widest) return impossible;
  std::array<float, widest> row{}, next{};
  std::fill_n(row.begin(), m + 1, impossible);
  row[0] = 0;
  for (const char32_t c : truth) {
    const Letter letter = letter_of(c);
    if (letter == no_letter) return impossible;
    const float* stretches = reading.stretches(letter);
    const std::size_t places = reading.places(letter);
    for (std::size_t j = 0; j <= m; ++j) next[j] = row[j] + reading.silent(letter);
    for (std::size_t j = 0; j < places; ++j)
      for (std::size_t k = 1; k <= Reading::longest && j + k <= m; ++k)
        next[j + k] = std::max(next[j + k], row[j] + stretches[j * Reading::longest + k - 1]);
    row = next;
  }
  return std::max(row[m], impossible);
}

}  // namespace vietnamese
