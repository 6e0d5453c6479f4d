// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sandbox/sandbox.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <string_view>
#include <system_error>

#include "sandbox/processes.h"

namespace sandbox {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr int outlet_descriptor = 3;
constexpr milliseconds tick{50};
constexpr milliseconds session_tick{250};  // weighing a session reads the whole process table
constexpr std::size_t log_bytes = 4096;
constexpr const char* limits_variable = "LANTOA_SANDBOX_LIMITS";

[[noreturn]] void fail(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    if (this != &other) close(), number_ = std::exchange(other.number_, -1);
    return *this;
  }
  int get() const { return number_; }
  void close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }

 private:
  int number_;
};

// Out of the way of the numbers that the child gives to its ends.
Descriptor moved_up(Descriptor low) {
  Descriptor high(::fcntl(low.get(), F_DUPFD_CLOEXEC, 10));
  if (high.get() < 0) fail("descriptor");
  return high;
}

struct Pipe {
  Descriptor out{}, in{};
  Pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail("pipe");
    out = Descriptor(ends[0]);
    in = moved_up(Descriptor(ends[1]));
    ::fcntl(out.get(), F_SETFL, O_NONBLOCK);
  }
};

Descriptor open_input(const std::filesystem::path& path) {
  const char* file = path.empty() ? "/dev/null" : path.c_str();
  Descriptor input(::open(file, O_RDONLY | O_CLOEXEC));
  if (input.get() < 0) fail(file);
  return moved_up(std::move(input));
}

// ------------------------------------------------------------------------------------------------- inside the child

// Neither exit handlers nor leak checks: the copy of the parent's memory is not this process's business.
[[noreturn]] void work_and_leave(const OpenDoors& doors, const Limits& limits,
                                 const std::function<void(Outlet&)>& work) {
  Outlet outlet(outlet_descriptor);
  try {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // the job does not outlive its parent
    shut_doors(limits, doors);
    work(outlet);
    outlet.finish();
  } catch (const std::bad_alloc&) {
    outlet.refuse({base::ErrorKind::too_large, "Việc đọc tệp này cần quá nhiều bộ nhớ nên đã dừng.", {}});
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "%s\n", fault.what());
    ::_exit(1);
  }
  ::_exit(0);
}

std::vector<std::string> environment_of_child(const Limits& limits, const std::filesystem::path& folder) {
  std::vector<std::string> variables{"TMPDIR=" + folder.string(), "HOME=" + folder.string(), "LC_ALL=C.UTF-8",
                                     "OMP_THREAD_LIMIT=1", std::string(limits_variable) + "=" + to_text(limits)};
  for (const char* kept : {"PATH", "LD_LIBRARY_PATH", "TESSDATA_PREFIX", "ASAN_OPTIONS", "UBSAN_OPTIONS"})
    if (const char* value = std::getenv(kept)) variables.push_back(std::string(kept) + "=" + value);
  return variables;
}

// -------------------------------------------------------------------------------------------------- two ways to start

struct Child {
  pid_t process = -1;
  Descriptor messages{}, log{};
};

struct Ends {
  int input, messages, log;
};

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

pid_t spawn(const Job& job, const std::filesystem::path& folder, const Ends& ends) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawnattr_init(&attributes);
  ::posix_spawn_file_actions_adddup2(&actions, ends.input, STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, ends.log, STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, ends.log, STDERR_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, ends.messages, outlet_descriptor);
  ::posix_spawn_file_actions_addclosefrom_np(&actions, outlet_descriptor + 1);
  ::posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
  sigset_t none;
  sigset_t ours;
  sigemptyset(&none);
  sigemptyset(&ours);
  for (const int signal : {SIGINT, SIGTERM, SIGPIPE, SIGHUP}) sigaddset(&ours, signal);
  ::posix_spawnattr_setsigmask(&attributes, &none);
  ::posix_spawnattr_setsigdefault(&attributes, &ours);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

  std::vector<std::string> arguments = job.program;
  std::vector<std::string> variables = environment_of_child(job.limits, folder);
  pid_t process = -1;
  const int trouble = ::posix_spawn(&process, job.program.front().c_str(), &actions, &attributes,
                                    pointers_to(arguments).data(), pointers_to(variables).data());
  ::posix_spawnattr_destroy(&attributes);
  ::posix_spawn_file_actions_destroy(&actions);
  if (trouble != 0) throw std::system_error(trouble, std::generic_category(), job.program.front());
  return process;
}

