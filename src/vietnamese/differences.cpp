// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vietnamese/differences.h"

#include <algorithm>

#include "vietnamese/text.h"

namespace vietnamese {
namespace {

constexpr std::size_t most_words = 3000;  // of each text

void add(std::vector<Stretch>& stretches, Fate fate, std::string_view word) {
  if (stretches.empty() || stretches.back().fate != fate) stretches.push_back({fate, {}});
  std::string& text = stretches.back().text;
  if (!text.empty()) text += ' ';
  text += word;
}

}  // namespace

std::vector<Stretch> word_differences(std::string_view before, std::string_view after) {
  const std::vector<std::string_view> a = words(before), b = words(after);
  if (a == b) return before.empty() ? std::vector<Stretch>{} : std::vector<Stretch>{{Fate::same, std::string(before)}};
  if (a.size() > most_words || b.size() > most_words)
    return {{Fate::dropped, std::string(before)}, {Fate::added, std::string(after)}};
  // The longest run of words that both have, from the end: lengths[i][j] for a from i and b from j.
  const std::size_t width = b.size() + 1;
  std::vector<std::uint16_t> lengths((a.size() + 1) * width, 0);
  for (std::size_t i = a.size(); i-- > 0;)
    for (std::size_t j = b.size(); j-- > 0;)
      lengths[i * width + j] = a[i] == b[j] ? static_cast<std::uint16_t>(lengths[(i + 1) * width + j + 1] + 1)
                                            : std::max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
  std::vector<Stretch> stretches;
  std::size_t i = 0, j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      add(stretches, Fate::same, a[i]);
      ++i, ++j;
    } else if (j == b.size() || (i < a.size() && lengths[(i + 1) * width + j] >= lengths[i * width + j + 1])) {
      add(stretches, Fate::dropped, a[i++]);
    } else {
      add(stretches, Fate::added, b[j++]);
    }
  }
  return stretches;
}

std::string in_one_line(std::string_view lines) {
  std::string text;
  for (const char c : lines) {
    if (c == '\n') {
      text += " • ";
    } else {
      text += c;
    }
  }
  return text;
}

}  // namespace vietnamese
