// SPDX-License-Identifier: AGPL-3.0-or-later
// The doors of a process, shut for good: no network, no other processes, no new rights, no files but those named.
// What this process starts afterwards inherits it all. Works for root and for others, without user namespaces.
#pragma once
#include <filesystem>
#include <vector>

#include "sandbox/limits.h"

namespace sandbox {

struct OpenDoors {
  std::vector<std::filesystem::path> writable{};  // folders; everything below
  std::vector<std::filesystem::path> readable{};  // besides the system's own
};

// Call while the process has one thread. Throws std::system_error where a door cannot be shut. The files are closed off
// only where the kernel knows Landlock (Linux 5.13); the network and the rest are closed everywhere.
void shut_doors(const Limits& limits, const OpenDoors& open);

}  // namespace sandbox
