// SPDX-License-Identifier: AGPL-3.0-or-later
// Threads that do what the queue holds, until they are stopped. The database being gone is waited out.
#pragma once
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "jobs/queue.h"

namespace jobs {

class Worker {
 public:
  // `tenants` are asked for before the daily jobs are written.
  Worker(Queue& queue, std::function<std::vector<std::string>()> tenants, int threads);
  ~Worker();  // what is under way ends first
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;
  void wake();  // there is something to do

 private:
  void work(bool writes_schedule);

  Queue& queue_;
  std::function<std::vector<std::string>()> tenants_;
  std::mutex mutex_{};
  std::condition_variable wake_{};
  bool leaving_ = false;
  std::vector<std::thread> threads_{};
};

}  // namespace jobs
