// SPDX-License-Identifier: AGPL-3.0-or-later
// A job and all it has started are one session (they cannot leave it, see doors.h): measured and ended as one.
#pragma once
#include <sys/types.h>
#include <cstddef>
#include <filesystem>

namespace sandbox {

struct Weight {
  std::size_t memory_bytes = 0;  // resident, summed
  int processes = 0;
};

// Of one process; cheap.
std::size_t resident_bytes(pid_t process);
// Of a session; reads the whole process table.
Weight weight_of_session(pid_t leader);
// Ends all of it, the leader too, which must not have been reaped: its number could pass to somebody else.
void end_session(pid_t leader);

// A new, empty folder that only this user can enter; gone with all it holds when this goes.
class TemporaryFolder {
 public:
  TemporaryFolder();  // throws std::system_error
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace sandbox
