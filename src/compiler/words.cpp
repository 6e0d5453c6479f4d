// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/words.h"

#include <array>

#include "base/utf8.h"
#include "vietnamese/text.h"

namespace compiler {
namespace {

// What a letter adds to the key of its word. `tone` stands apart, so that its place does not matter.
struct Letter {
  char32_t base = 0;  // small, with the mark that makes it another letter (ă, ê, đ), without the tone
  char32_t bare = 0;
  std::uint8_t tone = 0;
  bool letter = false, upper = false, lower = false;
};

constexpr std::size_t latin_end = 0x250, additional_from = 0x1E00, additional_end = 0x1F00;
constexpr std::size_t letter_count = latin_end + additional_end - additional_from;

constexpr std::array<std::u32string_view, 12> toned_vowels{U"aàảãáạ", U"ăằẳẵắặ", U"âầẩẫấậ", U"eèẻẽéẹ",
                                                           U"êềểễếệ", U"iìỉĩíị", U"oòỏõóọ", U"ôồổỗốộ",
                                                           U"ơờởỡớợ", U"uùủũúụ", U"ưừửữứự", U"yỳỷỹýỵ"};

Letter look_up(char32_t c) {
  Letter found{vietnamese::lower(c),
               vietnamese::lower(vietnamese::bare(c)),
               0,
               vietnamese::is_letter(c),
               vietnamese::is_upper(c),
               vietnamese::is_lower(c)};
  for (const std::u32string_view row : toned_vowels) {
    const std::size_t tone = row.find(found.base);
    if (tone == std::u32string_view::npos) continue;
    found.tone = static_cast<std::uint8_t>(tone);
    found.base = row[0];
    break;
  }
  return found;
}

const std::array<Letter, letter_count>& letters() {
  static const std::array<Letter, letter_count> table = [] {
    std::array<Letter, letter_count> t{};
    for (std::size_t i = 0; i < latin_end; ++i) t[i] = look_up(static_cast<char32_t>(i));
    for (std::size_t i = additional_from; i < additional_end; ++i)
      t[i - additional_from + latin_end] = look_up(static_cast<char32_t>(i));
    return t;
  }();
  return table;
}

// Letters that the table does not hold: tone marks of decomposed text, and those of other languages.
Letter rare_letter(char32_t c) {
  // In the order of `toned_vowels`.
  constexpr std::u32string_view combining_tones = U"\u0300\u0309\u0303\u0301\u0323";
  if (c >= 0x300 && c < 0x370) {
    const std::size_t tone = combining_tones.find(c);
    return {0, 0, static_cast<std::uint8_t>(tone == std::u32string_view::npos ? 0 : tone + 1), true, false, false};
  }
  return {c, c, 0, vietnamese::is_letter(c), vietnamese::is_upper(c), vietnamese::is_lower(c)};
}

inline Letter letter_of(const Letter* table, char32_t c) {
  if (c < latin_end) return table[c];
  if (c >= additional_from && c < additional_end) return table[c - additional_from + latin_end];
  return rare_letter(c);
}

// base::next_code_point with the common cases in line: the words of a plan are split many times.
inline char32_t code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return static_cast<char32_t>(text[at++]);
  const auto is_tail = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
  if (lead >= 0xC2 && lead <= 0xDF && at + 1 < text.size() && is_tail(at + 1)) {
    const auto c = static_cast<char32_t>((lead & 0x1Fu) << 6 | (byte(at + 1) & 0x3Fu));
    at += 2;
    return c;
  }
  if (lead == 0xE1 && at + 2 < text.size() && is_tail(at + 1) && is_tail(at + 2)) {
    const auto c = static_cast<char32_t>(0x1000u | (byte(at + 1) & 0x3Fu) << 6 | (byte(at + 2) & 0x3Fu));
    at += 3;
    return c;
  }
  return base::next_code_point(text, at);
}

inline bool is_space(char32_t c) { return c < 0x80 ? c == U' ' || (c >= 9 && c <= 13) : vietnamese::is_space(c); }

constexpr std::uint64_t hash_seed = 0xCBF29CE484222325u;
constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
  return hash ^ (hash >> 29);
}

char32_t plain_mark(char32_t c) {
  switch (c) {
    case U'‐':
    case U'‑':
    case U'‒':
    case U'–':
    case U'—':
    case U'−':
      return U'-';
    case U'“':
    case U'”':
    case U'„':
    case U'«':
    case U'»':
      return U'"';
    case U'‘':
    case U'’':
      return U'\'';
    default:
      return c;
  }
}

Word mark_word(std::size_t from, std::size_t to, char32_t c) {
  Word word{from, to};
  word.mark = plain_mark(c);
  word.key = word.bare = mix(mix(hash_seed, 0x10000), word.mark);
  return word;
}

