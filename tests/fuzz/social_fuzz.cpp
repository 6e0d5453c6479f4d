// SPDX-License-Identifier: AGPL-3.0-or-later
// Any bytes as the answer of a service: reading it never fails, a link that is found stands there, and no secret is
// left in what goes to a log. The first line is the link, the second the secret, the rest the answer.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "social/common.h"
#include "social/said.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest(static_cast<const char*>(static_cast<const void*>(data)), size);
  const auto line = [&rest] {
    const std::string_view first = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), first.size() + 1));
    return std::string(first);
  };
  const std::string link = line(), secret = line(), bytes(rest);
  std::string bare = link;
  while (bare.ends_with('/')) bare.pop_back();
  if (social::holds_link(bytes, link) && bytes.find(bare) == std::string::npos) __builtin_trap();
  const std::string told = social::without_secrets(bytes, {secret});
  constexpr std::string_view blot = "…";
  if (!secret.empty() && blot.find(secret) == std::string_view::npos && secret.find(blot[0]) == std::string::npos &&
      secret.find(blot[1]) == std::string::npos && secret.find(blot[2]) == std::string::npos &&
      told.find(secret) != std::string::npos)
    __builtin_trap();
  const auto said = social::Said::parse(bytes);
  if (!said) return 0;
  for (const char* path : {"error", "error/code", "data/id", "data/token", "paging/cursors/after"}) {
    static_cast<void>(said->number(path));
    if (!said->text(path).empty() && !said->has(path)) __builtin_trap();
  }
  for (const char* path : {"data", "data/medias"})
    for (const social::Said& entry : said->list(path)) static_cast<void>(entry.mentions(link));
  static_cast<void>(said->greatest("estimated_time_to_regain_access"));
  static_cast<void>(said->mentions(link));
  return 0;
}
