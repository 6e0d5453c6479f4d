// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/analysis.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "vietnamese/text.h"

namespace search {
namespace {

constexpr std::size_t longest_word = 60;  // bytes; what is longer is no word
constexpr char32_t first_beyond = 0x1F00;

struct Letter {
  char32_t shape = 0;  // with its hat or hook, without its tone
  char tone = 0;
};

// Lower-case vowels of Vietnamese, each with its tones.
const std::array<Letter, first_beyond>& letters() {
  static const auto table = [] {
    constexpr std::u32string_view vowels = U"aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ";
    constexpr std::string_view tones = "012345";
    std::array<Letter, first_beyond> all{};
    for (std::size_t i = 0; i < vowels.size(); ++i) all[vowels[i]] = {vowels[i - i % tones.size()], tones[i % 6]};
    return all;
  }();
  return table;
}

bool is_of_a_word(char32_t c) { return vietnamese::is_letter(c) || vietnamese::is_digit(c); }

// A full stop between two digits.
bool joins_digits(std::string_view text, std::size_t stop) {
  const auto is_digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  return text[stop] == '.' && stop > 0 && is_digit(stop - 1) && is_digit(stop + 1);
}

class Builder {
 public:
  void add(char32_t c) {
    if (c == U'.' || vietnamese::is_digit(c)) token_.is_word = false;
    const char32_t small = vietnamese::lower(c), bare = vietnamese::bare(small);
    base::append_utf8(token_.folded, bare);
    if (bare != small) token_.is_marked = true;
    Letter letter{small, 0};
    if (small < first_beyond && letters()[small].shape != 0) letter = letters()[small];
    base::append_utf8(token_.exact, letter.shape);
    if (letter.tone > '0') tone_ = letter.tone;
  }
  Token take(std::size_t from, std::size_t to) {
    token_.from = from;
    token_.to = to;
    if (tone_ != 0) token_.exact += tone_;
    tone_ = 0;
    Token whole = std::move(token_);
    token_ = {};
    token_.is_word = true;
    return whole;
  }
  Builder() { token_.is_word = true; }

 private:
  Token token_{};
  char tone_ = 0;
};

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }
bool is_telex_tone(char c) { return std::string_view("sfrxj").find(c) != std::string_view::npos; }

}  // namespace

std::vector<Token> tokens(std::string_view text) {
  std::vector<Token> all;
  Builder builder;
  std::size_t from = 0;
  bool inside = false;
  const auto end = [&](std::size_t to) {
    if (!inside) return;
    Token token = builder.take(from, to);
    if (to - from <= longest_word) all.push_back(std::move(token));
    inside = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const char32_t c = base::next_code_point(text, at);
    if (!is_of_a_word(c) && !(inside && joins_digits(text, here))) {
      end(here);
      continue;
    }
    if (!inside) from = here;
    inside = true;
    builder.add(c);
  }
  end(text.size());
  return all;
}

std::optional<std::string> without_typed_marks(std::string_view folded) {
  std::string out;
  bool has_vowel = false;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const char c = folded[i];
    const bool doubles = !out.empty() && out.back() == c && std::string_view("aeod").find(c) != std::string_view::npos;
    const bool is_mark =
        doubles || (c == 'w' && has_vowel) || (has_vowel && is_telex_tone(c)) || (has_vowel && c >= '1' && c <= '9');
    if (c == 'w' && !has_vowel) {
      out += 'u';  // a lone w is how Telex writes ư
      has_vowel = true;
      continue;
    }
    if (is_mark) continue;
    // VNI writes đ as d9.
    if (c == '9' && out == "d") continue;
    has_vowel = has_vowel || is_vowel(c);
    out += c;
  }
  // The double may come behind the end of the syllable: keets, ddangd, tieengs, dangd.
  if (out.size() > 2 && out.front() == 'd' && out.back() == 'd') out.pop_back();
  if (out.size() > 2 && has_vowel && !is_vowel(out.front()) &&
      std::string_view("aeo").find(out.back()) != std::string_view::npos && !is_vowel(out[out.size() - 2]) &&
      out.find(out.back()) < out.size() - 1)
    out.pop_back();
  if (out == folded || out.empty() || !has_vowel) return std::nullopt;
  return out;
}

std::optional<std::string> other_vowel_i(std::string_view folded) {
  if (folded.size() < 2 || (folded.back() != 'i' && folded.back() != 'y')) return std::nullopt;
  const char before = folded[folded.size() - 2];
  const bool after_qu = folded.size() == 3 && folded.starts_with("qu");
  if (!after_qu && (folded.size() > 2 || is_vowel(before))) return std::nullopt;
  std::string other(folded);
  other.back() = folded.back() == 'i' ? 'y' : 'i';
  return other;
}

int typing_distance(std::string_view a, std::string_view b, int most) {
  const auto difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (difference > static_cast<std::size_t>(most) || a.size() > longest_word || b.size() > longest_word)
    return most + 1;
  std::array<std::array<int, longest_word + 1>, 3> rows{};
  const auto row = [&](std::size_t i) -> std::array<int, longest_word + 1>& { return rows[i % 3]; };
  for (std::size_t j = 0; j <= b.size(); ++j) row(0)[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row(i)[0] = static_cast<int>(i);
    int least = row(i)[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int changed = row(i - 1)[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      int best = std::min({changed, row(i - 1)[j] + 1, row(i)[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) best = std::min(best, row(i - 2)[j - 2] + 1);
      row(i)[j] = best;
      least = std::min(least, best);
    }
    if (least > most) return most + 1;
  }
  return row(a.size())[b.size()];
}

}  // namespace search
