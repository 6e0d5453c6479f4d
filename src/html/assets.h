// SPDX-License-Identifier: AGPL-3.0-or-later
// The files of web/, compiled into the program. Their addresses hold a hash of their bytes and so never go stale;
// html/asset_names.h, made by the build, has a name for each.
#pragma once
#include <span>
#include <string_view>

namespace html {

struct Asset {
  std::string_view path{};  // "/static/app.1a2b3c4d.css"
  std::string_view type{};
  std::string_view bytes{};
};

std::span<const Asset> assets();

}  // namespace html
