// SPDX-License-Identifier: AGPL-3.0-or-later
#include "features/reading/service.h"

#include <algorithm>
#include <fstream>
#include <random>
#include <sstream>
#include <utility>

#include "base/hash.h"
#include "features/reading/archive.h"

namespace reading {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t id_letters = 16;

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return std::move(bytes).str();
}

std::string new_turn_id() {
  std::random_device chance;
  std::string letters;
  for (int i = 0; i < 8; ++i) letters += std::to_string(chance()) + " ";
  return base::sha256_hex(letters).substr(0, id_letters);
}

base::Error no_document() { return {base::ErrorKind::not_found, "Không có văn bản này; có thể nó đã được xóa.", {}}; }

Entry entry_of(const Reading& reading) {
  const compiler::Plan& plan = reading.plan;
  Entry entry;
  entry.title = plan.header.title;
  entry.agency = plan.header.agency;
  entry.number = plan.header.number;
  if (!plan.header.symbol.empty()) entry.number += "/" + plan.header.symbol;
  entry.pages = reading.document.pages;
  entry.activities = static_cast<int>(plan.activities.size());
  entry.deadlines = static_cast<int>(plan.deadlines.size());
  for (const compiler::Diagnostic& diagnostic : plan.diagnostics) {
    entry.errors += diagnostic.severity == compiler::Severity::error;
    entry.warnings += diagnostic.severity == compiler::Severity::warning;
    entry.notes += diagnostic.severity == compiler::Severity::note;
  }
  return entry;
}

bool is_picture(std::string_view bytes) {
  return bytes.starts_with("\x89PNG\r\n\x1A\n") || bytes.starts_with("\xFF\xD8\xFF");
}

}  // namespace

Service::Service(Store& store, ServiceConfig config) : store_(store), config_(std::move(config)) {
  for (int i = 0; i < std::max(1, config_.readers); ++i) readers_.emplace_back([this] { work(); });
}

Service::~Service() {
  {
    const std::lock_guard lock(mutex_);
    leaving_ = true;
  }
  work_to_do_.notify_all();
  for (std::thread& reader : readers_) reader.join();
}

// ------------------------------------------------------------------------------------------------------ bringing files

base::Result<std::string> Service::bring(std::vector<NewFile> files) {
  if (files.empty()) return base::Error{base::ErrorKind::invalid, "Chưa có tệp nào được chọn.", "tep"};
  std::vector<Task> tasks;
  for (NewFile& file : files) {
    Task task;
    task.name = file.name.empty() ? "(tệp không tên)" : std::move(file.name);
    task.path = std::move(file.path);
    tasks.push_back(std::move(task));
  }
  return enqueue(std::move(tasks));
}

void Service::bring_samples(const fs::path& folder) {
  std::vector<Task> tasks;
  for (const auto& file : fs::directory_iterator(folder)) {
    if (!file.is_regular_file() || file.path().filename().string().starts_with('.')) continue;
    Task task;
    task.name = file.path().filename().string();
    task.path = fs::absolute(file.path());
    task.source = Source::stays;
    task.sample = true;
    tasks.push_back(std::move(task));
  }
  std::sort(tasks.begin(), tasks.end(), [](const Task& a, const Task& b) { return a.name < b.name; });
  if (!tasks.empty()) enqueue(std::move(tasks));
}

std::string Service::enqueue(std::vector<Task> tasks) {
  const std::string id = new_turn_id();
  {
    const std::lock_guard lock(mutex_);
    RunningTurn running;
    running.turn.id = id;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
      tasks[i].turn = id;
      tasks[i].index = i;
      running.turn.works.push_back({.file = tasks[i].name});
      samples_to_come_ += tasks[i].sample;
      queue_.push_back(tasks[i]);
    }
    running.tasks = std::move(tasks);
    turns_.emplace(id, std::move(running));
    turn_order_.push_back(id);
    forget_old_turns();
  }
  work_to_do_.notify_all();
  return id;
}

// The oldest that are over, and with them the files that could not be read.
void Service::forget_old_turns() {
  while (turn_order_.size() > config_.remembered_turns) {
    const auto old = turns_.find(turn_order_.front());
    if (old != turns_.end() && !old->second.turn.is_over()) return;
    if (old != turns_.end()) {
      for (const Task& task : old->second.tasks) {
        std::error_code gone_already;
        if (task.source == Source::ours) fs::remove(task.path, gone_already);
      }
      turns_.erase(old);
    }
    turn_order_.pop_front();
  }
}

