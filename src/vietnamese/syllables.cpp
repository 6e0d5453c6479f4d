// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vietnamese/syllables.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "vietnamese/spelling.h"
#include "vietnamese/text.h"

namespace vietnamese {
namespace {

using namespace std::literals;

// Longest first, so that the first match is the onset. "gi" and "qu" have rules of their own.
constexpr std::array onsets{U"ngh"sv, U"ch"sv, U"gh"sv, U"kh"sv, U"ng"sv, U"nh"sv, U"ph"sv, U"th"sv, U"tr"sv,
                            U"b"sv,   U"c"sv,  U"d"sv,  U"đ"sv,  U"g"sv,  U"h"sv,  U"k"sv,  U"l"sv,  U"m"sv,
                            U"n"sv,   U"p"sv,  U"r"sv,  U"s"sv,  U"t"sv,  U"v"sv,  U"x"sv};

constexpr std::array plain_rimes{
    U"a"sv,    U"ac"sv,   U"ach"sv, U"ai"sv,  U"am"sv,  U"an"sv,  U"ang"sv, U"anh"sv, U"ao"sv,   U"ap"sv,  U"at"sv,
    U"au"sv,   U"ay"sv,   U"ăc"sv,  U"ăm"sv,  U"ăn"sv,  U"ăng"sv, U"ăp"sv,  U"ăt"sv,  U"âc"sv,   U"âm"sv,  U"ân"sv,
    U"âng"sv,  U"âp"sv,   U"ât"sv,  U"âu"sv,  U"ây"sv,  U"e"sv,   U"ec"sv,  U"em"sv,  U"en"sv,   U"eng"sv, U"eo"sv,
    U"ep"sv,   U"et"sv,   U"ê"sv,   U"êch"sv, U"êm"sv,  U"ên"sv,  U"ênh"sv, U"êp"sv,  U"êt"sv,   U"êu"sv,  U"i"sv,
    U"ia"sv,   U"ich"sv,  U"im"sv,  U"in"sv,  U"inh"sv, U"ip"sv,  U"it"sv,  U"iu"sv,  U"iêc"sv,  U"iêm"sv, U"iên"sv,
    U"iêng"sv, U"iêp"sv,  U"iêt"sv, U"iêu"sv, U"o"sv,   U"oc"sv,  U"oi"sv,  U"om"sv,  U"on"sv,   U"ong"sv, U"ooc"sv,
    U"oong"sv, U"op"sv,   U"ot"sv,  U"ô"sv,   U"ôc"sv,  U"ôi"sv,  U"ôm"sv,  U"ôn"sv,  U"ông"sv,  U"ôp"sv,  U"ôt"sv,
    U"ơ"sv,    U"ơi"sv,   U"ơm"sv,  U"ơn"sv,  U"ơp"sv,  U"ơt"sv,  U"u"sv,   U"ua"sv,  U"uc"sv,   U"ui"sv,  U"um"sv,
    U"un"sv,   U"ung"sv,  U"up"sv,  U"ut"sv,  U"uôc"sv, U"uôi"sv, U"uôm"sv, U"uôn"sv, U"uông"sv, U"uôt"sv, U"ư"sv,
    U"ưa"sv,   U"ưc"sv,   U"ưi"sv,  U"ưm"sv,  U"ưn"sv,  U"ưng"sv, U"ưt"sv,  U"ưu"sv,  U"ươc"sv,  U"ươi"sv, U"ươm"sv,
    U"ươn"sv,  U"ương"sv, U"ươp"sv, U"ươt"sv, U"ươu"sv, U"y"sv,   U"yêm"sv, U"yên"sv, U"yêng"sv, U"yêt"sv, U"yêu"sv};

// With the glide written o or u before the vowel. Lips do not make it after b, m, p, ph and v.
constexpr std::array glide_rimes{U"oa"sv,   U"oac"sv,  U"oach"sv, U"oai"sv,  U"oam"sv, U"oan"sv, U"oang"sv, U"oanh"sv,
                                 U"oao"sv,  U"oap"sv,  U"oat"sv,  U"oay"sv,  U"oăc"sv, U"oăm"sv, U"oăn"sv,  U"oăng"sv,
                                 U"oăt"sv,  U"oe"sv,   U"oen"sv,  U"oeo"sv,  U"oet"sv, U"uân"sv, U"uâng"sv, U"uât"sv,
                                 U"uây"sv,  U"uê"sv,   U"uêch"sv, U"uênh"sv, U"uơ"sv,  U"uy"sv,  U"uya"sv,  U"uych"sv,
                                 U"uyên"sv, U"uyêt"sv, U"uyn"sv,  U"uynh"sv, U"uyp"sv, U"uyt"sv, U"uyu"sv};

// After "qu", whose u is the glide, stand the plain rimes that begin with an unrounded vowel, and these.
constexpr std::array qu_rimes{U"ych"sv, U"yn"sv, U"ynh"sv, U"yp"sv, U"yt"sv, U"ơn"sv, U"ôc"sv};

// Names of provinces and loans in the spelling that the law gives them, and the few loans with a glide after a lip.
constexpr std::array special{U"kạn"sv, U"đắk"sv, U"lắk"sv, U"kon"sv, U"buýt"sv, U"voan"sv, U"phuy"sv, U"moay"sv};

template <class List>
bool has(const List& list, std::u32string_view what) {
  return std::find(list.begin(), list.end(), what) != list.end();
}

bool is_front(char32_t c) { return c == U'e' || c == U'ê' || c == U'i' || c == U'y'; }

bool ends_in_stop(std::u32string_view rime) {
  return rime.ends_with(U'p') || rime.ends_with(U't') || rime.ends_with(U'c') || rime.ends_with(U"ch");
}

bool fits(std::u32string_view onset, std::u32string_view rime) {
  const char32_t first = rime.front();
  if (onset == U"k" || onset == U"gh" || onset == U"ngh") {
    if (!is_front(first)) return false;
  } else if (onset == U"c" || onset == U"g" || onset == U"ng") {
    // gì and gìn are gi before i
    if (is_front(first)) return onset == U"g" && first == U'i' && !rime.starts_with(U"ia") && !rime.starts_with(U"iê");
  }
  if (first == U'y') {
    if (rime != U"y") return onset.empty();
    return onset.empty() || onset == U"h" || onset == U"k" || onset == U"l" || onset == U"m" || onset == U"s" ||
           onset == U"t" || onset == U"v" || onset == U"th";
  }
  if (rime.starts_with(U"iê")) return !onset.empty();
  return true;
}

bool is_lip(std::u32string_view onset) {
  return onset == U"b" || onset == U"m" || onset == U"p" || onset == U"ph" || onset == U"v";
}

// Is the toneless syllable one of the language? Gives the rime.
bool split(std::u32string_view letters, std::u32string_view& rime) {
  if (letters.starts_with(U"qu")) {
    rime = letters.substr(2);
    if (rime.empty()) return false;
    if (has(qu_rimes, rime)) return true;
    const char32_t first = rime.front();
    return first != U'o' && first != U'ô' && first != U'u' && first != U'ư' && !rime.starts_with(U"ia") &&
           !rime.starts_with(U"iê") && has(plain_rimes, rime);
  }
  if (letters.starts_with(U"gi") && letters.size() > 2) {
    rime = letters.substr(2);
    // giếng, giết: one i stands for two
    if (rime.starts_with(U"ê") && has(plain_rimes, std::u32string(U"i").append(rime))) return true;
    if (rime.front() != U'i' && rime.front() != U'y' && (has(plain_rimes, rime) || has(glide_rimes, rime))) return true;
  }
  std::u32string_view onset{};
  for (const std::u32string_view candidate : onsets)
    if (letters.starts_with(candidate)) {
      onset = candidate;
      break;
    }
  rime = letters.substr(onset.size());
  if (rime.empty() || !fits(onset, rime)) return false;
  if (has(plain_rimes, rime)) return true;
  return has(glide_rimes, rime) && !is_lip(onset) && onset != U"c";
}

bool is_syllable(std::u32string_view word) {
  if (word.empty() || word.size() > 8) return false;
  const Toned toned = take_tone(word);
  if (toned.tones > 1) return false;
  std::u32string_view rime{};
  if (!split(toned.letters, rime)) return has(special, word);
  if (ends_in_stop(rime) && toned.tone != Tone::sharp && toned.tone != Tone::heavy) return false;
  if (toned.tone == Tone::level) return true;
  const TonePlaces places = tone_places(toned.letters);
  return toned.at == places.modern || toned.at == places.traditional;
}

// One word of the text, without the punctuation around it; nothing where it is no word of letters.
bool is_address_or_symbol(std::u32string_view token) {
  for (std::size_t i = 0; i < token.size(); ++i) {
    const char32_t c = token[i];
    if (is_digit(c) || c == U'@' || c == U'/' || c == U'\\' || c == U'_' || c == U'=' || c == U'&') return true;
    if ((c == U'.' || c == U':') && i > 0 && i + 1 < token.size() && is_letter(token[i - 1]) && is_letter(token[i + 1]))
      return true;
  }
  return false;
}

struct Counter {
  SyllableCount count{};

