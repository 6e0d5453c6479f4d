// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vietnamese/likeness.h"

#include <array>
#include <cmath>

#include "vietnamese/text.h"

namespace vietnamese {
namespace {

// ASCII, Latin-1, the other letters of Vietnamese, and the quotation marks and dashes of office text.
constexpr std::u32string_view other_marks = U"’‘“”€–—…";
constexpr std::u32string_view far_letters = U"ĂăĐđĨĩŨũƠơƯư";

struct Look {
  char32_t small, bare;
  bool capital, letter;
};

const std::array<Look, seen_count>& seen_characters() {
  static const std::array<Look, seen_count> table = [] {
    std::array<Look, seen_count> t{};
    for (Seen i = 0; i < seen_count; ++i) {
      const char32_t c = character_of_seen(i);
      t[i] = {lower(c), lower(bare(c)), is_upper(c), is_letter(c)};
    }
    return t;
  }();
  return table;
}

const std::array<Look, letter_count>& true_letters() {
  static const std::array<Look, letter_count> table = [] {
    std::array<Look, letter_count> t{};
    for (Letter i = 0; i < letter_count; ++i) {
      const char32_t c = character_of(i);
      t[i] = {lower(c), lower(bare(c)), is_upper(c), true};
    }
    return t;
  }();
  return table;
}

bool is_vowel(char32_t bare) { return std::u32string_view(U"aeiouy").find(bare) != std::u32string_view::npos; }

double prior_of_single(const Look& truth, const Look& seen) {
  const double same_size = truth.capital == seen.capital ? 1 : 0.05;
  if (seen.small == truth.small) return 0.55 * same_size;
  if (seen.bare == truth.bare) return 0.06 * same_size;
  if (truth.small == U'đ' && (seen.small == U'b' || seen.small == U'p')) return truth.capital ? 0.03 : 0.01;
  const bool vowel = is_vowel(truth.bare);
  if (vowel && is_vowel(seen.bare)) return 0.008;
  if (vowel || truth.bare == U'l') return 0.003;
  return 4e-4;
}

}  // namespace

char32_t character_of_seen(Seen seen) {
  if (seen == 0) return U'\uFFFD';
  if (seen < 95) return static_cast<char32_t>(0x20 + seen);
  if (seen < 190) return static_cast<char32_t>(0xA1 + seen - 95);
  if (seen < 280) return static_cast<char32_t>(0x1EA0 + seen - 190);
  if (seen < 292) return far_letters[seen - 280u];
  return other_marks[seen - 292u];
}

Seen seen_of(char32_t c) {
  if (c > 0x20 && c < 0x7F) return static_cast<Seen>(c - 0x20);
  if (c >= 0xA1 && c <= 0xFF) return static_cast<Seen>(c - 0xA1 + 95);
  if (c >= 0x1EA0 && c <= 0x1EF9) return static_cast<Seen>(c - 0x1EA0 + 190);
  if (const std::size_t at = far_letters.find(c); at != std::u32string_view::npos) return static_cast<Seen>(280 + at);
  if (const std::size_t at = other_marks.find(c); at != std::u32string_view::npos) return static_cast<Seen>(292 + at);
  return 0;
}

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

const std::vector<Letter>& family_members(Letter family) {
  static const std::array<std::vector<Letter>, letter_count> table = [] {
    std::array<std::vector<Letter>, letter_count> t{};
    for (Letter i = 0; i < letter_count; ++i) t[family_of(i)].push_back(i);
    return t;
  }();
  return table[family];
}

const std::vector<float>& general_priors() {
  static const std::vector<float> table = [] {
    std::vector<float> t;
    for (Letter letter = 0; letter < letter_count; ++letter)
      for (Seen seen = 0; seen < seen_count; ++seen)
        t.push_back(static_cast<float>(std::log(prior_of_single(true_letters()[letter], seen_characters()[seen]))));
    return t;
  }();
  return table;
}

const std::array<char32_t, letter_count>& bare_letters() {
  static const auto table = [] {
    std::array<char32_t, letter_count> t{};
    for (Letter i = 0; i < letter_count; ++i) t[i] = true_letters()[i].bare;
    return t;
  }();
  return table;
}

const std::array<char32_t, seen_count>& bare_seen() {
  static const auto table = [] {
    std::array<char32_t, seen_count> t{};
    for (Seen i = 0; i < seen_count; ++i) t[i] = seen_characters()[i].bare;
    return t;
  }();
  return table;
}

}  // namespace vietnamese
