// SPDX-License-Identifier: AGPL-3.0-or-later
// Every limit on a job in the sandbox, named once.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sandbox {

#if defined(__SANITIZE_ADDRESS__)
inline constexpr std::size_t instrumented = 4;  // shadow memory and quarantine of the address sanitizer
#else
inline constexpr std::size_t instrumented = 1;
#endif

struct Limits {
  std::size_t memory_bytes = instrumented * (500u << 20);  // resident, of the child and all it starts, together
  int processes = 64;                                      // of the child and all it starts
  int silent_seconds = 60;                                 // without a message that tells of progress
  int seconds = 3600;                                      // in all
  int processor_seconds = 3600;                            // of one process
  int open_files = 256;                                    // of one process
  std::size_t file_bytes = 512u << 20;                     // of one file it writes
  std::size_t answer_bytes = 256u << 20;                   // of all messages together
};

// The way of the limits into a program that is executed anew.
std::string to_text(const Limits& limits);
std::optional<Limits> limits_from(std::string_view text);

}  // namespace sandbox
