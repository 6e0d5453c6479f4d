// SPDX-License-Identifier: AGPL-3.0-or-later
// How terms and values are named inside the index. Known to this room only.
#pragma once
#include <string>
#include <string_view>

namespace search {

inline constexpr unsigned order_slot = 0, first_facet_slot = 1;
inline constexpr std::size_t longest_term = 200;  // bytes; the library takes 245

inline std::string cut(std::string term) {
  if (term.size() > longest_term) term.resize(longest_term);
  return term;
}
inline std::string folded_term(std::string_view word) { return "F" + std::string(word); }
inline std::string exact_term(std::string_view word) { return "E" + std::string(word); }
inline std::string pair_term(std::string_view first, std::string_view second) {
  return "B" + std::string(first) + " " + std::string(second);
}
inline std::string tenant_term(std::string_view tenant) { return cut("T" + std::string(tenant)); }
inline std::string kind_term(std::string_view tenant, std::string_view kind) {
  return cut("K" + std::string(tenant) + "/" + std::string(kind));
}
inline std::string item_term(std::string_view tenant, std::string_view kind, std::string_view id) {
  return cut("Q" + std::string(tenant) + "/" + std::string(kind) + "/" + std::string(id));
}
inline std::string facet_term(std::string_view facet, std::string_view value) {
  return cut("X" + std::string(facet) + "=" + std::string(value));
}

}  // namespace search
