// SPDX-License-Identifier: AGPL-3.0-or-later
// Automatic numbering of a DOCX: which label Word prints before the next paragraph of a list.
#pragma once
#include <array>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace documents {

class DocxNumbering {
 public:
  DocxNumbering() = default;
  // `styles` tells where lists that hang on a numbering style lead to.
  DocxNumbering(const pugi::xml_node& numbering, const pugi::xml_node& styles);

  // Counts one paragraph and gives its label ("1.", "a)", "-"); empty where the list prints none.
  std::string next_label(int list, int level);
  // The level that the list gives to paragraphs of a style.
  std::optional<int> level_of_style(int list, std::string_view style) const;

 private:
  static constexpr int levels = 9;
  struct Level {
    std::string format{"decimal"}, text{}, style{};
    int start = 1;
    int restart = -1;  // restarts after a level below this number; -1: after any higher one
    bool legal = false;
  };
  struct Abstract {
    std::array<Level, levels> level{};
    std::string link{};  // the numbering style that it borrows from
  };
  using Counters = std::array<int, levels>;

  static Level read_level(const pugi::xml_node& node);
  void resolve_links(const pugi::xml_node& styles);
  const Level& level_of(int list, int abstract, int level) const;
  std::string print(int list, int abstract, int level, const Counters& counters) const;

  std::map<int, Abstract> abstracts_{};
  std::map<int, int> lists_{};  // w:numId → abstract
  std::map<std::pair<int, int>, int> starts_{};
  std::map<std::pair<int, int>, Level> overrides_{};
  std::map<int, Counters> counters_{};
  std::set<std::pair<int, int>> started_{};
};

}  // namespace documents
