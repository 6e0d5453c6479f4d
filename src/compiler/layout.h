// SPDX-License-Identifier: AGPL-3.0-or-later
// The large parts of an administrative document (Decree 30/2020, article 8): letterhead, type and title, body, place of
// receipt with signature, appendices. All numbers are indices into Document::lines; ranges are half open.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "documents/document.h"

namespace compiler {

struct Lines {
  std::size_t first = 0, last = 0;
  bool empty() const { return first >= last; }
  bool holds(std::size_t line) const { return line >= first && line < last; }
};

struct Appendix {
  std::string label{};  // as printed: "PHỤ LỤC", "Phụ lục II"
  Lines lines{};
};

struct Layout {
  bool has_type = false;
  std::string type{};  // "KẾ HOẠCH"
  std::size_t type_line = 0;
  Lines head{};                // the letterhead
  Lines title{};               // lines of the title behind the type line
  std::size_t title_from = 0;  // byte in the type line where a title on the same line begins; 0 where none
  Lines body{};                // preamble and body
  Lines issuing{};             // the body of the decision that issues the plan, where the plan is attached to one
  Lines tail{};                // "Nơi nhận" and the signature
  std::vector<Appendix> appendices{};
};

Layout find_layout(const documents::Document& document);

// The document type `line` consists of or begins with, in capitals ("KẾ HOẠCH"); empty where none. `rest` is set to the
// byte behind the type.
std::string document_type(std::string_view line, std::size_t& rest);

}  // namespace compiler
