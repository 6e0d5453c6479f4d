// SPDX-License-Identifier: AGPL-3.0-or-later
// Small pieces of the views: facts that lead to their places, counts of diagnostics.
#pragma once
#include <string_view>

#include "features/reading/views/marks.h"
#include "html/html.h"

namespace reading {

// A fact, as a link to its place where it has one.
class FactLinks {
 public:
  FactLinks(const documents::Document& document, Facts& facts) : document_(document), facts_(facts) {}

  html::Html link(Mark mark, const compiler::Span& at, std::string_view text) const;
  html::Html mentions(Mark mark, const std::vector<compiler::Mention>& mentions) const;
  // "dòng 12 ↗": the place of something whose text stands beside it. Its number goes to `number`.
  html::Html place(Mark mark, const compiler::Span& at, int& number) const;

 private:
  const documents::Document& document_;
  Facts& facts_;
};

html::Html severity_icon(compiler::Severity severity);
// "2 lỗi · 3 cảnh báo"; a calm word where there are none.
html::Html verdict(const Entry& entry);

}  // namespace reading
