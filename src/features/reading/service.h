// SPDX-License-Identifier: AGPL-3.0-or-later
// What people can do with plans: bring files, watch and stop the reading, see and remove what was read. Files are read
// in the sandbox, a few at a time, in the order they came; nothing here looks into their bytes.
#pragma once
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <semaphore>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/result.h"
#include "features/reading/model.h"
#include "features/reading/store.h"
#include "sandbox/sandbox.h"

namespace reading {

struct ServiceConfig {
  std::filesystem::path program{};  // that reads: called with "read-worker" and what to do
  std::string reader{};             // its version; readings of the samples by another one are made anew
  int readers = 2;                  // at a time
  sandbox::Limits limits{};
  std::size_t remembered_turns = 500;
  std::function<std::int64_t()> now{};  // seconds since 1970
};

class Service {
 public:
  Service(Store& store, ServiceConfig config);
  ~Service();  // stops what is being read
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  // The id of the turn. At least one file.
  base::Result<std::string> bring(std::vector<NewFile> files);
  // Every file of the folder that was not read by this version yet, as samples.
  void bring_samples(const std::filesystem::path& folder);
  std::optional<Turn> turn(std::string_view id) const;
  void stop(std::string_view turn);
  // The files of the turn that failed or were stopped, once more.
  base::Result<std::string> try_again(std::string_view turn);
  // A document that was read before, once more.
  base::Result<std::string> read_again(std::string_view document);

  std::vector<Entry> entries() const { return store_.entries(); }
  int samples_to_come() const;
  base::Result<Entry> entry(std::string_view document) const;
  base::Result<Reading> open(std::string_view document) const;
  base::Result<std::string> plan(std::string_view document) const;  // as JSON
  base::Result<std::string> source(std::string_view document) const;
  base::Result<std::string> picture_of_page(std::string_view document, int page);
  base::Result<Entry> remove(std::string_view document);

 private:
  enum class Source { ours, stays };  // a file that came in, or one that lies where it lies
  struct Task {
    std::string turn{};
    std::size_t index = 0;
    std::string name{};
    std::filesystem::path path{};
    Source source = Source::ours;
    bool sample = false;
    bool even_if_known = false;  // read anew what was read before
  };
  struct RunningTurn {
    Turn turn{};
    std::vector<Task> tasks{};
    bool stopped = false;
  };

  std::string enqueue(std::vector<Task> tasks);
  void work();
  void read(const Task& task);
  std::optional<std::string> known_before(const Task& task, const std::string& id) const;
  base::Result<std::string> keep(const Task& task, const std::string& id, const sandbox::Answer& answer);
  bool report(const Task& task, const sandbox::Progress& progress);
  void finish(const Task& task, State state, const std::string& document, base::Error error);
  void forget_old_turns();
  bool is_stopped(const Task& task) const;  // mutex_ is held

  Store& store_;
  ServiceConfig config_;
  mutable std::mutex mutex_{};  // of everything below
  std::condition_variable work_to_do_{};
  std::deque<Task> queue_{};
  std::map<std::string, RunningTurn, std::less<>> turns_{};
  std::deque<std::string> turn_order_{};
  int samples_to_come_ = 0;
  bool leaving_ = false;
  std::counting_semaphore<> pictures_{2};  // pages drawn at a time
  std::vector<std::thread> readers_{};
};

}  // namespace reading
