// SPDX-License-Identifier: AGPL-3.0-or-later
#include "search/snippet.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "search/analysis.h"

namespace search {
namespace {

constexpr std::size_t most_bytes = 8192;  // of the text looked at

// The ranges of a stretch of tokens, those parted by a space alone joined.
void light(Snippet& snippet, std::string_view text, const std::vector<Token>& all, std::size_t first, std::size_t last,
           std::size_t begin, const Lit& lit) {
  for (std::size_t i = first; i < last; ++i) {
    if (!lit.holds(all[i].folded)) continue;
    const std::size_t from = all[i].from - begin, to = all[i].to - begin;
    const bool joins = !snippet.ranges.empty() && i > first &&
                       text.substr(all[i - 1].to, all[i].from - all[i - 1].to) == " " &&
                       snippet.ranges.back().second + 1 == from;
    if (joins) {
      snippet.ranges.back().second = to;
    } else {
      snippet.ranges.emplace_back(from, to);
    }
  }
}

// Where the window with the most different lit words begins.
std::size_t best_window(const std::vector<Token>& all, const Lit& lit, std::size_t words) {
  std::map<std::string_view, int> inside;
  std::size_t best = 0, best_score = 0, total = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (lit.holds(all[i].folded)) ++inside[all[i].folded], ++total;
    if (i >= words && lit.holds(all[i - words].folded)) {
      const auto gone = inside.find(all[i - words].folded);
      if (--gone->second == 0) inside.erase(gone);
      --total;
    }
    const std::size_t score = inside.size() * 1000 + total;
    if (score > best_score) best_score = score, best = i + 1 > words ? i + 1 - words : 0;
  }
  // A few words before the first lit one.
  constexpr std::size_t lead = 5;
  std::size_t first = best;
  while (first < all.size() && best_score > 0 && !lit.holds(all[first].folded)) ++first;
  return best_score == 0 ? 0 : std::max(best, first > lead ? first - lead : 0);
}

}  // namespace

bool Lit::holds(std::string_view folded) const {
  return words.find(folded) != words.end() || (!beginning.empty() && folded.starts_with(beginning));
}

Snippet lit_up(std::string_view text, const Lit& lit) {
  Snippet made;
  made.text = std::string(text);
  const std::vector<Token> all = tokens(text);
  light(made, text, all, 0, all.size(), 0, lit);
  return made;
}

Snippet snippet(std::string_view whole, const Lit& lit, std::size_t words) {
  const std::string text = base::first_bytes(whole, most_bytes);
  const std::vector<Token> all = tokens(text);
  Snippet made;
  if (all.empty()) return made;
  const std::size_t first = best_window(all, lit, words), last = std::min(first + words, all.size());
  const std::size_t begin = first == 0 ? 0 : all[first].from;
  const std::size_t end = last == all.size() ? text.size() : all[last - 1].to;
  made.text = text.substr(begin, end - begin);
  made.is_cut_before = begin > 0;
  made.is_cut_after = end < whole.size();
  light(made, text, all, first, last, begin, lit);
  return made;
}

}  // namespace search