pid_t copy(const Job& job, const std::filesystem::path& folder, const Ends& ends) {
  const pid_t process = ::fork();
  if (process < 0) fail("fork");
  if (process > 0) return process;
  ::setsid();
  for (const int signal : {SIGINT, SIGTERM, SIGPIPE, SIGHUP}) ::signal(signal, SIG_DFL);
  ::dup2(ends.input, STDIN_FILENO);
  ::dup2(ends.log, STDOUT_FILENO);
  ::dup2(ends.log, STDERR_FILENO);
  ::dup2(ends.messages, outlet_descriptor);
  ::fcntl(outlet_descriptor, F_SETFD, FD_CLOEXEC);
  ::close_range(outlet_descriptor + 1, ~0u, 0);
  if (::chdir(folder.c_str()) != 0) ::_exit(1);
  ::setenv("TMPDIR", folder.c_str(), 1);
  ::setenv("HOME", folder.c_str(), 1);
  OpenDoors doors = job.doors;
  doors.writable.push_back(folder);
  work_and_leave(doors, job.limits, job.inside);
}

Child start(const Job& job, const std::filesystem::path& folder) {
  const Descriptor input = open_input(job.input);
  Pipe messages;
  Pipe log;
  const Ends ends{input.get(), messages.in.get(), log.in.get()};
  const pid_t process = job.program.empty() ? copy(job, folder, ends) : spawn(job, folder, ends);
  return {process, std::move(messages.out), std::move(log.out)};
}

// ------------------------------------------------------------------------------------------------ watching the child

enum class End { closed, told, stopped, memory, processes, silence, time };

class Watchman {
 public:
  Watchman(const Job& job, Child& child) : job_(job), child_(child), inlet_(job.limits.answer_bytes) {}

  End watch() {
    const Clock::time_point started = Clock::now();
    Clock::time_point heard = started;
    Clock::time_point weighed = started;
    std::uint64_t messages = 0;
    for (;;) {
      const bool open = listen();
      if (inlet_.state() != Inlet::State::open) return End::told;
      if (!open) return End::closed;
      const Clock::time_point now = Clock::now();
      if (inlet_.messages() != messages) messages = inlet_.messages(), heard = now;
      if (job_.watch && !job_.watch(inlet_.progress())) return End::stopped;
      if (resident_bytes(child_.process) > job_.limits.memory_bytes) return End::memory;
      if (now - weighed >= session_tick) {
        weighed = now;
        const Weight weight = weight_of_session(child_.process);
        if (weight.memory_bytes > job_.limits.memory_bytes) return End::memory;
        if (weight.processes > job_.limits.processes) return End::processes;
      }
      if (now - heard >= seconds(job_.limits.silent_seconds)) return End::silence;
      if (now - started >= seconds(job_.limits.seconds)) return End::time;
    }
  }

  // After the child has gone: what it said last.
  void listen_to_the_rest() { take_messages(), take_log(); }

  Inlet& inlet() { return inlet_; }
  const std::string& log() const { return log_; }

 private:
  // False where the child has shut its end.
  bool listen() {
    std::array<pollfd, 2> ears{pollfd{child_.messages.get(), POLLIN, 0}, pollfd{child_.log.get(), POLLIN, 0}};
    const int count = log_open_ ? 2 : 1;
    ::poll(ears.data(), static_cast<nfds_t>(count), static_cast<int>(tick.count()));
    if (count == 2 && ears[1].revents != 0) log_open_ = take_log();
    return ears[0].revents == 0 || take_messages();
  }

  bool take_messages() {
    static thread_local std::array<char, 64 * 1024> buffer;
    // Some only, so that a child that talks without end is weighed and timed as well.
    for (int turns = 0; turns < 64 && inlet_.state() == Inlet::State::open; ++turns) {
      const ssize_t length = ::read(child_.messages.get(), buffer.data(), buffer.size());
      if (length == 0) return false;
      if (length < 0) return errno == EAGAIN || errno == EINTR;
      inlet_.feed({buffer.data(), static_cast<std::size_t>(length)});
    }
    return true;
  }

