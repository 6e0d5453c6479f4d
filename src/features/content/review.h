// SPDX-License-Identifier: AGPL-3.0-or-later
// What a careful reader would mark in an administrative text (short, exact, easy to understand). It proposes and never
// changes anything.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace content {

struct Remark {
  std::string excerpt{};   // the place, in its own words
  std::string sentence{};  // what may be wrong and what to do: one Vietnamese sentence
};

inline constexpr std::size_t longest_sentence = 45;  // syllables
inline constexpr std::size_t most_remarks = 60;

// `day`: of the text (base::day_number); names that were abolished before it are marked.
std::vector<Remark> review(std::string_view title, std::string_view summary, std::string_view markdown,
                           std::int64_t day);

// From the text itself, for channels that hold less than an article. Sentences are taken whole; what does not fit stays
// out.
struct ShortForms {
  std::string social{};  // with the address at its end
  std::string spoken{};  // for the loudspeaker: no addresses, no marks
  std::string line{};    // for a poster
};
inline constexpr std::size_t longest_social = 600, longest_spoken = 900, longest_line = 90;  // letters
ShortForms short_forms(std::string_view title, std::string_view summary, std::string_view markdown,
                       std::string_view address);

}  // namespace content
