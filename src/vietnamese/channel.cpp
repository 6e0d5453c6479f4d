// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vietnamese/channel.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <map>

#include "base/utf8.h"
#include "vietnamese/text.h"

namespace vietnamese {
namespace {

constexpr double prior_weight = 12;   // pairs that the prior is worth, for each letter
constexpr double family_share = 0.6;  // of the prior, from the letters that differ by marks alone
constexpr float impossible = -1e9F;

// ASCII, Latin-1, the other letters of Vietnamese, and the quotation marks and dashes of office text.
constexpr std::u32string_view other_marks = U"’‘“”€–—…";
constexpr std::u32string_view far_letters = U"ĂăĐđĨĩŨũƠơƯư";

char32_t character_of_seen(Seen seen) {
  if (seen == 0) return U'\uFFFD';
  if (seen < 95) return static_cast<char32_t>(0x20 + seen);
  if (seen < 190) return static_cast<char32_t>(0xA1 + seen - 95);
  if (seen < 280) return static_cast<char32_t>(0x1EA0 + seen - 190);
  if (seen < 292) return far_letters[seen - 280u];
  return other_marks[seen - 292u];
}

struct SeenCharacter {
  char32_t small, bare;
  bool capital, letter;
};

const std::array<SeenCharacter, seen_count>& seen_characters() {
  static const std::array<SeenCharacter, seen_count> table = [] {
    std::array<SeenCharacter, seen_count> t{};
    for (Seen i = 0; i < 300; ++i) {
      const char32_t c = character_of_seen(i);
      t[i] = {lower(c), lower(bare(c)), is_upper(c), is_letter(c)};
    }
    return t;
  }();
  return table;
}

const std::array<SeenCharacter, letter_count>& true_letters() {
  static const std::array<SeenCharacter, letter_count> table = [] {
    std::array<SeenCharacter, letter_count> t{};
    for (Letter i = 0; i < letter_count; ++i) {
      const char32_t c = character_of(i);
      t[i] = {lower(c), lower(bare(c)), is_upper(c), true};
    }
    return t;
  }();
  return table;
}

bool is_vowel(char32_t bare) { return std::u32string_view(U"aeiouy").find(bare) != std::u32string_view::npos; }

double prior_of_single(const SeenCharacter& truth, const SeenCharacter& seen) {
  const double same_size = truth.capital == seen.capital ? 1 : 0.05;
  if (seen.small == truth.small) return 0.55 * same_size;
  if (seen.bare == truth.bare) return 0.06 * same_size;
  if (truth.small == U'đ' && (seen.small == U'b' || seen.small == U'p')) return truth.capital ? 0.03 : 0.01;
  const bool vowel = is_vowel(truth.bare);
  if (vowel && is_vowel(seen.bare)) return 0.008;
  if (vowel || truth.bare == U'l') return 0.003;
  return 4e-4;
}
constexpr double prior_of_silence = 4e-3;
constexpr double prior_of_two_alike = 4e-4;
constexpr double prior_of_two = 1e-5;
constexpr double prior_of_three = 3e-7;

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
    for (std::size_t j = 0; j <= m; ++j) {
      const float here = best[i * (m + 1) + j];
      if (here <= impossible) continue;
      for (std::size_t k = 0; k <= Reading::longest && j + k <= m; ++k) {
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

// The first letter with the same bare form and capitalisation; đ is no d.
Letter family_of(Letter letter) {
  static const std::array<Letter, letter_count> table = [] {
    std::array<Letter, letter_count> t{};
    for (Letter i = 0; i < letter_count; ++i) {
      const char32_t c = character_of(i);
      const Letter first = lower(c) == U'đ' ? i : letter_of(bare(c));
      t[i] = first == no_letter ? i : first;
    }
    return t;
  }();
  return table[letter];
}

}  // namespace

Seen seen_of(char32_t c) {
  if (c > 0x20 && c < 0x7F) return static_cast<Seen>(c - 0x20);
  if (c >= 0xA1 && c <= 0xFF) return static_cast<Seen>(c - 0xA1 + 95);
  if (c >= 0x1EA0 && c <= 0x1EF9) return static_cast<Seen>(c - 0x1EA0 + 190);
  if (const std::size_t at = far_letters.find(c); at != std::u32string_view::npos) return static_cast<Seen>(280 + at);
  if (const std::size_t at = other_marks.find(c); at != std::u32string_view::npos) return static_cast<Seen>(292 + at);
  return 0;
}

std::size_t Channel::Hash::operator()(Key key) const {
  key ^= key >> 33;
  key *= 0xff51afd7ed558ccdULL;
  key ^= key >> 29;
  return key;
}

Channel::Channel() { settle(); }

Channel Channel::parse(std::string_view table) {
  Channel out;
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
      out.learn_word(truth, observed, count);
    } else if (truth.size() == 1 && letter_of(truth[0]) != no_letter && observed.size() <= Reading::longest) {
      const std::vector<Seen> seen = seen_word(observed);
      out.counts_[letter_key(letter_of(truth[0]), seen.data(), seen.size())] += count;
      out.totals_[letter_of(truth[0])] += count;
    }
  }
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
  for (const auto& [observed, truths] : words_)
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
  const Alignment alignment = align(letters, read(observed));
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
  words_[std::u32string(observed)][std::u32string(truth)] += weight;
  word_totals_[std::u32string(truth)] += weight;
}

void Channel::add(const Channel& other, double weight) {
  for (const auto& [key, count] : other.counts_) counts_[key] += weight * count;
  for (std::size_t i = 0; i < totals_.size(); ++i) totals_[i] += weight * other.totals_[i];
  for (const auto& [observed, truths] : other.words_)
    for (const auto& [truth, count] : truths) learn_word(truth, observed, weight * count);
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
  const auto log_prob = [&](Letter letter, Key stretch, double general) {
    const auto count_of = [stretch](const auto& counts, Letter l) {
      const auto found = counts.find(stretch | Key{l} << 32);
      return found == counts.end() ? 0.0 : found->second;
    };
    const Letter family = family_of(letter);
    const double total = family_totals[family];
    const double alike = total > 0 ? count_of(families, family) / total : general;
    const double prior = family_share * alike + (1 - family_share) * general;
    return static_cast<float>(
        std::log((count_of(counts_, letter) + prior_weight * prior) / (totals_[letter] + prior_weight)));
  };
  single_.resize(std::size_t{letter_count} * seen_count);
  longer_.clear();
  for (Letter letter = 0; letter < letter_count; ++letter) {
    rest_[letter] = static_cast<float>(std::log(prior_weight * (1 - family_share) / (totals_[letter] + prior_weight)));
    silent_[letter] = log_prob(letter, stretch_key(nullptr, 0), prior_of_silence);
    for (Seen seen = 0; seen < seen_count; ++seen)
      single_[letter * seen_count + seen] =
          log_prob(letter, stretch_key(&seen, 1), prior_of_single(true_letters()[letter], seen_characters()[seen]));
  }
  for (const auto& [key, count] : families) {
    if (length_of(key) < 2) continue;
    const double general = length_of(key) == 2 ? prior_of_two : prior_of_three;
    for (Letter letter = 0; letter < letter_count; ++letter)
      if (family_of(letter) == letter_of_key(key))
        longer_[stretch_of(key)].push_back({letter, log_prob(letter, stretch_of(key), general)});
  }
}

Reading Channel::read(std::u32string_view observed) const {
  const std::vector<Seen> seen = seen_word(observed);
  const std::size_t m = seen.size();
  Reading out(m);
  const auto two_alike = static_cast<float>(std::log(prior_of_two_alike)),
             two = static_cast<float>(std::log(prior_of_two)), three = static_cast<float>(std::log(prior_of_three));
  for (Letter letter = 0; letter < letter_count; ++letter) {
    out.set_silent(letter, silent_[letter]);
    float* stretches = out.stretches(letter);
    const char32_t look = true_letters()[letter].bare;
    for (std::size_t j = 0; j < m; ++j) {
      float* here = stretches + j * Reading::longest;
      here[0] = single_[letter * seen_count + seen[j]];
      if (j + 2 <= m) {
        const bool alike = seen_characters()[seen[j]].bare == look || seen_characters()[seen[j + 1]].bare == look;
        here[1] = rest_[letter] + (alike ? two_alike : two);
      }
      if (j + 3 <= m) here[2] = rest_[letter] + three;
    }
  }
  for (std::size_t j = 0; j < m; ++j) {
    for (std::size_t k = 2; k <= Reading::longest && j + k <= m; ++k) {
      const auto found = longer_.find(stretch_key(seen.data() + j, k));
      if (found == longer_.end()) continue;
      for (const Entry& entry : found->second)
        out.stretches(entry.letter)[j * Reading::longest + k - 1] = entry.log_prob;
    }
  }
  return out;
}

float Channel::log_prob(std::u32string_view truth, std::u32string_view observed) const {
  const std::vector<Letter> letters = letters_of(truth);
  return letters.empty() ? impossible : align(letters, read(observed)).log_prob;
}

double Channel::word_count(std::u32string_view truth, std::u32string_view observed) const {
  const auto found = words_.find(std::u32string(observed));
  if (found == words_.end()) return 0;
  const auto count = found->second.find(std::u32string(truth));
  return count == found->second.end() ? 0 : count->second;
}

double Channel::word_count(std::u32string_view truth) const {
  const auto found = word_totals_.find(std::u32string(truth));
  return found == word_totals_.end() ? 0 : found->second;
}

}  // namespace vietnamese