  void add(std::u32string_view word, bool in_capital_line) {
    const bool capitals =
        word.size() > 1 && std::all_of(word.begin(), word.end(), [](char32_t c) { return is_upper(c); });
    std::u32string small(word);
    for (char32_t& c : small) c = lower(c);
    const bool valid = is_syllable(small);
    const bool marked = std::any_of(small.begin(), small.end(), [](char32_t c) { return bare(c) != c; });
    if (!valid && !marked && capitals && !in_capital_line) return;  // an abbreviation
    if (!marked && small.size() == 1) return;                       // a label or an initial
    ++count.words;
    count.valid += valid ? 1 : 0;
    count.marked += valid && marked ? 1 : 0;
  }

  void add_token(std::u32string_view token, bool in_capital_line) {
    while (!token.empty() && !is_letter(token.front()) && !is_digit(token.front())) token.remove_prefix(1);
    while (!token.empty() && !is_letter(token.back()) && !is_digit(token.back())) token.remove_suffix(1);
    if (token.empty() || is_address_or_symbol(token)) return;
    for (std::size_t from = 0; from < token.size();) {
      if (!is_letter(token[from])) {
        ++from;
        continue;
      }
      std::size_t to = from;
      while (to < token.size() && is_letter(token[to])) ++to;
      add(token.substr(from, to - from), in_capital_line);
      from = to;
    }
  }

