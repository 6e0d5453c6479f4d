// SPDX-License-Identifier: AGPL-3.0-or-later
// The styles of an ODT file: looks of paragraphs and stretches of text, and how lists count.
#pragma once
#include <array>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "documents/read/docx_styles.h"

namespace documents {

class OdtStyles {
 public:
  struct Style {
    RunLook run{};
    ParagraphLook paragraph{};
    std::string parent{}, list{};
  };

  // Adds the styles of one file: those in <office:styles> and <office:automatic-styles>.
  void add(const pugi::xml_node& root);

  // Resolved along the parents.
  Style paragraph(std::string_view name) const { return resolved("paragraph", name); }
  RunLook text(std::string_view name) const { return resolved("text", name).run; }

 private:
  void add_styles(const pugi::xml_node& group);
  Style resolved(const std::string& family, std::string_view name) const;
  std::map<std::string, Style, std::less<>> styles_{};  // "family name"
  std::map<std::string, std::string, std::less<>> fonts_{};
};

// Counts the items of lists as they come, and prints their labels.
class OdtLists {
 public:
  void add(const pugi::xml_node& root);

  // A list begins: it counts from the start unless it goes on from an earlier one.
  void begin(std::string_view style, bool goes_on);
  std::string next_label(std::string_view style, std::size_t level, std::optional<int> start);
  std::string heading_label(std::size_t level);

 private:
  static constexpr std::size_t levels = 10;
  struct Level {
    std::string format{}, prefix{}, suffix{}, bullet{};
    int start = 1, shown = 1;
  };
  using Levels = std::array<Level, levels>;
  using Counters = std::array<int, levels>;  // the last number; what has not begun has none
  static Levels read_levels(const pugi::xml_node& style);
  std::string count(const Levels& style, Counters& counters, std::size_t level, std::optional<int> start) const;

  std::map<std::string, Levels, std::less<>> styles_{};
  std::map<std::string, Counters, std::less<>> counters_{};
  std::optional<Levels> headings_{};
  std::optional<Counters> heading_counters_{};
};

}  // namespace documents
