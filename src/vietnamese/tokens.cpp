// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vietnamese/tokens.h"

#include <algorithm>

#include "base/utf8.h"
#include "vietnamese/text.h"

namespace vietnamese {
namespace {

using View = std::u32string_view;

constexpr View opening = U"([{<\"“«”‘-–—/.,;:…*+~_=";
constexpr View closing = U".,;:!?)]}>\"”“»…/-–—*_=~";
constexpr View sentence_ends = U".;:!?…";

bool is_in(char32_t c, View set) { return set.find(c) != View::npos; }

struct Characters {
  std::u32string text{};
  std::vector<std::size_t> at{};  // bytes; one more than characters

  explicit Characters(std::string_view line) {
    for (std::size_t i = 0; i < line.size();) {
      at.push_back(i);
      text.push_back(base::next_code_point(line, i));
    }
    at.push_back(line.size());
  }
};

bool is_address(View text) {
  // one sign read for a letter makes no address
  if (const std::size_t at = text.find(U'@'); at != View::npos && at > 0 && text.find(U'.', at) != View::npos)
    return true;
  if (text.find(U"://") != View::npos || text.starts_with(U"www.")) return true;
  // two parts and more of small ASCII letters with points between: a host name
  std::size_t points = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == U'.' && i > 0 && i + 1 < text.size() && text[i - 1] != U'.' && text[i + 1] != U'.')
      ++points;
    else if (!(text[i] >= U'a' && text[i] <= U'z') && !is_digit(text[i]) && text[i] != U'/' && text[i] != U'-')
      return false;
  }
  const bool has_letter = std::any_of(text.begin(), text.end(), [](char32_t c) { return is_letter(c); });
  return points > 0 && has_letter;
}

bool is_number(View text) {
  bool digit = false;
  for (const char32_t c : text) {
    if (is_digit(c))
      digit = true;
    else if (!is_in(c, U".,/-–:%+°"))
      return false;
  }
  return digit;
}

std::size_t count_upper(View text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char32_t c) { return is_upper(c); }));
}

// A slash or hyphen between parts of which one is a number or in capitals.
bool is_symbol(View text) {
  bool joined = false, telling = false;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t to = std::min(text.find_first_of(U"/-", from), text.size());
    const View part = text.substr(from, to - from);
    if (to < text.size()) joined = true;
    if (std::any_of(part.begin(), part.end(), [](char32_t c) { return is_digit(c); }) || count_upper(part) >= 2)
      telling = true;
    from = to + 1;
  }
  return joined && telling;
}

class Tokeniser {
 public:
  explicit Tokeniser(std::string_view line) : line_(line), characters_(line) {}

  std::vector<Token> run() {
    const View text = characters_.text;
    bool first = true;
    for (std::size_t from = 0; from < text.size();) {
      if (is_space(text[from])) {
        ++from;
        continue;
      }
      std::size_t to = from;
      while (to < text.size() && !is_space(text[to])) ++to;
      if (first && is_list_label(base::from_code_points(text.substr(from, to - from)))) {
        add(from, to, TokenKind::fixed);
        tokens_.back().sentence_before = tokens_.back().sentence_after = true;
      } else {
        chunk(from, to);
      }
      first = false;
      ++chunk_;
      from = to;
    }
    mark_capitals();
    return std::move(tokens_);
  }

 private:
  void add(std::size_t from, std::size_t to, TokenKind kind) {
    Token token;
    token.from = characters_.at[from];
    token.to = characters_.at[to];
    token.chunk = chunk_;
    token.kind = kind;
    token.text = characters_.text.substr(from, to - from);
    tokens_.push_back(std::move(token));
  }

  // What stands between spaces: punctuation, the word or words, punctuation.
  void chunk(std::size_t from, std::size_t to) {
    const View text = characters_.text;
    const std::size_t chunk_from = from, chunk_to = to;
    while (from < to && is_in(text[from], opening)) ++from;
    const bool quoted = from > chunk_from && is_in(text[from - 1], U"‘'");
    while (to > from && (is_in(text[to - 1], closing) || (quoted && is_in(text[to - 1], U"’'")))) --to;
    if (from == to) {
      add(chunk_from, chunk_to, TokenKind::fixed);
    } else {
      core(from, to);
    }
    for (std::size_t i = to; i < chunk_to; ++i)
      if (is_in(text[i], sentence_ends)) tokens_.back().sentence_after = true;
  }

  void core(std::size_t from, std::size_t to) {
    const View text = View(characters_.text).substr(from, to - from);
    if (is_address(text)) return add(from, to, TokenKind::fixed);
    if (is_number(text)) {
      add(from, to, TokenKind::number);
      const bool digits = std::all_of(text.begin(), text.end(), [](char32_t c) { return is_digit(c); });
      tokens_.back().may_be_word = digits && (text.size() == 1 || (text.size() == 2 && text.front() != U'0'));
      return;
    }
    if (is_symbol(text)) return add(from, to, TokenKind::symbol);
    // the rest: words, joined by a slash, a hyphen or a quotation mark read for a space
    for (std::size_t part = from; part < to;) {
      std::size_t end = part;
      while (end < to && !is_joint(from, to, end)) ++end;
      if (end > part) add(part, end, TokenKind::word);
      part = end + 1;
    }
  }

  bool is_joint(std::size_t from, std::size_t to, std::size_t at) const {
    const char32_t c = characters_.text[at];
    if (at == from || at + 1 == to) return false;
    if (c == U'.' || c == U'…' || c == U'/' || c == U'-' || c == U'–' || c == U'(' || c == U',' || c == U';')
      return true;
    // a quotation mark with a longer word on either side
    return (c == U'‘' || c == U'“') && at - from >= 2 && to - at > 3;
  }

  void mark_capitals() {
    std::size_t words = 0, capitals = 0;
    for (const Token& token : tokens_) {
      if (token.kind != TokenKind::word || token.text.size() < 2) continue;
      ++words;
      if (count_upper(token.text) * 2 > token.text.size()) ++capitals;
    }
    if (words < 2 || capitals * 4 < words * 3) return;
    for (Token& token : tokens_) token.in_capitals = true;
  }

  std::string_view line_;
  Characters characters_;
  std::vector<Token> tokens_{};
  std::size_t chunk_ = 0;
};

}  // namespace

bool is_list_label(std::string_view first_token) {
  const std::u32string text = base::to_code_points(first_token);
  if (text.empty() || text.size() > 8) return false;
  if (text.size() == 1) return is_in(text[0], U"-–—+*•~·");
  const View head = View(text).substr(0, text.size() - 1);
  if (text.back() == U')') return head.size() <= 2 || is_number(head);
  if (text.back() != U'.') return false;
  if (head.size() <= 5 && std::all_of(head.begin(), head.end(), [](char32_t c) { return is_in(c, U"IVXLHl1i|!]"); }))
    return true;
  return std::all_of(head.begin(), head.end(), [](char32_t c) { return is_digit(c) || c == U'.'; }) &&
         is_digit(head.front());
}

std::vector<Token> tokenise(std::string_view line) { return Tokeniser(line).run(); }

}  // namespace vietnamese