std::optional<Turn> Service::turn(std::string_view id) const {
  const std::lock_guard lock(mutex_);
  const auto found = turns_.find(id);
  return found == turns_.end() ? std::nullopt : std::optional(found->second.turn);
}

void Service::stop(std::string_view turn) {
  const std::lock_guard lock(mutex_);
  const auto found = turns_.find(turn);
  if (found == turns_.end()) return;
  found->second.stopped = true;
  for (Work& work : found->second.turn.works)
    if (work.state == State::waiting) work.state = State::stopped;
}

base::Result<std::string> Service::try_again(std::string_view turn) {
  std::vector<Task> tasks;
  {
    const std::lock_guard lock(mutex_);
    const auto found = turns_.find(turn);
    if (found == turns_.end())
      return base::Error{base::ErrorKind::not_found, "Lượt đọc này không còn nữa; xin chọn lại tệp.", {}};
    RunningTurn& running = found->second;
    if (!running.turn.is_over()) return base::Error{base::ErrorKind::conflict, "Lượt đọc này chưa kết thúc.", {}};
    for (Task& task : running.tasks) {
      const State state = running.turn.works[task.index].state;
      if (state != State::failed && state != State::stopped) continue;
      tasks.push_back(task);
      task.source = Source::stays;  // the file belongs to the new turn
    }
  }
  if (tasks.empty()) return base::Error{base::ErrorKind::conflict, "Không còn tệp nào cần đọc lại.", {}};
  return enqueue(std::move(tasks));
}

base::Result<std::string> Service::read_again(std::string_view document) {
  const std::optional<Entry> entry = store_.entry(document);
  const std::optional<fs::path> source = store_.source(document);
  if (!entry || !source) return no_document();
  Task task;
  task.name = entry->file;
  task.path = *source;
  task.source = Source::stays;
  task.sample = entry->sample;
  task.even_if_known = true;
  return enqueue({std::move(task)});
}

// ------------------------------------------------------------------------------------------------------------- reading

bool Service::is_stopped(const Task& task) const {
  const auto found = turns_.find(task.turn);
  return leaving_ || found == turns_.end() || found->second.stopped;
}

void Service::work() {
  for (;;) {
    Task task;
    {
      std::unique_lock lock(mutex_);
      work_to_do_.wait(lock, [&] { return leaving_ || !queue_.empty(); });
      if (leaving_) return;
      task = std::move(queue_.front());
      queue_.pop_front();
      const auto found = turns_.find(task.turn);
      if (found != turns_.end() && !found->second.stopped) found->second.turn.works[task.index].state = State::reading;
    }
    try {
      read(task);
    } catch (const std::exception& fault) {
      std::fprintf(stderr, "reading: %s\n", fault.what());
      finish(task, State::failed, {},
             {base::ErrorKind::invalid, "Máy chủ gặp sự cố khi đọc tệp này; xin thử lại sau.", {}});
    }
  }
}

void Service::read(const Task& task) {
  if (!report(task, {})) return finish(task, State::stopped, {}, {});
  const std::string id = base::sha256_hex(content(task.path)).substr(0, id_letters);
  if (const auto known = known_before(task, id)) return finish(task, State::done, *known, {});
  sandbox::Job job;
  job.program = {config_.program.string(), "read-worker", "compile", task.name};
  job.input = task.path;
  job.limits = config_.limits;
  job.watch = [&](const sandbox::Progress& progress) { return report(task, progress); };
  const base::Result<sandbox::Answer> answer = sandbox::run(job);
  if (!answer) {
    const bool stopped = answer.error().kind == base::ErrorKind::cancelled;
    return finish(task, stopped ? State::stopped : State::failed, {}, answer.error());
  }
  const base::Result<std::string> kept = keep(task, id, *answer);
  if (!kept) return finish(task, State::failed, {}, kept.error());
  finish(task, State::done, *kept, {});
}

