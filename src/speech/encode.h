// SPDX-License-Identifier: AGPL-3.0-or-later
// Sound as an Ogg/Opus file (RFC 7845) with its tags. What a machine spoke always carries the mark that says so: for
// programs (machine_tag) and for people (a sentence in COMMENT).
#pragma once
#include <string>
#include <string_view>

#include "speech/sound.h"

namespace speech {

inline constexpr std::string_view machine_tag = "MACHINE_MADE";  // its value is "yes"
inline constexpr std::string_view machine_sentence =
    "Giọng đọc trong bản ghi này do máy tạo ra, được đánh dấu theo Luật Trí tuệ nhân tạo số 134/2025/QH15.";

struct Tags {
  std::string title{};
  std::string artist{};  // the agency
  std::string date{};    // "2026-03-26"
};

// The same sound and tags give the same bytes. Throws std::runtime_error where the library fails, and
// std::invalid_argument where there is no sound.
std::string as_ogg_opus(const Sound& sound, const Tags& tags);

}  // namespace speech
