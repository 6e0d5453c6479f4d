// SPDX-License-Identifier: AGPL-3.0-or-later
// As much of CSS as tells how text looks: rules for an element, a class or both, and style attributes.
#pragma once
#include <gumbo.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "vietnamese/legacy.h"

namespace documents {

struct HtmlLook {
  std::optional<bool> bold{}, italic{}, capitals{}, centred{}, hidden{}, kept_spaces{}, no_marker{};
  std::optional<double> size{}, margin{}, first{};  // points
  std::optional<vietnamese::FontEncoding> font{};
  std::string marker{};         // list-style-type
  std::string office{};         // mso-element
  bool printed_marker = false;  // mso-list:Ignore: the number that Word printed before a paragraph
  void set_from(const HtmlLook& stronger);
};

HtmlLook look_of_declarations(std::string_view declarations);

class HtmlStyles {
 public:
  void add_sheet(std::string_view sheet);
  // The element's own look: its tag, its classes, its attributes. Without what it inherits.
  HtmlLook of(const GumboElement& element) const;

 private:
  void add_rule(std::string_view selectors, std::string_view declarations);
  std::map<std::string, HtmlLook, std::less<>> rules_{};  // "p", ".MsoTitle", "p.MsoTitle"
};

// "13.0pt", "1.27cm", "17px" in points; other units depend on what is around them.
std::optional<double> css_points(std::string_view text);

std::string_view attribute(const GumboElement& element, const char* name);
std::string tag_name(const GumboElement& element);

}  // namespace documents
