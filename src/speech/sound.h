// SPDX-License-Identifier: AGPL-3.0-or-later
// Sound in memory: one channel of 16-bit samples, and whether a machine made it. The mark travels with the samples, so
// that nothing a machine spoke is written down without it (Law 134/2025/QH15 on artificial intelligence).
#pragma once
#include <cstdint>
#include <vector>

namespace speech {

struct Sound {
  std::vector<std::int16_t> samples{};
  int rate = 48'000;  // samples a second
  bool is_machine_made = false;

  double seconds() const { return rate > 0 ? static_cast<double>(samples.size()) / rate : 0; }
};

}  // namespace speech
