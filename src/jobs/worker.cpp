// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/worker.h"

#include <chrono>
#include <cstdio>
#include <exception>

namespace jobs {
namespace {
constexpr std::chrono::milliseconds between_looks{1000}, after_a_fault{5000};
}

Worker::Worker(Queue& queue, std::function<std::vector<std::string>()> tenants, int threads)
    : queue_(queue), tenants_(std::move(tenants)) {
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this, i] { work(i == 0); });
}

Worker::~Worker() {
  {
    const std::lock_guard lock(mutex_);
    leaving_ = true;
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void Worker::wake() { wake_.notify_one(); }

void Worker::work(bool writes_schedule) {
  for (;;) {
    std::chrono::milliseconds pause = between_looks;
    try {
      if (writes_schedule) queue_.write_scheduled(tenants_());
      while (queue_.work_one()) {
        const std::lock_guard lock(mutex_);
        if (leaving_) return;
      }
    } catch (const std::exception& fault) {
      std::fprintf(stderr, "jobs: %s\n", fault.what());
      pause = after_a_fault;
    }
    std::unique_lock lock(mutex_);
    if (wake_.wait_for(lock, pause, [this] { return leaving_; })) return;
  }
}

}  // namespace jobs
