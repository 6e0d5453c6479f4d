// SPDX-License-Identifier: AGPL-3.0-or-later
// A program run without network, with a time limit, in a process group of its own that is killed as a whole.
#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace documents {

struct ConfinedProcess {
  enum class End { exited, out_of_time, stopped, not_started };

  std::string program{};
  std::vector<std::string> arguments{};    // without the program itself
  std::vector<std::string> environment{};  // all of it
  std::string folder{};                    // where it runs
  int seconds = 60;                        // on the clock
  std::size_t file_bytes = 0;              // the largest file it may write
  std::function<bool()> go_on{};           // asked several times a second; false stops the program

  End run() const;
};

}  // namespace documents
