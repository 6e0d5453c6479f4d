// SPDX-License-Identifier: AGPL-3.0-or-later
// Work on bytes from outside, done in a child process without network, with limits, in a folder of its own. Whatever
// the child does (crash, loop, eat memory, lie), run() comes back with its answer or with one sentence for people.
#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "sandbox/doors.h"
#include "sandbox/limits.h"
#include "sandbox/messages.h"

namespace sandbox {

struct Job {
  // What runs in the child. Either a program (first its file, then its arguments), which calls serve(); or, only in a
  // program that has a single thread, a function that runs in a copy of this process.
  std::vector<std::string> program{};
  std::function<void(Outlet&)> inside{};
  OpenDoors doors{};              // for `inside`; a program names its own in serve(). The folder is added
  std::filesystem::path input{};  // becomes the child's standard input
  Limits limits{};
  std::function<bool(const Progress&)> watch{};  // asked some ten times a second; false stops the job
};

// Throws std::system_error where no child can be started at all.
base::Result<Answer> run(const Job& job);

// In the program that a job names: shuts the doors, does the work with the outlet, ends the process. The work may
// throw.
[[noreturn]] void serve(const OpenDoors& doors, const std::function<void(Outlet&)>& work);

}  // namespace sandbox
