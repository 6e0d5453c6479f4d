// SPDX-License-Identifier: AGPL-3.0-or-later
// A voice that reads Vietnamese text aloud, made by eSpeak NG in this process. The library has one state for the whole
// process: voices take turns, and each says its text with its own settings.
#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "speech/sound.h"

namespace speech {

struct VoiceSettings {
  std::string name = "vi";     // also "vi-vn-x-central", "vi-vn-x-south"
  int words_per_minute = 160;  // kept within 80 and 450
  int pitch = 50;              // 0 to 100
  int loudness = 100;          // 0 to 200
  // Said before the text, so that listeners know who speaks; empty: nothing is said.
  std::string first_sentence = "Nội dung sau đây do máy đọc.";
};

class Voice {
 public:
  static constexpr std::size_t longest_text = 30'000;  // letters of the text written out: half an hour

  // Throws std::runtime_error where the library's data or that voice is not installed.
  explicit Voice(VoiceSettings settings = {});

  // The text as spoken() writes it out, in sound that is marked as made by a machine. `stop` is asked now and then; an
  // error says in Vietnamese why there is no sound.
  base::Result<Sound> say(std::string_view text, const std::function<bool()>& stop = {}) const;

 private:
  VoiceSettings settings_;
};

}  // namespace speech
