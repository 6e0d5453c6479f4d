// SPDX-License-Identifier: AGPL-3.0-or-later
// The part of a text that best shows why it was found. Ranges are bytes of the part, so that whoever shows it marks
// them in its own way.
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace search {

struct Lit {
  std::set<std::string, std::less<>> words{};  // folded
  std::string beginning{};                     // of a word still being typed; empty: none
  bool holds(std::string_view folded) const;
};

struct Snippet {
  std::string text{};
  std::vector<std::pair<std::size_t, std::size_t>> ranges{};  // from, to
  bool is_cut_before = false, is_cut_after = false;
};

// About that many words; the beginning where nothing is lit.
Snippet snippet(std::string_view text, const Lit& lit, std::size_t words = 30);
// The whole text.
Snippet lit_up(std::string_view text, const Lit& lit);

}  // namespace search
