// SPDX-License-Identifier: AGPL-3.0-or-later
// An Ogg/Opus file looked at from outside: its pages with the time each ends at, its tags, its length. For bytes from
// anywhere; streams that follow one another in a file are one recording.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace speech {

struct OggPage {
  std::size_t from = 0, size = 0;  // bytes
  double ends_at = 0;              // seconds since the beginning of the recording
};

struct OggOpus {
  std::vector<OggPage> pages{};
  std::vector<std::pair<std::string, std::string>> tags{};  // of the first stream; names in capitals
  double seconds = 0;

  std::string tag(std::string_view name) const;  // empty where it is not there
  bool is_machine_made() const;
};

// Every page is whole and its checksum right, or an error says in Vietnamese what is wrong.
base::Result<OggOpus> look_at_ogg_opus(std::string_view bytes);

}  // namespace speech
