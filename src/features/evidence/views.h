// SPDX-License-Identifier: AGPL-3.0-or-later
// The pages of the feature.
#pragma once
#include <string>
#include <vector>

#include "features/evidence/model.h"
#include "html/frame.h"

namespace evidence {

using html::Frame;

// What the occurrence is, for people.
struct Work {
  std::string id{}, title{}, label{}, unit{}, due{};
  std::int64_t counted = 0, required = 1;
};

std::string report_page(const Frame& frame, const Work& work, const Report& filled, std::string_view form_token);
std::string thanks_page(const Frame& frame, const Work& work, const Reported& reported);
std::string piece_page(const Frame& frame, const Piece& piece, bool may_return);
std::string list_page(const Frame& frame, const Page& page);
std::string missing_page(const Frame& frame);
html::Html list_of(const std::vector<Piece>& pieces);
html::Html state_badge(const Piece& piece);

}  // namespace evidence
