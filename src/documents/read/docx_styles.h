// SPDX-License-Identifier: AGPL-3.0-or-later
// What styles.xml of a DOCX says about the look of runs and paragraphs, along the chain of styles.
#pragma once
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "vietnamese/legacy.h"

namespace documents {

struct RunLook {
  std::optional<bool> bold{}, italic{}, capitals{}, hidden{};
  std::optional<double> size{};  // points
  std::optional<vietnamese::FontEncoding> font{};
  void inherit(const RunLook& base);  // fills what is not said
};

struct ParagraphLook {
  std::optional<bool> centred{};
  std::optional<double> left{}, first{};  // points
  std::optional<int> list{}, level{};     // numbering: w:numId, w:ilvl
  std::string list_style{};               // the style that `list` comes from
  void inherit(const ParagraphLook& base);
};

RunLook run_look(const pugi::xml_node& run_properties);
ParagraphLook paragraph_look(const pugi::xml_node& paragraph_properties);

class DocxStyles {
 public:
  struct Style {
    RunLook run{};
    ParagraphLook paragraph{};
  };

  DocxStyles() = default;
  explicit DocxStyles(const pugi::xml_node& styles);

  // Resolved; an unknown or empty name gives the default paragraph style.
  const Style& paragraph(std::string_view id) const;
  const RunLook* character(std::string_view id) const;  // nullptr where there is none

 private:
  Style resolve(const std::map<std::string, pugi::xml_node, std::less<>>& nodes, const std::string& id,
                int depth) const;

  std::map<std::string, Style, std::less<>> paragraphs_{};
  std::map<std::string, RunLook, std::less<>> characters_{};
  Style default_{};
  RunLook run_default_{};
};

}  // namespace documents
