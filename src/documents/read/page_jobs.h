// SPDX-License-Identifier: AGPL-3.0-or-later
// Work on the pages of a document in several threads.
#pragma once
#include <functional>

namespace documents {

// Calls job(worker, index) once for every index below `count`, from up to `threads` threads. `worker` tells them apart,
// from 0. A job that returns false stops the others from beginning; what a job throws is thrown here once all stand
// still. Whether every job ran and returned true.
bool run_jobs(int threads, int count, const std::function<bool(int worker, int index)>& job);

}  // namespace documents
