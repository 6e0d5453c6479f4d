// SPDX-License-Identifier: AGPL-3.0-or-later
// The addresses of the feature. The frame of the public site comes in as a function.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "features/channels/service.h"
#include "html/html.h"
#include "http/router.h"

namespace channels {

// A page in the frame of a site, by its code; empty where there is no such site.
using Framed = std::function<std::string(std::string_view site, std::string_view title, const html::Html& body)>;
// The file that a channel made of a posting (a poster, a recording): type and bytes.
struct MadeFile {
  std::string name{}, type{}, bytes{};
};
using FileOf = std::function<std::optional<MadeFile>(const Posting&)>;

void add_routes(http::Router& on, Service& channels, const portal::Service& portal, Framed framed, FileOf file_of);

// For the page of an item: where it stands.
html::Html beside(const Service& channels, const portal::Service& portal, const base::Actor& actor,
                  const std::string& csrf, const content::Item& item);

}  // namespace channels
