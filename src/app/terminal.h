// SPDX-License-Identifier: AGPL-3.0-or-later
// The terminal of a command: a progress bar on stderr where that is a terminal, and Ctrl+C.
#pragma once
#include <string>
#include <string_view>

namespace app {

// Nothing is written where stderr is no terminal. The bar is wiped when it goes out of scope.
class ProgressBar {
 public:
  explicit ProgressBar(std::string title);
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;
  void show(std::string_view step, int done, int total);
  void wipe();

 private:
  std::string title_;
  bool on_ = false;
  bool shown_ = false;
};

// From the first call on, Ctrl+C and SIGTERM no longer end the program at once; they make `interrupted` true. A second
// one ends it.
void watch_interrupts();
bool interrupted();

}  // namespace app
