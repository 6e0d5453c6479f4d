// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vietnamese/misprints.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "vietnamese/ngrams.h"
#include "vietnamese/spelling.h"
#include "vietnamese/syllables.h"
#include "vietnamese/text.h"

namespace vietnamese {
namespace {

struct Token {
  std::size_t from = 0, to = 0;
  std::string small{};
  Word word = Ngrams::unknown;
  bool letters_only = true;
  bool marked = false;  // has a letter beyond ASCII
  bool title = false, capitals = false;
  bool joined_before = false;  // nothing but one blank between it and the token before
};

// Words of letters; everything else separates.
std::vector<Token> tokens_of(std::string_view text, const Ngrams& ngrams) {
  std::vector<Token> tokens;
  std::size_t last_end = 0;
  bool only_blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    char32_t c = base::next_code_point(text, at);
    if (!is_letter(c)) {
      only_blank = only_blank && c == U' ';
      if (is_digit(c)) only_blank = false;
      continue;
    }
    Token token;
    token.from = from;
    token.title = is_upper(c);
    token.capitals = token.title;
    token.marked = c >= 0x80;
    std::size_t end = at;
    bool first = true;
    while (true) {
      if (!first) {
        token.capitals = token.capitals && is_upper(c);
        token.marked = token.marked || c >= 0x80;
      }
      first = false;
      end = at;
      if (at >= text.size()) break;
      std::size_t next = at;
      c = base::next_code_point(text, next);
      if (!is_letter(c)) {
        if (is_digit(c)) token.letters_only = false;
        break;
      }
      at = next;
    }
    token.to = end;
    token.small = lower(text.substr(token.from, token.to - token.from));
    token.word = ngrams.find(token.small);
    token.joined_before = !tokens.empty() && only_blank && token.from == last_end + 1;
    last_end = token.to;
    only_blank = true;
    // part of an address or a symbol
    if (token.from > 0 && (text[token.from - 1] == '/' || text[token.from - 1] == '@' || text[token.from - 1] == '-' ||
                           text[token.from - 1] == '.'))
      token.letters_only = false;
    if (token.to < text.size() && (text[token.to] == '/' || text[token.to] == '@')) token.letters_only = false;
    tokens.push_back(std::move(token));
  }
  return tokens;
}

// Syllables one slip away: another tone, a lost or foreign hat, a letter too few, too many or exchanged with its
// neighbour. Only those the language knows.
std::set<std::string> neighbours(const std::string& small, const Ngrams& ngrams) {
  std::set<std::string> found;
  const std::u32string letters = base::to_code_points(small);
  const auto offer = [&](const std::u32string& candidate) {
    std::string text = base::from_code_points(candidate);
    if (text != small && ngrams.find(text) != Ngrams::unknown && is_valid_syllable(text)) found.insert(std::move(text));
  };
  static constexpr std::u32string_view alphabet = U"aăâbcdđeêghiklmnoôơpqrstuưvxy";
  const Toned toned = take_tone(letters);
  for (const Tone tone : {Tone::level, Tone::falling, Tone::hooked, Tone::tilde, Tone::sharp, Tone::heavy}) {
    const auto with = [&](std::u32string base_letters) {
      if (base_letters.empty()) return;
      const TonePlaces places = tone_places(base_letters);
      for (const std::size_t place : {places.modern, places.traditional}) {
        if (place >= base_letters.size()) continue;
        std::u32string candidate = base_letters;
        candidate[place] = with_tone(candidate[place], tone);
        offer(candidate);
      }
    };
    if (tone != toned.tone) with(toned.letters);
    if (tone != toned.tone && tone != Tone::level) continue;
    // with the printed tone: one letter changed, added, dropped or exchanged
    if (tone != toned.tone) continue;
    for (std::size_t i = 0; i < toned.letters.size(); ++i) {
      std::u32string less = toned.letters;
      less.erase(i, 1);
      with(less);
      if (i + 1 < toned.letters.size()) {
        std::u32string swapped = toned.letters;
        std::swap(swapped[i], swapped[i + 1]);
        with(swapped);
      }
      for (const char32_t c : alphabet) {
        std::u32string changed = toned.letters;
        changed[i] = c;
        with(changed);
        std::u32string more = toned.letters;
        more.insert(i, 1, c);
        with(more);
      }
    }
  }
  return found;
}

std::string with_capitals(const std::string& small, const Token& like) {
  if (like.capitals && like.small.size() > 1) return upper(small);
  if (!like.title) return small;
  std::size_t at = 0;
  const char32_t first = base::next_code_point(small, at);
  std::string out;
  base::append_utf8(out, upper(first));
  return out + small.substr(at);
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text), ngrams_(Ngrams::builtin()), tokens_(tokens_of(text, ngrams_)) {}

