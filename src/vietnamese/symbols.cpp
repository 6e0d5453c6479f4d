// SPDX-License-Identifier: AGPL-3.0-or-later
#include "vietnamese/symbols.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/utf8.h"
#include "vietnamese/resources.h"
#include "vietnamese/text.h"

namespace vietnamese {
namespace {

// Decree 30/2020/NĐ-CP, appendix III: kinds of documents and of copies.
constexpr std::array<std::u32string_view, 32> kinds{U"NQ",  U"QĐ", U"CT",  U"QC",  U"QyĐ", U"TC", U"TB",  U"HD",
                                                    U"CTr", U"KH", U"PA",  U"ĐA",  U"DA",  U"BC", U"BB",  U"TTr",
                                                    U"HĐ",  U"CĐ", U"BGN", U"BTT", U"GUQ", U"GM", U"GGT", U"GNP",
                                                    U"PG",  U"PC", U"PB",  U"SY",  U"TrS", U"SL", U"NĐ",  U"TT"};

struct Known {
  std::unordered_set<std::u32string> symbols{};
  std::unordered_map<std::u32string, std::u32string> garbled{};  // empty where two symbols look alike

  void add(std::u32string_view symbol) { symbols.emplace(symbol); }

  // Each Đ read as any of these, all in one way.
  void garble() {
    for (const std::u32string& symbol : symbols) {
      if (symbol.find(U'Đ') == std::u32string::npos) continue;
      for (const std::u32string_view look : {U"D", U"b", U"B", U"P", U"Ð", U"DB", U"BD", U"Ɖ"}) {
        std::u32string seen;
        for (const char32_t c : symbol) c == U'Đ' ? seen.append(look) : seen.append(1, c);
        if (symbols.contains(seen)) continue;
        const auto [at, fresh] = garbled.emplace(seen, symbol);
        if (!fresh && at->second != symbol) at->second.clear();
      }
    }
  }
};

const Known& known() {
  static const Known instance = [] {
    Known k;
    for (const std::u32string_view kind : kinds) k.add(kind);
    for (std::string_view list = resources::abbreviations(); !list.empty();) {
      const std::size_t end = std::min(list.find('\n'), list.size());
      const std::string_view line = trim(list.substr(0, end));
      if (!line.empty() && !line.starts_with('#')) k.add(base::to_code_points(line));
      list.remove_prefix(std::min(end + 1, list.size()));
    }
    k.garble();
    return k;
  }();
  return instance;
}

std::u32string repaired_part(std::u32string_view part) {
  const auto found = known().garbled.find(std::u32string(part));
  if (found != known().garbled.end() && !found->second.empty()) return found->second;
  return std::u32string(part);
}

}  // namespace

std::u32string repair_symbol(std::u32string_view symbol) {
  std::u32string out;
  for (std::size_t from = 0; from <= symbol.size();) {
    const std::size_t to = std::min(symbol.find_first_of(U"/-&.", from), symbol.size());
    out += repaired_part(symbol.substr(from, to - from));
    if (to < symbol.size()) out += symbol[to];
    from = to + 1;
  }
  return out;
}

}  // namespace vietnamese