  bool take_log() {
    std::array<char, 4096> buffer{};
    for (int turns = 0; turns < 64; ++turns) {
      const ssize_t length = ::read(child_.log.get(), buffer.data(), buffer.size());
      if (length == 0) return false;
      if (length < 0) return errno == EAGAIN || errno == EINTR;
      log_.append(buffer.data(), static_cast<std::size_t>(length));
      if (log_.size() > log_bytes) log_.erase(0, log_.size() - log_bytes);
    }
    return true;
  }

  const Job& job_;
  Child& child_;
  Inlet inlet_;
  std::string log_{};
  bool log_open_ = true;
};

int end_and_reap(pid_t leader) {
  end_session(leader);
  int status = 0;
  while (::waitpid(leader, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

// A child that closed its end has ended or is about to.
int wait_a_moment(pid_t process) {
  const Clock::time_point patience = Clock::now() + seconds(2);
  siginfo_t ended{};
  while (Clock::now() < patience && ended.si_pid == 0) {
    if (::waitid(P_PID, static_cast<id_t>(process), &ended, WEXITED | WNOHANG | WNOWAIT) != 0) break;
    ::poll(nullptr, 0, 5);
  }
  return end_and_reap(process);
}

base::Error too_much(const std::string& sentence) { return {base::ErrorKind::too_large, sentence, {}}; }

base::Error crash(int status, const std::string& log) {
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
    return too_much("Việc đọc tệp này đã dừng vì tốn quá nhiều thời gian tính toán.");
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ)
    return too_much("Việc đọc tệp này đã dừng vì sinh ra quá nhiều dữ liệu tạm.");
  if (WIFSIGNALED(status))
    std::fprintf(stderr, "sandbox: job ended by signal %d\n%s", WTERMSIG(status), log.c_str());
  else
    std::fprintf(stderr, "sandbox: job ended with status %d\n%s", WEXITSTATUS(status), log.c_str());
  return {base::ErrorKind::invalid, "Bộ đọc gặp sự cố với tệp này nên đã dừng; các tệp khác không bị ảnh hưởng.", {}};
}

std::string megabytes(std::size_t bytes) { return std::to_string(bytes >> 20) + " MB"; }

}  // namespace

base::Result<Answer> run(const Job& job) {
  const TemporaryFolder folder;
  Child child = start(job, folder.path());
  Watchman watchman(job, child);
  const End end = watchman.watch();
  const int status = end == End::closed ? wait_a_moment(child.process) : end_and_reap(child.process);
  watchman.listen_to_the_rest();
  Inlet& inlet = watchman.inlet();
  switch (end) {
    case End::stopped:
      return base::Error{base::ErrorKind::cancelled, "Việc đọc đã dừng theo yêu cầu.", {}};
    case End::memory:
      return too_much("Việc đọc tệp này cần nhiều bộ nhớ hơn mức cho phép (" + megabytes(job.limits.memory_bytes) +
                      ") nên đã dừng.");
    case End::processes:
      return too_much("Việc đọc tệp này mở quá nhiều tiến trình nên đã dừng.");
    case End::silence:
      return too_much("Việc đọc tệp này đã dừng vì không tiến triển trong " +
                      std::to_string(job.limits.silent_seconds) + " giây.");
    case End::time:
      return too_much("Việc đọc tệp này đã dừng vì kéo dài quá " + std::to_string(job.limits.seconds) + " giây.");
    case End::told:
    case End::closed:
      break;
  }
  if (inlet.over_limit()) return too_much("Kết quả đọc tệp này quá lớn nên việc đọc đã dừng.");
  if (inlet.state() == Inlet::State::refused) return inlet.refusal();
  if (inlet.state() == Inlet::State::answered) return std::move(inlet.answer());
  return crash(status, watchman.log());
}

void serve(const OpenDoors& doors, const std::function<void(Outlet&)>& work) {
  ::fcntl(outlet_descriptor, F_SETFD, FD_CLOEXEC);
  const char* text = std::getenv(limits_variable);
  const char* folder = std::getenv("TMPDIR");
  const std::optional<Limits> limits = text == nullptr ? std::nullopt : limits_from(text);
  if (!limits || folder == nullptr || ::fcntl(outlet_descriptor, F_GETFD) < 0) {
    std::fputs("This command is for the program itself.\n", stderr);
    ::_exit(2);
  }
  OpenDoors all = doors;
  all.writable.emplace_back(folder);
  work_and_leave(all, *limits, work);
}

}  // namespace sandbox
