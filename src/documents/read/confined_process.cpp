// SPDX-License-Identifier: AGPL-3.0-or-later
#include "documents/read/confined_process.h"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdint>

namespace documents {
namespace {

#if defined(__x86_64__)
constexpr std::uint32_t machine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t machine = AUDIT_ARCH_AARCH64;
#else
#error "the network filter knows x86-64 and ARM64 only"
#endif

constexpr sock_filter statement(std::uint16_t code, std::uint32_t k) { return {code, 0, 0, k}; }
constexpr sock_filter jump(std::uint16_t code, std::uint32_t k, std::uint8_t yes, std::uint8_t no) {
  return {code, yes, no, k};
}

// Lets socket() make nothing but sockets inside the machine. Nobody may reach the program through one of those either:
// bind() and listen() do nothing and say that they did, as LibreOffice does not run where it cannot listen in /tmp,
// which may be shut around it. Calls of other machine types and of the x32 kind, which could go around all this, are
// refused. A plain program, as between fork and exec nothing may be allocated.
constexpr std::array<sock_filter, 15> no_network{statement(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)),
                                                 jump(BPF_JMP | BPF_JEQ | BPF_K, machine, 1, 0),
                                                 statement(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
                                                 statement(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
                                                 jump(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 7, 0),
                                                 jump(BPF_JMP | BPF_JEQ | BPF_K, SYS_io_uring_setup, 6, 0),
                                                 jump(BPF_JMP | BPF_JEQ | BPF_K, SYS_bind, 6, 0),
                                                 jump(BPF_JMP | BPF_JEQ | BPF_K, SYS_listen, 5, 0),
                                                 jump(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0, 5),
                                                 statement(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, args)),
                                                 jump(BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 3, 0),
                                                 statement(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EAFNOSUPPORT),
                                                 statement(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
                                                 statement(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | 0),
                                                 statement(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)};

std::vector<char*> pointers(const std::vector<std::string>& strings) {
  std::vector<char*> out;
  for (const std::string& s : strings) out.push_back(const_cast<char*>(s.c_str()));  // execve does not write to them
  out.push_back(nullptr);
  return out;
}

void limit(__rlimit_resource_t what, rlim_t most) {
  const rlimit both{most, most};
  setrlimit(what, &both);
}

// Only calls that are safe after fork in a program with threads.
[[noreturn]] void become(const char* folder, char* const* arguments, char* const* environment, int seconds,
                         std::size_t file_bytes) {
  setpgid(0, 0);
  const int nowhere = open("/dev/null", O_RDWR);
  for (int fd = 0; fd < 3; ++fd) dup2(nowhere, fd);
  syscall(SYS_close_range, 3u, ~0u, 0u);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, static_cast<rlim_t>(seconds) + 1);
  if (file_bytes > 0) limit(RLIMIT_FSIZE, file_bytes);
  sock_fprog filter{static_cast<unsigned short>(no_network.size()), const_cast<sock_filter*>(no_network.data())};
  const bool confined = chdir(folder) == 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
                        prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter, 0, 0) == 0;
  if (confined) execve(arguments[0], arguments, environment);
  _exit(127);
}

// Waits for the end, a tenth of a second at a time.
bool has_ended(pid_t child, int process_fd, int& status) {
  if (process_fd >= 0) {
    pollfd wait{process_fd, POLLIN, 0};
    poll(&wait, 1, 100);
  } else {
    poll(nullptr, 0, 20);
  }
  return waitpid(child, &status, WNOHANG) == child;
}

}  // namespace

ConfinedProcess::End ConfinedProcess::run() const {
  std::vector<std::string> all{program};
  all.insert(all.end(), arguments.begin(), arguments.end());
  const std::vector<char*> argv = pointers(all), envp = pointers(environment);
  const pid_t child = fork();
  if (child < 0) return End::not_started;
  if (child == 0) become(folder.c_str(), argv.data(), envp.data(), seconds, file_bytes);
  setpgid(child, child);  // also here: whichever of the two comes first
  const auto process_fd = static_cast<int>(syscall(SYS_pidfd_open, child, 0));
  const auto end_of_time = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  End end = End::exited;
  int status = 0;
  while (!has_ended(child, process_fd, status)) {
    if (std::chrono::steady_clock::now() >= end_of_time)
      end = End::out_of_time;
    else if (go_on && !go_on())
      end = End::stopped;
    else
      continue;
    kill(-child, SIGKILL);
    waitpid(child, &status, 0);
    break;
  }
  kill(-child, SIGKILL);  // whatever it left running
  if (process_fd >= 0) close(process_fd);
  if (end == End::exited && WIFEXITED(status) && WEXITSTATUS(status) == 127) return End::not_started;
  if (end == End::exited && WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) return End::out_of_time;
  return end;
}

}  // namespace documents
