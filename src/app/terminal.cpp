// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/terminal.h"

#include <unistd.h>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <utility>

#include "base/utf8.h"

namespace app {
namespace {

constexpr int bar_width = 30;
constexpr std::size_t title_width = 32;

volatile std::sig_atomic_t stop_requested = 0;

void on_interrupt(int) { stop_requested = 1; }

// Cut to `width` code points, so that the bar stays on one line.
std::string shortened(const std::string& text, std::size_t width) {
  if (base::count_code_points(text) <= width) return text;
  std::string cut;
  std::size_t at = 0;
  for (std::size_t i = 0; i + 1 < width; ++i) base::append_utf8(cut, base::next_code_point(text, at));
  return cut + "…";
}

}  // namespace

ProgressBar::ProgressBar(std::string title) : title_(shortened(title, title_width)), on_(isatty(STDERR_FILENO) == 1) {}

ProgressBar::~ProgressBar() { wipe(); }

void ProgressBar::show(std::string_view step, int done, int total) {
  if (!on_) return;
  std::string line = "\r\033[K" + title_ + ": ";
  line += step;
  if (total > 0) {
    const int filled = bar_width * std::min(done, total) / total;
    line += " [" + std::string(static_cast<std::size_t>(filled), '#') +
            std::string(static_cast<std::size_t>(bar_width - filled), '.') + "] " + std::to_string(done) + "/" +
            std::to_string(total);
  }
  std::fwrite(line.data(), 1, line.size(), stderr);
  shown_ = true;
}

void ProgressBar::wipe() {
  if (shown_) std::fputs("\r\033[K", stderr);
  shown_ = false;
}

void watch_interrupts() {
  struct sigaction action = {};
  action.sa_handler = on_interrupt;
  action.sa_flags = static_cast<int>(SA_RESETHAND);  // a second Ctrl+C ends the program at once
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

bool interrupted() { return stop_requested != 0; }

}  // namespace app