Word number_word(std::string_view text, std::size_t from, std::size_t& at) {
  Word word{from, from};
  std::uint64_t key = mix(hash_seed, 0x20000);
  int value = 0;
  for (at = from; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
    key = mix(key, static_cast<std::uint64_t>(text[at]));
    if (++word.digits <= 9) value = value * 10 + (text[at] - '0');
  }
  word.to = at;
  word.key = word.bare = key;
  word.number = word.digits <= 9 ? value : -1;
  return word;
}

Word letter_word(const Letter* table, std::string_view text, std::size_t from, std::size_t& at) {
  Word word{from, from};
  word.letters = word.all_upper = true;
  std::uint64_t key = hash_seed, bare = hash_seed;
  std::uint8_t tone = 0;
  bool first = true;
  for (at = from; at < text.size();) {
    std::size_t next = at;
    const Letter letter = letter_of(table, code_point(text, next));
    if (!letter.letter) break;
    at = next;
    if (letter.tone != 0) tone = letter.tone;
    if (letter.base != 0) {
      key = mix(key, letter.base);
      bare = mix(bare, letter.bare);
    }
    if (letter.lower) word.all_upper = false;
    if (first) word.upper = letter.upper;
    first = false;
  }
  word.to = at;
  word.key = mix(key, 0x30000u + tone);
  word.bare = bare;
  return word;
}

}  // namespace

Words split_words(std::string_view text) {
  const Letter* table = letters().data();
  Words words;
  words.reserve(text.size() / 4 + 4);
  bool spaced = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    std::size_t next = at;
    const char32_t c = code_point(text, next);
    if (is_space(c)) {
      spaced = true;
      at = next;
      continue;
    }
    if (c >= U'0' && c <= U'9')
      words.push_back(number_word(text, from, at));
    else if (letter_of(table, c).letter)
      words.push_back(letter_word(table, text, from, at));
    else
      words.push_back(mark_word(from, at = next, c));
    words.back().spaced = spaced;
    spaced = false;
  }
  return words;
}

std::uint64_t word_key(std::string_view word) {
  const Words words = split_words(word);
  return words.empty() ? 0 : words.front().key;
}

bool ends_sentence(const Words& words, std::size_t at) {
  const char32_t mark = words[at].mark;
  if (mark != U'.') return mark == U'!' || mark == U'?';
  return at + 1 == words.size() || words[at + 1].spaced || words[at + 1].mark == U'/';
}

Lexicon::Lexicon(std::initializer_list<Entry> entries) : slots_(64), values_(1, 0), finals_(1, false) {
  for (const Entry& entry : entries) {
    std::string_view rest = entry.texts;
    while (!rest.empty()) {
      const std::size_t bar = rest.find('|');
      std::uint32_t state = 0;
      for (const Word& word : split_words(rest.substr(0, bar))) state = add_step(state, word.key);
      if (state != 0) {
        values_[state] = entry.value;
        finals_[state] = true;
      }
      rest = bar == std::string_view::npos ? std::string_view{} : rest.substr(bar + 1);
    }
  }
}

std::uint32_t Lexicon::step(std::uint32_t state, std::uint64_t key) const {
  const std::uint64_t wanted = mix(key, state) | 1u;
  for (std::size_t at = wanted >> 17;; ++at) {
    const Slot& slot = slots_[at & (slots_.size() - 1)];
    if (slot.key == wanted) return slot.next;
    if (slot.key == 0) return 0;
  }
}

std::uint32_t Lexicon::add_step(std::uint32_t state, std::uint64_t key) {
  if (const std::uint32_t next = step(state, key); next != 0) return next;
  if (used_ * 3 >= slots_.size()) grow();
  const std::uint64_t wanted = mix(key, state) | 1u;
  std::size_t at = wanted >> 17;
  while (slots_[at & (slots_.size() - 1)].key != 0) ++at;
  const auto next = static_cast<std::uint32_t>(values_.size());
  slots_[at & (slots_.size() - 1)] = {wanted, next};
  ++used_;
  values_.push_back(0);
  finals_.push_back(false);
  return next;
}

void Lexicon::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.key == 0) continue;
    std::size_t at = slot.key >> 17;
    while (slots_[at & (slots_.size() - 1)].key != 0) ++at;
    slots_[at & (slots_.size() - 1)] = slot;
  }
}

Lexicon::Match Lexicon::longest(const Words& words, std::size_t at) const {
  Match found;
  std::uint32_t state = 0;
  for (std::size_t i = at; i < words.size(); ++i) {
    state = step(state, words[i].key);
    if (state == 0) break;
    if (finals_[state]) found = {i - at + 1, values_[state]};
  }
  return found;
}

}  // namespace compiler
