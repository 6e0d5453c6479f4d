// SPDX-License-Identifier: AGPL-3.0-or-later
// What every page of a feature is given: who looks, the token of its forms, and what went wrong with the last one.
#pragma once
#include <string>
#include <string_view>

#include "base/actor.h"
#include "base/result.h"
#include "html/page.h"
#include "html/pieces.h"

namespace html {

struct Frame {
  base::Actor actor{};
  std::string csrf{};
  const base::Error* error = nullptr;
};

// For pages that have more to say than a body: scripts, styles, skips.
Page page_of(const Frame& frame, std::string title, Html body, Width width = Width::text);
std::string framed(const Frame& frame, std::string title, Html body, Width width = Width::text);
// The sentence of an error that belongs to no field; those of fields stand at their fields.
Html general_problem(const Frame& frame);
Html field(const Frame& frame, std::string_view label, std::string_view name, std::string_view value,
           std::string_view type = "text", std::string_view hint = {});
Html required_field(const Frame& frame, std::string_view label, std::string_view name, std::string_view value,
                    std::string_view type = "text", std::string_view hint = {});
// One or several files, with the error of the field.
Html file_field(const Frame& frame, std::string_view label, std::string_view name, std::string_view hint);
// The page of an address that names nothing (404).
std::string missing_page(const Frame& frame, std::string_view what, const Url& back, std::string_view back_label);

}  // namespace html
