// SPDX-License-Identifier: AGPL-3.0-or-later
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"
#include "sandbox/messages.h"

// A job that was taken over by its input may say anything: the parent reads on, within its limit.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 1) return 0;
  const std::size_t piece = std::size_t{1} + data[0];
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  sandbox::Inlet inlet(1u << 16);
  for (std::size_t at = 0; at < text.size(); at += piece) inlet.feed(text.substr(at, piece));
  if (!base::is_valid_utf8(inlet.progress().step)) std::abort();
  if (inlet.state() == sandbox::Inlet::State::refused && inlet.refusal().message.empty()) std::abort();
  return 0;
}
