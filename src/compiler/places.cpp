// SPDX-License-Identifier: AGPL-3.0-or-later
#include "compiler/places.h"

#include <algorithm>
#include <vector>

#include "compiler/compile.h"
#include "vietnamese/text.h"

namespace compiler {

std::string_view printed_part(const documents::Line& line, std::size_t from, std::size_t to) {
  from = std::min(from, line.text.size());
  to = std::clamp(to, from, line.text.size());
  if (line.source.empty()) return std::string_view(line.text).substr(from, to - from);
  if (from == 0 && to == line.text.size()) return vietnamese::trim(line.source);
  const std::vector<std::string_view> words = vietnamese::words(line.text);
  const std::vector<std::string_view> printed = vietnamese::words(line.source);
  // restoring and normalising keep the words of a line; where they did not, the whole line is the place
  if (words.empty() || words.size() != printed.size()) return vietnamese::trim(line.source);
  const auto start = [&](std::string_view word) { return static_cast<std::size_t>(word.data() - line.text.data()); };
  std::size_t first = 0;
  while (first + 1 < words.size() && start(words[first]) + words[first].size() <= from) ++first;
  std::size_t last = words.size() - 1;
  while (last > first && start(words[last]) >= to) --last;
  const char* begin = printed[first].data();
  const char* end = printed[last].data() + printed[last].size();
  // a punctuation mark behind the fact is no part of it
  if (start(words[last]) + words[last].size() > to && !printed[last].empty()) {
    const std::size_t cut = start(words[last]) + words[last].size() - to;
    if (cut <= 2 && printed[last].size() > cut) end -= cut;
  }
  return {begin, static_cast<std::size_t>(end - begin)};
}

std::string quote(const documents::Document& document, const Span& span) {
  if (!span.known()) return {};
  std::string out;
  for (int i = span.first; i <= span.last && i < static_cast<int>(document.lines.size()); ++i) {
    const documents::Line& line = document.lines[static_cast<std::size_t>(i)];
    const std::size_t from = i == span.first ? span.from : 0;
    const std::size_t to = i == span.last ? span.to : line.text.size();
    const std::string_view part = printed_part(line, from, to);
    if (!out.empty() && !part.empty()) out.push_back('\n');
    out += part;
  }
  return out;
}

}  // namespace compiler
