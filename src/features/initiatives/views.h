// SPDX-License-Identifier: AGPL-3.0-or-later
// The pages of the feature.
#pragma once
#include <string>
#include <vector>

#include "features/initiatives/model.h"
#include "html/frame.h"

namespace initiatives {

using html::Frame;

std::string list_page(const Frame& frame, const Page& page, std::string_view state);

struct FormPage {
  Draft draft{};
  std::string id{};  // empty: a new one
  std::int64_t edits = 0;
  std::string duty{};  // the title of the duty that it serves
};
std::string form_page(const Frame& frame, const FormPage& page);

struct OnePage {
  Initiative initiative{};
  std::vector<Use> uses{};
  std::vector<File> files{};
};
std::string one_page(const Frame& frame, const OnePage& page);
std::string missing_page(const Frame& frame);

}  // namespace initiatives