  void add_line(std::string_view line) {
    const auto tokens = words(line);
    std::size_t long_capitals = 0;
    for (const std::string_view token : tokens)
      if (token.size() > 1 && is_all_upper(token)) ++long_capitals;
    const bool in_capital_line = tokens.size() >= 3 && long_capitals * 3 >= tokens.size() * 2;
    for (const std::string_view token : tokens) add_token(base::to_code_points(token), in_capital_line);
  }
};

}  // namespace

bool is_valid_syllable(std::string_view word) {
  std::u32string letters = base::to_code_points(to_nfc(word));
  for (char32_t& c : letters) c = lower(c);
  return is_syllable(letters);
}

SyllableCount count_syllables(std::string_view text) {
  const std::string composed = to_nfc(text);
  Counter counter;
  for (std::size_t from = 0; from < composed.size();) {
    const std::size_t to = std::min(composed.find('\n', from), composed.size());
    counter.add_line(std::string_view(composed).substr(from, to - from));
    from = to + 1;
  }
  return counter.count;
}

double valid_share(std::string_view text) {
  const SyllableCount count = count_syllables(text);
  if (count.words == 0) return 0;
  const auto words_seen = static_cast<double>(count.words);
  // Four of five syllables of running text bear a mark, three of five in lists of names; stripped text has none.
  constexpr double least_marked = 0.45;
  const double marked = static_cast<double>(count.marked) / words_seen;
  return static_cast<double>(count.valid) / words_seen * std::min(1.0, marked / least_marked);
}

}  // namespace vietnamese
