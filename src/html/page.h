// SPDX-License-Identifier: AGPL-3.0-or-later
// The frame around every page: head, banner, foot. Nothing is fetched from anywhere else.
#pragma once
#include <string>
#include <vector>

#include "base/actor.h"
#include "html/html.h"

namespace html {

enum class Width { text, full };
enum class Refresh { never, without_script };

struct Page {
  std::string title{};  // without the name of the program
  Html body{};
  std::vector<Url> scripts{};
  Width width = Width::text;
  Refresh refresh = Refresh::never;  // for pages that a script keeps up to date
  Html skips{};                      // links over repeated parts, before everything else
  std::vector<Url> styles{};         // besides that of the house
  base::Actor actor{};               // who looks at it: the navigation shows what that person may do
  std::string csrf{};                // for the button that signs out
};

std::string page(const Page& page);

// A hidden field and a button in a form of its own.
Html post_button(const Url& action, std::string_view csrf, std::string_view label, std::string_view classes = "");
Html csrf_field(std::string_view csrf);

}  // namespace html
