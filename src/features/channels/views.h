// SPDX-License-Identifier: AGPL-3.0-or-later
// The pages of the feature.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "features/channels/model.h"
#include "html/frame.h"

namespace channels {

using html::Frame;

std::string list_page(const Frame& frame, const Page& page, std::string_view state);
std::string settings_page(const Frame& frame, const std::vector<Channel>& channels, std::int64_t readers,
                          std::string_view opened);
// Item × channel at a glance: shown on the page of the item.
html::Html beside_item(const Frame& frame, const std::vector<Posting>& postings, std::string_view site);

// For the frame of the site: bodies only.
html::Html subscribe_body(const Frame& frame, std::string_view site, std::string_view email, bool is_done);
html::Html subscriber_body(const Frame& frame, std::string_view token, std::string_view email, bool is_active);
html::Html left_body();
std::string missing_page(const Frame& frame);

}  // namespace channels
