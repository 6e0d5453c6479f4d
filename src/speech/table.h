// SPDX-License-Identifier: AGPL-3.0-or-later
// What is written short and how it is spoken: data/spoken.tsv, looked up by what it is.
#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace speech {

class Table {
 public:
  enum class Of { letter, type, agency, field, word, unit, host };
  struct Match {
    std::size_t end = 0;          // behind it, in code points
    const std::string* spoken{};  // of the table
  };

  // The table carried by the program.
  static const Table& builtin();
  explicit Table(std::string_view rows);

  // Case matters. Nothing where it is not there.
  const std::string* find(Of of, std::u32string_view written) const;
  // The longest entry that stands at `at` and is not followed by a letter or digit of the same word.
  std::optional<Match> longest(Of of, std::u32string_view text, std::size_t at) const;
  // "Ca Hát" of KH, in small letters.
  std::string letters(std::u32string_view text) const;
  // One part of a document's symbol: "kế hoạch" of KH where a type may stand, "sở nội vụ" of SNV, else its letters.
  std::string symbol_part(std::u32string_view part, bool may_be_type) const;
  bool knows_symbol(std::u32string_view part) const;

 private:
  const std::string* agency(std::u32string_view part, std::string& room) const;
  std::map<Of, std::unordered_map<std::u32string, std::string>> entries_{};
  std::map<Of, std::size_t> longest_{};
};

}  // namespace speech
