// SPDX-License-Identifier: AGPL-3.0-or-later
// The facts of a plan and the stretches of the source they stand on: what lights up together.
#pragma once
#include <string_view>
#include <vector>

#include "features/reading/model.h"

namespace reading {

enum class Mark {
  section,
  activity,
  budget,
  deadline,
  lead,
  coordinate,
  time,
  channel,
  audience,
  quota,
  basis,
  slogan,
  index,
  contact,
  abbreviation,
  header,
  recipient,
  signer,
  error,
  warning,
  note,
};
std::string_view name_of(Mark mark);  // of its CSS class
std::string_view word(Mark mark);     // for people

struct Fact {
  int number = 0;  // from 1; its name on the page
  Mark mark = Mark::section;
  compiler::Span at{};
};

// Filled while the plan is rendered.
class Facts {
 public:
  // Its number; 0 where the fact has no place in the source.
  int add(Mark mark, const compiler::Span& at);
  const std::vector<Fact>& all() const { return facts_; }

 private:
  std::vector<Fact> facts_{};
};

// A piece of a line on which the same facts stand. Together the pieces are the whole line.
struct Stretch {
  std::size_t from = 0, to = 0;  // bytes in Line::text
  std::vector<int> facts{};      // none, or their numbers, the narrowest first
  Mark mark = Mark::section;     // of the narrowest
};

struct MarkedLine {
  std::vector<int> around{};  // facts that span whole lines (activities, sections), the narrowest first
  std::vector<Stretch> stretches{};
};

// One for every line of the document.
std::vector<MarkedLine> marked(const documents::Document& document, const std::vector<Fact>& facts);

}  // namespace reading
