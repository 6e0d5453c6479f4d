// SPDX-License-Identifier: AGPL-3.0-or-later
#include "speech/voice.h"

#include <espeak-ng/speak_lib.h>

#include <algorithm>
#include <mutex>
#include <stdexcept>

#include "base/utf8.h"
#include "speech/spoken.h"

namespace speech {
namespace {

struct Collector {
  std::vector<std::int16_t> samples{};
  const std::function<bool()>* stop = nullptr;
  bool stopped = false;
};

// All that follows is held by this mutex.
std::mutex& turn() {
  static std::mutex instance;
  return instance;
}
Collector* collector = nullptr;

int collect(short* samples, int count, espeak_EVENT* /*events*/) {
  if (collector == nullptr) return 1;
  if (collector->stop && *collector->stop && (*collector->stop)()) {
    collector->stopped = true;
    return 1;
  }
  if (samples != nullptr && count > 0) collector->samples.insert(collector->samples.end(), samples, samples + count);
  return 0;
}

int sample_rate() {
  static const int rate = [] {
    const int found = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, espeakINITIALIZE_DONT_EXIT);
    if (found <= 0) throw std::runtime_error("espeak-ng: its data are not installed (package espeak-ng-data)");
    espeak_SetSynthCallback(collect);
    return found;
  }();
  return rate;
}

void use(const VoiceSettings& settings) {
  if (espeak_SetVoiceByName(settings.name.c_str()) != EE_OK)
    throw std::runtime_error("espeak-ng: no voice named " + settings.name);
  constexpr int most_percent = 100, most_loud = 200;
  espeak_SetParameter(espeakRATE, std::clamp(settings.words_per_minute, espeakRATE_MINIMUM, espeakRATE_MAXIMUM), 0);
  espeak_SetParameter(espeakPITCH, std::clamp(settings.pitch, 0, most_percent), 0);
  espeak_SetParameter(espeakVOLUME, std::clamp(settings.loudness, 0, most_loud), 0);
}

struct Collecting {
  explicit Collecting(Collector& into) { collector = &into; }
  ~Collecting() { collector = nullptr; }
  Collecting(const Collecting&) = delete;
  Collecting& operator=(const Collecting&) = delete;
};

}  // namespace

Voice::Voice(VoiceSettings settings) : settings_(std::move(settings)) {
  const std::lock_guard hold(turn());
  sample_rate();
  use(settings_);
}

base::Result<Sound> Voice::say(std::string_view text, const std::function<bool()>& stop) const {
  const base::Error too_long{base::ErrorKind::too_large,
                             "Nội dung quá dài để đọc một lần; hãy chia thành nhiều bài, mỗi bài dưới nửa giờ.",
                             {}};
  constexpr std::size_t most_bytes = 8;  // a letter: writing out makes hardly anything shorter
  if (text.size() > longest_text * most_bytes) return too_long;
  std::string words = spoken(text);
  if (words.empty()) return base::Error{base::ErrorKind::invalid, "Không có nội dung nào để đọc thành tiếng.", {}};
  if (base::count_code_points(words) > longest_text) return too_long;
  if (const std::string first = spoken(settings_.first_sentence); !first.empty()) words = first + "\n\n" + words;
  Collector into;
  into.stop = &stop;
  Sound sound;
  {
    const std::lock_guard hold(turn());
    sound.rate = sample_rate();
    use(settings_);
    const Collecting collecting(into);
    const espeak_ERROR status = espeak_Synth(words.c_str(), words.size() + 1, 0, POS_CHARACTER, 0,
                                             espeakCHARS_UTF8 | espeakENDPAUSE, nullptr, nullptr);
    if (status != EE_OK) throw std::runtime_error("espeak-ng: it did not speak");
  }
  if (into.stopped) return base::Error{base::ErrorKind::cancelled, "Việc đọc thành tiếng đã được dừng lại.", {}};
  sound.samples = std::move(into.samples);
  sound.is_machine_made = true;
  return sound;
}

}  // namespace speech
