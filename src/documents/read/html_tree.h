// SPDX-License-Identifier: AGPL-3.0-or-later
// A parsed HTML page. Its memory is bounded and given back without recursion, however deep a hostile page is nested.
#pragma once
#include <gumbo.h>

#include <memory>
#include <string_view>

#include "base/result.h"
#include "documents/read/read.h"

namespace documents {

class HtmlTree {
 public:
  // `text` is UTF-8 and must outlive the tree.
  static base::Result<HtmlTree> parse(std::string_view text, const Limits& limits);
  HtmlTree(HtmlTree&&) noexcept;
  HtmlTree& operator=(HtmlTree&&) noexcept;
  ~HtmlTree();

  const GumboNode* root() const;

 private:
  struct Heap;
  HtmlTree(std::unique_ptr<Heap> heap, const GumboOutput* output);
  std::unique_ptr<Heap> heap_;
  const GumboOutput* output_ = nullptr;
};

}  // namespace documents