// Read by this version already: the file that came is not needed.
std::optional<std::string> Service::known_before(const Task& task, const std::string& id) const {
  if (task.even_if_known) return std::nullopt;
  const std::optional<Entry> entry = store_.entry(id);
  if (!entry || entry->reader != config_.reader || (task.sample && !entry->sample)) return std::nullopt;
  std::error_code gone_already;
  if (task.source == Source::ours) fs::remove(task.path, gone_already);
  return id;
}

base::Result<std::string> Service::keep(const Task& task, const std::string& id, const sandbox::Answer& answer) {
  const auto plan = answer.find("plan");
  const auto packed = answer.find("reading");
  const std::optional<Reading> reading = packed == answer.end() ? std::nullopt : unpack(packed->second);
  if (!reading || plan == answer.end())
    return base::Error{base::ErrorKind::invalid, "Bộ đọc trả về một kết quả hỏng với tệp này.", {}};
  const std::optional<Entry> before = store_.entry(id);
  Entry entry = entry_of(*reading);
  entry.id = id;
  entry.file = task.name;
  entry.bytes = fs::file_size(task.path);
  entry.read_at = config_.now();
  entry.sample = task.sample || (before && before->sample);
  entry.reader = config_.reader;
  if (task.source == Source::ours) {
    store_.keep(entry, task.path, plan->second, packed->second);
  } else {
    store_.keep_copy(entry, task.path, plan->second, packed->second);
  }
  return id;
}

bool Service::report(const Task& task, const sandbox::Progress& progress) {
  const std::lock_guard lock(mutex_);
  if (is_stopped(task)) return false;
  Work& work = turns_.find(task.turn)->second.turn.works[task.index];
  work.step = progress.step;
  work.done = progress.done;
  work.total = progress.total;
  return true;
}

void Service::finish(const Task& task, State state, const std::string& document, base::Error error) {
  const std::lock_guard lock(mutex_);
  samples_to_come_ -= task.sample;
  const auto found = turns_.find(task.turn);
  if (found == turns_.end()) return;
  Work& work = found->second.turn.works[task.index];
  work.state = state;
  work.document = document;
  work.error = std::move(error);
}

int Service::samples_to_come() const {
  const std::lock_guard lock(mutex_);
  return samples_to_come_;
}

// -------------------------------------------------------------------------------------------------- what has been read

base::Result<Entry> Service::entry(std::string_view document) const {
  std::optional<Entry> entry = store_.entry(document);
  if (!entry) return no_document();
  return std::move(*entry);
}

base::Result<Reading> Service::open(std::string_view document) const {
  const std::optional<std::string> packed = store_.reading(document);
  std::optional<Reading> reading = packed ? unpack(*packed) : std::nullopt;
  if (!reading) return no_document();
  return std::move(*reading);
}

base::Result<std::string> Service::plan(std::string_view document) const {
  std::optional<std::string> plan = store_.plan(document);
  if (!plan) return no_document();
  return std::move(*plan);
}

base::Result<std::string> Service::source(std::string_view document) const {
  const std::optional<fs::path> path = store_.source(document);
  if (!path) return no_document();
  return content(*path);
}

base::Result<std::string> Service::picture_of_page(std::string_view document, int page) {
  constexpr int drawing_seconds = 30;
  const std::optional<fs::path> source = store_.source(document);
  if (!source || page < 1) return no_document();
  if (std::optional<std::string> known = store_.picture(document, page)) return std::move(*known);
  pictures_.acquire();
  struct Release {
    std::counting_semaphore<>& places;
    ~Release() { places.release(); }
  } const release{pictures_};
  sandbox::Job job;
  job.program = {config_.program.string(), "read-worker", "page", std::to_string(page)};
  job.input = *source;
  job.limits = config_.limits;
  job.limits.silent_seconds = drawing_seconds;
  job.limits.seconds = drawing_seconds;
  base::Result<sandbox::Answer> answer = sandbox::run(job);
  if (!answer) return answer.error();
  const auto picture = answer->find("picture");
  if (picture == answer->end() || !is_picture(picture->second))
    return base::Error{base::ErrorKind::invalid, "Không vẽ được trang này.", {}};
  store_.keep_picture(document, page, picture->second);
  return std::move(picture->second);
}

base::Result<Entry> Service::remove(std::string_view document) {
  base::Result<Entry> removed = entry(document);
  if (removed) store_.remove(document);
  return removed;
}

}  // namespace reading