  std::vector<Misprint> read() {
    std::vector<Misprint> found;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const Token& token = tokens_[i];
      if (!token.letters_only || token.small.size() < 2 || (token.capitals && !token.marked)) continue;
      const bool possible = is_valid_syllable(token.small) && token.word != Ngrams::unknown;
      if (!possible && !token.marked) continue;                     // a foreign word or a name
      if (token.title && is_valid_syllable(token.small)) continue;  // names are written as they are
      const std::string meant = possible ? expected_instead(i) : closest(i);
      if (meant.empty()) continue;
      found.push_back({token.from, token.to, std::string(text_.substr(token.from, token.to - token.from)),
                       with_capitals(meant, token)});
    }
    return found;
  }

 private:
  // Log probabilities beside a neighbour: what speaks against the printed syllable, and for the meant one.
  static constexpr float strange = -6.0F;
  static constexpr float plausible = -6.5F;
  static constexpr float phrase = -1.3F;
  static constexpr float advantage = 7.0F;  // both sides together
  static constexpr float likely = -4.5F;    // for a syllable that the language does not have

  bool has_before(std::size_t i) const {
    return i > 0 && tokens_[i].joined_before && tokens_[i - 1].word != Ngrams::unknown;
  }
  bool has_behind(std::size_t i) const {
    return i + 1 < tokens_.size() && tokens_[i + 1].joined_before && tokens_[i + 1].word != Ngrams::unknown;
  }
  float after_before(std::size_t i, Word word) const { return ngrams_.log_prob(tokens_[i - 1].word, word); }
  float to_behind(std::size_t i, Word word) const { return ngrams_.log_prob(word, tokens_[i + 1].word); }

  // A known syllable that goes with neither neighbour, where a close one makes a fixed phrase with one of them and goes
  // with the other.
  std::string expected_instead(std::size_t i) const {
    if (!has_before(i) || !has_behind(i)) return {};
    // words of grammar stand beside anything
    static const std::set<std::string_view> grammar = {"và",    "là",   "của",  "các", "có", "cho", "về",
                                                       "theo",  "từ",   "giữa", "với", "để", "do",  "tại",
                                                       "trong", "trên", "này",  "khi", "ra", "vào"};
    if (grammar.contains(tokens_[i].small)) return {};
    const Word printed = tokens_[i].word;
    const float left = after_before(i, printed), right = to_behind(i, printed);
    if (left > strange || right > strange) return {};
    std::string meant;
    float highest = left + right + advantage;
    for (const std::string& candidate : neighbours(tokens_[i].small, ngrams_)) {
      const Word word = ngrams_.find(candidate);
      const float before = after_before(i, word), behind = to_behind(i, word);
      if (std::max(before, behind) < phrase || std::min(before, behind) < plausible || before + behind < highest)
        continue;
      highest = before + behind;
      meant = candidate;
    }
    return meant;
  }

  // The likeliest neighbour in spelling of a syllable that the language does not have.
  std::string closest(std::size_t i) const {
    if (!has_before(i) && !has_behind(i)) return {};
    std::string meant;
    float highest = -1e9F;
    for (const std::string& candidate : neighbours(tokens_[i].small, ngrams_)) {
      const Word word = ngrams_.find(candidate);
      const float before = has_before(i) ? after_before(i, word) : -8.0F,
                  behind = has_behind(i) ? to_behind(i, word) : -8.0F;
      if (std::max(before, behind) < likely || before + behind < highest) continue;
      highest = before + behind;
      meant = candidate;
    }
    return meant;
  }

  std::string_view text_;
  const Ngrams& ngrams_;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Misprint> find_misprints(std::string_view text) { return Reader(text).read(); }

}  // namespace vietnamese
