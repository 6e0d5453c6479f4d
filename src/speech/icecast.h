// SPDX-License-Identifier: AGPL-3.0-or-later
// Sends a recording to a mount of an Icecast server as fast as it is heard, and no faster. Every way it can end has a
// name, and all but the good one a Vietnamese sentence for the person who pressed the button.
#pragma once
#include <stop_token>
#include <string>
#include <string_view>

namespace speech {

struct Station {
  std::string url{};  // "http://host:8000/xa.opus", "https://…"
  std::string user = "source", password{};
  std::string name{}, description{}, genre{};  // what listeners are shown
  long seconds = 10;                           // how long an answer is waited for
};

struct Broadcast {
  enum class End {
    played,
    stopped,         // asked for by stop
    not_audio,       // no sound Ogg/Opus recording
    bad_address,     // no http or https address with a mount
    away,            // nobody answers
    wrong_password,  // of the station
    mount_taken,     // another source is speaking there
    refused,         // for another reason
    cut_off,         // the server went away or closed
  };
  End end = End::played;
  std::string sentence{};  // empty where played
  double seconds = 0;      // of the recording that were sent

  // Another try later may go well without anybody changing anything.
  bool may_pass() const { return end == End::away || end == End::mount_taken || end == End::cut_off; }
};

// Returns when the recording has been heard to its end, or has failed. `stop` is heeded within a tenth of a second
// while the recording is sent.
Broadcast stream(const Station& station, std::string_view ogg_opus, const std::stop_token& stop = {});

}  // namespace speech
