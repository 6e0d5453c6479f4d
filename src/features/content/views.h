// SPDX-License-Identifier: AGPL-3.0-or-later
// The pages of the feature.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "features/content/model.h"
#include "html/frame.h"

namespace content {

using html::Frame;

// A channel that the agency has, told by the feature that runs them.
struct ChannelWord {
  std::string code{}, word{};
};

struct ListPage {
  Page page{};
  Filter filter{};
};
std::string list_page(const Frame& frame, const ListPage& page);

struct FormPage {
  Draft draft{};
  std::string id{};  // empty: a new one
  std::int64_t edits = 0;
  std::string duty{};  // the title of the duty that it serves
  std::vector<ChannelWord> channels{};
  std::vector<Picture> pictures{};
  Draft other{};  // what somebody else saved meanwhile, where that happened
  bool has_other = false;
};
std::string form_page(const Frame& frame, const FormPage& page);

struct ItemPage {
  Item item{};
  std::vector<Version> versions{};
  std::vector<Comment> comments{};
  Advice advice{};
  std::vector<ChannelWord> channels{};  // that it goes to
  html::Html postings{};                // item × channel, told by the feature that runs the channels
  std::string public_address{};         // empty: there is no portal
  bool may_write = false;
};
std::string item_page(const Frame& frame, const ItemPage& page);
std::string version_page(const Frame& frame, const Item& item, const Version& version, const Version* before);
std::string missing_page(const Frame& frame);
html::Html beside_duty(const std::vector<Item>& items, const std::string& occurrence, bool may_add);
html::Html state_badge(const Item& item);

}  // namespace content
