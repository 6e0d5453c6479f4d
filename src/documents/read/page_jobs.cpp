// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/page_jobs.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace documents {

bool run_jobs(int threads, int count, const std::function<bool(int worker, int index)>& job) {
  std::atomic<int> next{0};
  std::atomic<bool> stopped{false};
  std::mutex lock;
  std::exception_ptr thrown;
  auto work = [&](int worker) {
    try {
      for (int i = next++; i < count && !stopped; i = next++)
        if (!job(worker, i)) stopped = true;
    } catch (...) {  // an exception must not leave its thread; it is thrown again below
      const std::lock_guard<std::mutex> guard(lock);
      if (!thrown) thrown = std::current_exception();
      stopped = true;
    }
  };
  std::vector<std::thread> others;
  for (int worker = 1; worker < std::min(threads, count); ++worker) others.emplace_back(work, worker);
  work(0);
  for (std::thread& other : others) other.join();
  if (thrown) std::rethrow_exception(thrown);
  return !stopped;
}

}  // namespace documents
